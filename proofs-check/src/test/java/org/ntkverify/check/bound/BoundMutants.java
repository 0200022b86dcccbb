package org.ntkverify.check.bound;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;

/** Wrong formulas, each with the check and the data that catch it. */
final class BoundMutants {

    /** What catches a wrong formula. */
    enum Check {
        /** It crosses the certified eigenvalue. */
        CROSSES,
        /** It differs from the reference value. */
        DIFFERS
    }

    /**
     * A wrong formula.
     *
     * @param bound the bound it pretends to be
     * @param setting where it is caught
     */
    record Mutant(String name, String bound, BoundSetting setting, Check check, ToDoubleFunction<BoundSetting> wrong) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final FiniteWidth WIDE = new FiniteWidth(List.of(1_000_000), 0.0625);
    private static final BoundSetting UNIT = BoundSetting.of(BoundData.shallow(), BoundData.rationalUnit(), WIDE);
    private static final BoundSetting SCALED = BoundSetting.of(BoundData.relu(1, 2), BoundData.rationalScaled(), WIDE);
    private static final BoundSetting ORTHONORMAL = on(BoundData.orthonormal(6));
    private static final BoundSetting ARC = on(BoundData.arc(60, 0.3));
    private static final BoundSetting SPHERE = on(Inputs.sphere(20, 6, 7));
    private static final BoundSetting NEIGHBOURS = on(BoundData.nearDuplicate(1e-6));
    private static final BoundSetting CROSS = on(BoundData.crossPolytope(4));
    private static final BoundSetting LONER = on(BoundData.pairAndLoner());
    private static final BoundSetting NORMS = on(BoundData.scaled(Inputs.sphere(20, 6, 7), 0.1, 10));
    private static final BoundSetting SHORT = on(BoundData.scaled(Inputs.sphere(20, 6, 7), 0.1, 0.1));

    /** The last power before the tail of the mutants. */
    private static final int LAST = 60;

    private BoundMutants() {}

    private static BoundSetting on(Inputs inputs) {
        return BoundSetting.of(BoundData.shallow(), inputs);
    }

    static List<Mutant> all() {
        return List.of(
                crosses("a fraction of delta", "oymak-gates", SPHERE, s -> delta(s) / 2),
                crosses("1/(2 pi) for 1/(4 pi)", "oymak-gates", ARC, s -> delta(s) / (2 * Math.PI)),
                differs("N for N^2", "oymak-gates", UNIT, s -> delta(s) / (100 * s.count())),
                crosses("mu_0^2 not left out", "hermite-gershgorin-tangent", ORTHONORMAL, s -> gershgorin(s, 1, 1, 1)),
                crosses("kernel of the deep convention", "hermite-gershgorin-tangent", ORTHONORMAL, s -> 2 * right(s)),
                crosses("factor 4", "hermite-gershgorin-tangent", SPHERE, s -> 4 * right(s)),
                crosses(
                        "min for max over rows",
                        "hermite-gershgorin-tangent",
                        NEIGHBOURS,
                        s -> gershgorin(s, 1, 0, -1)),
                differs("exponent 2p", "hermite-gershgorin-tangent", UNIT, s -> gershgorin(s, 2, 0, 1)),
                differs("tail dropped", "hermite-gershgorin-tangent", UNIT, s -> right(s) - tail(LAST + 1)),
                crosses("max for min of the norms", "hermite-gershgorin-inner", NORMS, BoundMutants::largestNorm),
                crosses("tail from p = 0", "series-tail-tangent", ORTHONORMAL, s -> tail(0)),
                crosses(
                        "max for min of c_r^2",
                        "gegenbauer-gates",
                        SPHERE,
                        s -> coefficient(1) / coefficient(7) * right(s, "gegenbauer-gates")),
                differs("parity swapped", "gegenbauer-outer", UNIT, s -> right(s, "gegenbauer-gates")),
                differs(
                        "mu_r(s) for mu_r(s')",
                        "hermite-khatri-rao",
                        UNIT,
                        s -> khatriRao(s, KernelPart.OUTER_LAYER, 1)),
                differs("power r for r + 1", "hermite-khatri-rao", UNIT, s -> khatriRao(s, KernelPart.GATES, 0)),
                crosses(
                        "norms forgotten",
                        "schur-gates",
                        SHORT,
                        s -> s.smallestEigenvalue(KernelPart.GATES).lower()),
                crosses("gains of later layers forgotten", "layer-sum", ORTHONORMAL, s -> 0.5 + right(s, "layer-sum")),
                crosses("hidden layers for weight layers", "depth-times-norm", ORTHONORMAL, s -> 0.5),
                crosses("max for min over rows", "gershgorin", LONER, s -> -smallestOverRows(s, -1)),
                differs("max for min of the diagonal", "diagonal-minimum", SCALED, s -> 8),
                crosses(
                        "twice one summand",
                        "weyl",
                        SPHERE,
                        s -> 2 * s.smallestEigenvalue(KernelPart.INNER_LAYER).lower()),
                differs("sum for difference", "two-point", UNIT, s -> 2 - right(s, "two-point")),
                crosses(
                        "1/(4 pi) for 1/(2 pi)",
                        "two-point-tangent",
                        NEIGHBOURS,
                        s -> right(s, "two-point-tangent") / 2),
                crosses("kappa_1 for kappa_0", "effective-rank", SPHERE, s -> 2),
                crosses("matrix divided by N", "low-rank-tail", CROSS, s -> right(s, "low-rank-tail") / s.count()),
                differs(
                        "delta for delta^2",
                        "karhadkar-shallow",
                        UNIT,
                        s -> SeparationBounds.rate(separation(s), 3, 1).lower()),
                differs(
                        "delta^2 for delta^4",
                        "karhadkar-deep",
                        UNIT,
                        s -> SeparationBounds.rate(separation(s), 3, 2).lower() / 2),
                differs("2N for 2N^2", "du-hoeffding", UNIT, s -> hoeffding(s, 2 * s.count(), 2)),
                differs("m for 2m", "du-hoeffding", UNIT, s -> hoeffding(s, 2 * s.count() * s.count(), 1)),
                differs(
                        "half of lambda_0 at once",
                        "du-chernoff",
                        UNIT,
                        s -> s.smallestEigenvalue(KernelPart.INNER_LAYER).lower() / 2));
    }

    private static Mutant crosses(
            String name, String bound, BoundSetting setting, ToDoubleFunction<BoundSetting> wrong) {
        return new Mutant(name, bound, setting, Check.CROSSES, wrong);
    }

    private static Mutant differs(
            String name, String bound, BoundSetting setting, ToDoubleFunction<BoundSetting> wrong) {
        return new Mutant(name, bound, setting, Check.DIFFERS, wrong);
    }

    private static double right(BoundSetting setting) {
        return right(setting, "hermite-gershgorin-tangent");
    }

    private static double right(BoundSetting setting, String bound) {
        return TheoremBounds.named(bound).evaluate(setting).safeValue().orElseThrow();
    }

    private static Interval separation(BoundSetting setting) {
        return setting.geometry().separation().orElseThrow().delta();
    }

    private static double delta(BoundSetting setting) {
        return separation(setting).midpoint();
    }

    private static double tail(int p) {
        return KernelSeries.relu(KernelPart.TANGENT).tail(p).midpoint();
    }

    private static double coefficient(int degree) {
        return GegenbauerBounds.coefficient(KernelPart.GATES, degree, 6).midpoint();
    }

    private static double largestNorm(BoundSetting setting) {
        Geometry geometry = setting.geometry();
        return right(setting, "hermite-gershgorin-inner")
                * geometry.largestSquaredNorm().midpoint()
                / geometry.smallestSquaredNorm().midpoint();
    }

    /** The series with {@code |rho|^(factor p)}, the bracket of p = 0, and the largest (1) or smallest (-1) row. */
    private static double gershgorin(BoundSetting setting, int factor, double constant, int sign) {
        KernelSeries series = KernelSeries.relu(KernelPart.TANGENT);
        double sum = series.coefficient(0).midpoint() * constant;
        double bracket = 0;
        for (int p = 1; p <= LAST; p++) {
            int power = factor * p;
            // max of -x is -min of x.
            bracket = Math.max(0, 1 - sign * largestOverRows(setting, power, sign));
            sum += series.coefficient(p).midpoint() * bracket;
        }
        return setting.gain().midpoint() * (sum + tail(LAST + 1) * bracket);
    }

    private static double largestOverRows(BoundSetting setting, int power, int sign) {
        int n = setting.count();
        return IntStream.range(0, n)
                .mapToDouble(i -> sign
                        * IntStream.range(0, n)
                                .filter(k -> k != i)
                                .mapToDouble(k -> Math.pow(
                                        Math.abs(setting.geometry()
                                                .correlation(i, k)
                                                .midpoint()),
                                        power))
                                .sum())
                .max()
                .orElseThrow();
    }

    /** {@code min_i sign (K_ii - sum |K_ik|)}. */
    private static double smallestOverRows(BoundSetting setting, int sign) {
        IntervalMatrix matrix = setting.matrix(KernelPart.TANGENT);
        return IntStream.range(0, matrix.size())
                .mapToDouble(i -> sign
                        * (2 * matrix.midpoint(i, i)
                                - IntStream.range(0, matrix.size())
                                        .mapToDouble(k -> Math.abs(matrix.midpoint(i, k)))
                                        .sum()))
                .min()
                .orElseThrow();
    }

    private static double khatriRao(BoundSetting setting, KernelPart part, int shift) {
        return IntStream.range(1 - shift, 20)
                .mapToDouble(r -> KernelSeries.relu(part)
                        .coefficient(r)
                        .times(setting.geometry().smallestOfPower(r + shift))
                        .midpoint())
                .max()
                .orElseThrow();
    }

    private static double hoeffding(BoundSetting setting, double entries, double factor) {
        return setting.smallestEigenvalue(KernelPart.INNER_LAYER).midpoint()
                - setting.count()
                        * Math.sqrt(Math.log(entries / WIDE.failure())
                                / (factor * WIDE.widths().get(0)));
    }
}

package org.ntkverify.check.catalogue.nguyen2021;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.UnknownConstant;
import org.ntkverify.check.UnknownConstant.Side;
import org.ntkverify.check.bound.KernelConvention;
import org.ntkverify.check.bound.KernelPart;
import org.ntkverify.check.pattern.ExtremalSet;
import org.ntkverify.check.pattern.Geometries;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Expression;

/** Smallest eigenvalues of deep ReLU networks, [NMM21]: definitions read, theorems as restated elsewhere or from memory. */
public final class Nguyen2021 {

    static final String KEY = "nguyen2021";

    private static final String NETWORK =
            "standard normal weights, kernel multiplied by prod_(l<L) 2/n_l, infinite width, no bias; L weight layers";

    private Nguyen2021() {}

    /** Returns the claims. */
    public static List<Claim> claims() {
        return List.of(diagonal(), layerSum(), depthBound(), depthGrowth(), norms(), highDimension(), rate());
    }

    private static Source derived(String locator) {
        return new Source(KEY, "NMM21", locator, Provenance.DERIVED);
    }

    private static List<Assumption> assumptions() {
        return List.of(Assumption.byConstruction(NETWORK));
    }

    private static ExtremalSet deep(int hiddenLayers, Inputs inputs) {
        return ExtremalSet.of(KernelConvention.NGUYEN.architecture(hiddenLayers), inputs);
    }

    /** Depths 2, 3 and 5 in weight layers. */
    private static List<ExtremalSet> sets() {
        List<ExtremalSet> sets = new ArrayList<>();
        for (int hidden : List.of(1, 2, 4)) {
            for (Inputs inputs :
                    List.of(Inputs.sphere(25, 30, 3), Inputs.sphere(40, 10, 3), Geometries.clusters(4, 5, 0.05))) {
                sets.add(deep(hidden, inputs));
            }
        }
        return sets;
    }

    private static Claim diagonal() {
        return Identities.holds(
                KEY + "/diagonal",
                derived("the recursion at equal inputs"),
                "Diagonal L |x|^2",
                "K^(L)(x, x) = L |x|^2 for L = 2..6 weight layers.",
                assumptions(),
                List.of(new Identity("L |x|^2", diagonals(KernelConvention.NGUYEN, 0, 1))),
                List.of(
                        Identities.falsifier(
                                "hidden-layers-for-weight-layers",
                                "(L - 1) |x|^2",
                                diagonals(KernelConvention.NGUYEN, -1, 1),
                                Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "length-for-its-square",
                                "L |x|",
                                diagonals(KernelConvention.NGUYEN, 0, 2),
                                Identities.atLeast(0.3))));
    }

    private static List<Equation> diagonals(KernelConvention convention, int shift, long root) {
        Expression square = Expression.variable("a");
        List<Equation> equations = new ArrayList<>();
        for (int hidden = 1; hidden <= 5; hidden++) {
            KernelRecursion recursion = KernelRecursion.of(convention.architecture(hidden));
            KernelProgram program = recursion.program();
            Expression theta =
                    program.inlined(recursion.ntk()).substitute(Map.of("xx", square, "yy", square, "xy", square));
            Expression length = root == 1 ? square : square.sqrt();
            equations.add(Equation.of(
                    "L = %s".formatted(hidden + 1),
                    theta,
                    length.times(hidden + 1L + shift),
                    List.of(Map.of("a", Expression.integer(4)), Map.of("a", Expression.ratio(1, 9)))));
        }
        return equations;
    }

    private static Claim layerSum() {
        List<ExtremalSet> orthonormal = List.of(deep(1, Geometries.orthonormal(6)));
        return Identities.holds(
                KEY + "/layer-sum",
                derived("Schur's inequality with unit diagonals of the derivative kernels"),
                "Sum of the layers' minima",
                "lambda_min(K^(L)) >= sum_l lambda_min(G^(l)) for unit inputs: L = 2, 3, 5 weight layers on three sets of inputs each.",
                assumptions(),
                List.of(ExtremalSet.each("sum of the minima", sets(), set -> set.above("layer-sum", 1))),
                List.of(
                        Identities.violated(
                                "twice",
                                ExtremalSet.each(
                                        "twice the sum, orthonormal inputs",
                                        orthonormal,
                                        set -> set.above("layer-sum", 2)),
                                0.4),
                        Identities.violated(
                                "diagonals-for-minima",
                                ExtremalSet.each(
                                        "the sum of the diagonals L |x|^2",
                                        sets(),
                                        set -> set.above("depth-times-norm", 1)),
                                0.3)));
    }

    private static Claim depthBound() {
        List<ExtremalSet> orthonormal = List.of(deep(1, Geometries.orthonormal(6)));
        return Identities.holds(
                KEY + "/depth-bound",
                derived("diagonal of the kernel: the upper bound of the infinite-width theorem, with its constant"),
                "lambda_min is at most L |x|^2",
                "lambda_min(K^(L)) <= L min |x_i|^2: L = 2, 3, 5 weight layers on three sets of inputs each.",
                assumptions(),
                List.of(ExtremalSet.each("L min |x|^2", sets(), set -> set.below("depth-times-norm", 1))),
                List.of(
                        Identities.violated(
                                "hidden-layers-for-weight-layers",
                                ExtremalSet.each(
                                        "(L - 1) min |x|^2, orthonormal inputs",
                                        orthonormal,
                                        set -> set.atMost(KernelPart.TANGENT, "minNorm^2")),
                                0.3),
                        Identities.violated(
                                "one-layer",
                                ExtremalSet.each(
                                        "mu_2^2 L |x|^2, the lower rate as an upper bound",
                                        orthonormal,
                                        set -> set.below("depth-times-norm", 0.0796)),
                                0.8)));
    }

    private static Claim depthGrowth() {
        List<Inputs> data = List.of(Inputs.sphere(25, 30, 3), Geometries.arc(24, 0.3), Geometries.antipodalPairs(8));
        return Identities.holds(
                KEY + "/growth-in-depth",
                derived("Schur's inequality with unit diagonals, one layer at a time"),
                "lambda_min grows with depth",
                "lambda_min(K^(L+1)) >= lambda_min(K^(L)) + lambda_min(G^(L+1)) for unit inputs: L = 2, 3, 4 weight layers, random points, an arc, antipodal pairs.",
                assumptions(),
                List.of(growth("one more layer", data, 1, 1)),
                List.of(
                        Identities.violated(
                                "shrinks",
                                new Inequality(
                                        "lambda_min(K^(L+1)) <= lambda_min(K^(L)), orthonormal inputs",
                                        List.of(new Inequality.Case(
                                                "L = 2",
                                                deep(2, Geometries.orthonormal(6))
                                                        .eigenvalue(KernelPart.TANGENT),
                                                deep(1, Geometries.orthonormal(6))
                                                        .eigenvalue(KernelPart.TANGENT)))),
                                0.2),
                        Identities.violated(
                                "doubles", growth("twice as large", List.of(Geometries.orthonormal(6)), 2, 1), 0.1)));
    }

    private static Inequality growth(String text, List<Inputs> data, double first, double second) {
        List<Inequality.Case> cases = new ArrayList<>();
        for (Inputs inputs : data) {
            for (int hidden = 1; hidden <= 3; hidden++) {
                ExtremalSet before = deep(hidden, inputs);
                ExtremalSet after = deep(hidden + 1, inputs);
                cases.add(new Inequality.Case(
                        "%s, L = %s".formatted(inputs.text(), hidden + 1),
                        () -> Interval.of(first)
                                .times(before.smallest(KernelPart.TANGENT))
                                .plus(Interval.of(second).times(after.smallest(KernelPart.OUTER_LAYER))),
                        () -> after.smallest(KernelPart.TANGENT)));
            }
        }
        return new Inequality(text, cases);
    }

    private static Claim norms() {
        List<ExtremalSet> sets = Stream.of(Inputs.sphere(25, 30, 3), Inputs.sphere(20, 10, 7))
                .map(inputs -> deep(1, Geometries.ofNorms(inputs, 0.5, 2)))
                .toList();
        return Identities.holds(
                KEY + "/hermite-gershgorin-with-norms",
                derived("homogeneity of ReLU and the Hermite-Gershgorin bound of the directions"),
                "Hermite-Gershgorin with norms",
                "lambda_min(G^(2)) >= 2 min|x|^2 sum_r mu_r^2 (1 - max_i sum |rho|^r)_+, and the same for K^(2): two sets of inputs with norms 1/2 to 2.",
                assumptions(),
                List.of(new Inequality(
                        "both kernels",
                        sets.stream()
                                .flatMap(set -> Stream.of(
                                        set.above("hermite-gershgorin-outer", 1),
                                        set.above("hermite-gershgorin-tangent", 1)))
                                .toList())),
                List.of(
                        Identities.violated(
                                "largest-norm",
                                ExtremalSet.each(
                                        "max|x|^2 for min|x|^2, a factor of 16",
                                        sets,
                                        set -> set.above("hermite-gershgorin-tangent", 16)),
                                0.5),
                        Identities.violated(
                                "trace-for-minimum",
                                ExtremalSet.each(
                                        "lambda_min(K^(2)) >= maxNorm^2",
                                        sets,
                                        set -> set.atLeast(KernelPart.TANGENT, "maxNorm^2")),
                                0.5)));
    }

    private static Claim highDimension() {
        List<ExtremalSet> sets = IntStream.of(25, 50)
                .mapToObj(count -> ExtremalSet.shallow(Inputs.sphere(count, 200, 5)))
                .toList();
        return Identities.holds(
                KEY + "/high-dimension-constant",
                derived("linear part plus the rest of the Hermite mass; compare Montanari and Zhong"),
                "lambda_min(N) in high dimension",
                "For N much smaller than d^2, lambda_min(N) is close to 1/4 - 1/(2 pi) + (1/4)(1 - sqrt(N/d))^2: within 12 % for d = 200 and N = 25, 50 random points of the sphere. "
                        + "The margin was set after such eigenvalues had been seen; it is about four Tracy-Widom scales at N = 25, and the refuted "
                        + "variants are off by 40 % or more.",
                ExtremalSet.onSphere("N = E[s(w.x) s(w.x')], s = ReLU"),
                List.of(near("mu_0^2 subtracted", sets, "(1/4-1/(2*Pi)+(1-Sqrt(N/d))^2/4)")),
                List.of(
                        Identities.violated("constant-kept", near("1/4 + ...", sets, "(1/4+(1-Sqrt(N/d))^2/4)"), 0.3),
                        Identities.violated(
                                "linear-part-missing", near("1/4 - 1/(2 pi)", sets, "(1/4-1/(2*Pi))"), 0.2)));
    }

    private static Inequality near(String text, List<ExtremalSet> sets, String formula) {
        return new Inequality(
                text,
                sets.stream()
                        .flatMap(set -> Stream.of(
                                set.atLeast(KernelPart.OUTER_LAYER, "0.88*" + formula),
                                set.atMost(KernelPart.OUTER_LAYER, "1.12*" + formula)))
                        .toList());
    }

    private static Claim rate() {
        List<ExtremalSet> sets = sets();
        return new Claim(
                KEY + "/rate-in-dimension",
                new Source(
                        KEY,
                        "NMM21",
                        "our reading of the infinite-width theorem with r = 2, as restated by Karhadkar et al.",
                        Provenance.OUR_READING),
                "Lower bound mu_r^2 d",
                "lambda_min(K^(L)) >= C mu_2(s)^2 |x|^2 for random concentrated inputs, |x|^2 of order d: the worst ratio is told.",
                Expectation.OPEN,
                assumptions(),
                List.of(new UnknownConstant(
                        "ratio to mu_2^2 min|x|^2",
                        Side.AT_LEAST,
                        sets.stream()
                                .map(set -> new UnknownConstant.Case(
                                        "%s, %s hidden".formatted(set.label(), set.hiddenLayers()),
                                        set.eigenvalue(KernelPart.TANGENT),
                                        () -> set.ratioFormula("nguyen-rate")))
                                .toList())),
                Optional.empty(),
                List.of(explicit("whole-norm", sets, "minNorm^2"), explicit("five-norms", sets, "5*minNorm^2")));
    }

    private static Falsifier explicit(String id, List<ExtremalSet> sets, String formula) {
        return Identities.violated(
                id,
                ExtremalSet.each("lambda_min >= " + formula, sets, set -> set.atLeast(KernelPart.TANGENT, formula)),
                0.3);
    }
}

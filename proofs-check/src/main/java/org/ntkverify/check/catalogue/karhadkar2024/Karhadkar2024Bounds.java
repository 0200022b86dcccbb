package org.ntkverify.check.catalogue.karhadkar2024;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.UnknownConstant;
import org.ntkverify.check.UnknownConstant.Side;
import org.ntkverify.check.bound.KernelConvention;
import org.ntkverify.check.bound.KernelPart;
import org.ntkverify.check.pattern.ExtremalSet;
import org.ntkverify.check.pattern.Geometries;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.data.Inputs;

/** Bounds by the separation: certificates with explicit constants, and the theorems, whose constants are unknown. */
final class Karhadkar2024Bounds {

    private static final String NETWORK = "f = n^(-1/2) sum_j v_j relu(w_j.x), all weights standard normal and trained";

    private Karhadkar2024Bounds() {}

    static List<Claim> claims() {
        return List.of(gegenbauer(), twoPoint(), nearDuplicates(), arcs(), shallow(), deep(), upper());
    }

    private static Claim gegenbauer() {
        List<ExtremalSet> sets = ExtremalSet.separated();
        List<ExtremalSet> orthonormal = List.of(ExtremalSet.ORTHONORMAL);
        return Identities.holds(
                Karhadkar2024.KEY + "/gegenbauer-certificate",
                Karhadkar2024.derived(
                        "Funk-Hecke series behind the lemma on the harmonics matrix, without its constant"),
                "Bound by spherical harmonics",
                "lambda_min(K) >= max_R c_(2R+beta)^2 lambda_min(P_R), P_R the Gram matrix of the harmonics of degree up to 2R + beta of one parity: gates (beta = 1) and N (beta = 0) on %s sets of inputs."
                        .formatted(sets.size()),
                ExtremalSet.onSphere(NETWORK),
                List.of(new Inequality(
                        "gates and N",
                        sets.stream()
                                .flatMap(set ->
                                        Stream.of(set.above("gegenbauer-gates", 1), set.above("gegenbauer-outer", 1)))
                                .toList())),
                List.of(
                        Identities.violated(
                                "largest-coefficient",
                                ExtremalSet.each(
                                        "9 times the bound for gates, as with c_1^2 for c_3^2 in dimension 3 or more",
                                        orthonormal,
                                        set -> set.above("gegenbauer-gates", 9)),
                                0.1),
                        Identities.violated(
                                "diagonal-of-harmonics",
                                ExtremalSet.each(
                                        "lambda_min(gates) >= 1/2, all harmonics weighted by the trace",
                                        sets,
                                        set -> set.atLeast(KernelPart.GATES, "1/2")),
                                0.5)));
    }

    private static Claim twoPoint() {
        List<ExtremalSet> sets = ExtremalSet.separated();
        return Identities.holds(
                Karhadkar2024.KEY + "/two-point-bound",
                Karhadkar2024.derived("Rayleigh quotient of e_i - e_k, behind the upper bound by delta'"),
                "Two-point upper bound",
                "lambda_min(H + N) <= 1 - (2 cos(theta)(pi - theta) + sin(theta))/(2 pi) and lambda_min(H) <= 1/2 - cos(theta)(pi - theta)/(2 pi), theta the smallest angle: on %s sets of inputs."
                        .formatted(sets.size()),
                ExtremalSet.onSphere(NETWORK),
                List.of(new Inequality(
                        "H and H + N",
                        sets.stream()
                                .flatMap(set ->
                                        Stream.of(set.below("two-point-inner", 1), set.below("two-point-tangent", 1)))
                                .toList())),
                List.of(
                        Identities.violated(
                                "half",
                                ExtremalSet.each(
                                        "half the bound for H + N",
                                        List.of(ExtremalSet.NEAR_DUPLICATE),
                                        set -> set.below("two-point-tangent", 0.5)),
                                0.4),
                        Identities.violated(
                                "square-of-the-distance",
                                ExtremalSet.each(
                                        "lambda_min(H + N) <= separation^2",
                                        List.of(ExtremalSet.NEAR_DUPLICATE),
                                        set -> set.atMost(KernelPart.TANGENT, "separation^2")),
                                0.9)));
    }

    private static Claim nearDuplicates() {
        List<ExtremalSet> sets = Stream.of(1e-3, 1e-4, 1e-5, 1e-6)
                .map(distance -> ExtremalSet.shallow(Geometries.withNeighbour(distance, 1)))
                .toList();
        List<ExtremalSet> closest = sets.subList(2, 4);
        return Identities.holds(
                Karhadkar2024.KEY + "/two-point-limit",
                Karhadkar2024.derived("limit of the two-point bound: k(1) - k(cos theta) = theta/(2 pi) + O(theta^2)"),
                "Near duplicates: delta'/(2 pi)",
                "Eleven inputs, two of them at distance delta' = 1e-3, 1e-4, 1e-5, 1e-6: 0.97 delta'/(2 pi) <= lambda_min(H + N) <= 1.03 delta'/(2 pi). A ReLU layer sees distances linearly; N alone sees their squares.",
                ExtremalSet.onSphere(NETWORK),
                List.of(new Inequality(
                        "both sides",
                        sets.stream()
                                .flatMap(set -> Stream.of(
                                        set.atLeast(KernelPart.TANGENT, "0.97*separation/(2*Pi)"),
                                        set.atMost(KernelPart.TANGENT, "1.03*separation/(2*Pi)")))
                                .toList())),
                List.of(
                        Identities.violated(
                                "half-of-delta",
                                ExtremalSet.each(
                                        "lambda_min(H + N) >= delta/2",
                                        sets,
                                        set -> set.atLeast(KernelPart.TANGENT, "delta/2")),
                                0.5),
                        Identities.violated(
                                "four-pi",
                                ExtremalSet.each(
                                        "lambda_min(H + N) <= separation/(4 pi)",
                                        sets,
                                        set -> set.atMost(KernelPart.TANGENT, "separation/(4*Pi)")),
                                0.4),
                        Identities.violated(
                                "outer-layer-too",
                                ExtremalSet.each(
                                        "lambda_min(N) >= separation/100",
                                        closest,
                                        set -> set.atLeast(KernelPart.OUTER_LAYER, "separation/100")),
                                0.9)));
    }

    private static Claim arcs() {
        List<ExtremalSet> sets = Stream.of(24, 48)
                .map(count -> ExtremalSet.shallow(Geometries.arc(count, 0.3)))
                .toList();
        return new Claim(
                Karhadkar2024.KEY + "/separation-over-two-pi",
                Karhadkar2024.derived("what the two-point limit suggests, and equispaced points of a curve refute"),
                "lambda_min(H + N) >= delta/(2 pi)",
                "For separated unit inputs lambda_min(H + N) >= delta/(2 pi). False: on equispaced arcs the Toeplitz symbol at frequency pi gives delta/(4 pi).",
                Expectation.FAILS,
                ExtremalSet.onSphere(NETWORK),
                List.of(ExtremalSet.each(
                        "delta/(2 pi) on arcs of 24 and 48 points",
                        sets,
                        set -> set.atLeast(KernelPart.TANGENT, "delta/(2*Pi)"))),
                Optional.of(ExtremalSet.each(
                        "delta/(4 pi) on the same arcs", sets, set -> set.atLeast(KernelPart.TANGENT, "delta/(4*Pi)"))),
                List.of(
                        Identities.violated(
                                "three-pi",
                                ExtremalSet.each(
                                        "delta/(3 pi)", sets, set -> set.atLeast(KernelPart.TANGENT, "delta/(3*Pi)")),
                                0.2),
                        Identities.violated(
                                "half-of-delta",
                                ExtremalSet.each("delta/2", sets, set -> set.atLeast(KernelPart.TANGENT, "delta/2")),
                                0.8)));
    }

    private static Claim shallow() {
        List<ExtremalSet> sets = ExtremalSet.searched();
        return new Claim(
                Karhadkar2024.KEY + "/shallow-lower-bound",
                Karhadkar2024.found("theorem for two layers, infinite width; delta clamped to 1 (erratum 1)"),
                "Two layers: lower bound by delta",
                "lambda_min(H + N) >= C (1 + d log(1/delta)/log d)^-3 delta^2 for some C > 0, d >= 3: the worst ratio over %s sets of inputs is told."
                        .formatted(sets.size()),
                Expectation.OPEN,
                ExtremalSet.onSphere(NETWORK),
                List.of(ratios("karhadkar-shallow", Side.AT_LEAST, sets)),
                Optional.empty(),
                List.of(
                        explicit("half-of-delta", sets, "delta/2", 0.5),
                        explicit("twice-over-pi", sets, "delta/Pi", 0.2)));
    }

    private static Claim upper() {
        List<ExtremalSet> sets = ExtremalSet.searched();
        return new Claim(
                Karhadkar2024.KEY + "/shallow-upper-bound",
                Karhadkar2024.found("theorem for two layers, infinite width"),
                "Two layers: upper bound by delta'",
                "lambda_min(H + N) <= C delta' for some C, d >= 3: the worst ratio over %s sets of inputs is told; near duplicates have 1/(2 pi)."
                        .formatted(sets.size()),
                Expectation.OPEN,
                ExtremalSet.onSphere(NETWORK),
                List.of(ratios("karhadkar-upper", Side.AT_MOST, sets)),
                Optional.empty(),
                List.of(
                        Identities.violated(
                                "square",
                                ExtremalSet.each(
                                        "lambda_min(H + N) <= separation^2",
                                        List.of(ExtremalSet.NEAR_DUPLICATE),
                                        set -> set.atMost(KernelPart.TANGENT, "separation^2")),
                                0.9),
                        Identities.violated(
                                "delta-for-delta-prime",
                                ExtremalSet.each(
                                        "lambda_min(H + N) <= delta: near antipodes are harmless",
                                        List.of(ExtremalSet.NEAR_ANTIPODAL),
                                        set -> set.atMost(KernelPart.TANGENT, "delta")),
                                0.9)));
    }

    private static Claim deep() {
        List<ExtremalSet> sets = Stream.of(2, 4)
                .flatMap(hidden -> Stream.of(
                                Inputs.sphere(20, 3, 7),
                                Geometries.arc(24, 0.3),
                                Geometries.withNeighbour(1e-5, 1),
                                Geometries.withNeighbour(1e-5, -1))
                        .map(inputs -> ExtremalSet.of(KernelConvention.KARHADKAR_DEEP.architecture(hidden), inputs)))
                .toList();
        return new Claim(
                Karhadkar2024.KEY + "/deep-lower-bound",
                Karhadkar2024.found("theorem for deep networks, infinite width; kernel normalised to diagonal L |x|^2"),
                "Deep networks: lower bound by delta",
                "lambda_min(K^(L)) >= C (1 + d log(1/delta)/log d)^-3 delta^4 for some C > 0, d >= 3: the worst ratio over %s cases with 2 and 4 hidden layers is told."
                        .formatted(sets.size()),
                Expectation.OPEN,
                ExtremalSet.onSphere("f = (prod_(l<L) sqrt(2/n_l)) f_L, all weights standard normal and trained"),
                List.of(ratios("karhadkar-deep", Side.AT_LEAST, sets)),
                Optional.empty(),
                List.of(explicit("diagonal", sets, "1", 0.5), explicit("twice-delta", sets, "2*delta", 0.2)));
    }

    private static UnknownConstant ratios(String bound, Side side, List<ExtremalSet> sets) {
        return new UnknownConstant(
                "ratio to the formula with constant 1",
                side,
                sets.stream()
                        .map(set -> new UnknownConstant.Case(
                                "%s, %s hidden".formatted(set.label(), set.hiddenLayers()),
                                set.eigenvalue(KernelPart.TANGENT),
                                () -> set.ratioFormula(bound)))
                        .toList());
    }

    private static Falsifier explicit(String id, List<ExtremalSet> sets, String formula, double least) {
        return Identities.violated(
                id,
                ExtremalSet.each("lambda_min >= " + formula, sets, set -> set.atLeast(KernelPart.TANGENT, formula)),
                least);
    }
}

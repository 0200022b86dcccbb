package org.ntkverify.check.catalogue.karhadkar2024;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Definiteness;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.KernelCase;
import org.ntkverify.check.Rank;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestEigenvalue;
import org.ntkverify.check.bound.KernelConvention;
import org.ntkverify.check.bound.KernelPart;
import org.ntkverify.check.pattern.ExtremalSet;
import org.ntkverify.check.pattern.Geometries;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Architecture;

/** Exact eigenvalues and ranks on geometries with exact inner products. */
final class Karhadkar2024Tables {

    private static final Architecture SHALLOW = KernelConvention.KARHADKAR_SHALLOW.architecture(1);
    private static final Architecture DEEP = KernelConvention.KARHADKAR_DEEP.architecture(2);

    private Karhadkar2024Tables() {}

    static List<Claim> claims() {
        return List.of(tangent(), outerLayer(), circleRanks(), antipodalPairs());
    }

    private static List<Assumption> assumptions() {
        return List.of(Assumption.byConstruction(
                "f = n^(-1/2) sum_j v_j relu(w_j.x), infinite width, exact inner products, no bias"));
    }

    private static KernelCase on(Architecture architecture, Inputs inputs) {
        return new KernelCase(inputs.text(), architecture, inputs);
    }

    private static Claim tangent() {
        return Identities.holds(
                Karhadkar2024.KEY + "/eigenvalues-of-geometries",
                Karhadkar2024.derived("exact values on symmetric sets"),
                "lambda_min(H + N) on exact geometries",
                "lambda_min(H + N) is 1 - 1/(2 pi) = 0.8408450569 on orthonormal inputs, 1 - 1/pi = 0.6816901138 on the cross-polytope (d = 4), k(1) - k(-1/5) = 0.9312417964 on the regular simplex in R^5.",
                assumptions(),
                List.of(eigenvalues("three geometries", SHALLOW, "0.8408450569", "0.6816901138", "0.9312417964")),
                List.of(
                        new Falsifier(
                                "two-layers-more",
                                eigenvalues(
                                        "the values of a deep kernel",
                                        DEEP,
                                        "0.8408450569",
                                        "0.6816901138",
                                        "0.9312417964"),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.3)),
                        new Falsifier(
                                "odd-part-for-even",
                                eigenvalues(
                                        "1 for the cross-polytope",
                                        SHALLOW,
                                        "0.8408450569",
                                        "1.0000000000",
                                        "0.9312417964"),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(0.467, 1e-3))));
    }

    private static SmallestEigenvalue eigenvalues(String text, Architecture network, String... printed) {
        List<Inputs> sets = List.of(Geometries.orthonormal(5), Geometries.crossPolytope(4), Geometries.simplex(5));
        return new SmallestEigenvalue(
                text,
                IntStream.range(0, sets.size())
                        .mapToObj(
                                i -> new SmallestEigenvalue.Entry(on(network, sets.get(i)), new BigDecimal(printed[i])))
                        .toList());
    }

    private static Claim outerLayer() {
        ExtremalSet set = ExtremalSet.ORTHONORMAL;
        return Identities.holds(
                Karhadkar2024.KEY + "/layers-on-orthonormal-inputs",
                Karhadkar2024.derived("exact values on orthonormal inputs"),
                "H and N on orthonormal inputs",
                "On orthonormal inputs |lambda_min(H) - 1/2| <= 1e-10 and |lambda_min(N) - (1/2 - 1/(2 pi))| <= 1e-10.",
                assumptions(),
                List.of(new Inequality(
                        "both sides of both",
                        List.of(
                                set.atLeast(KernelPart.INNER_LAYER, "1/2-10^(-10)"),
                                set.atMost(KernelPart.INNER_LAYER, "1/2+10^(-10)"),
                                set.atLeast(KernelPart.OUTER_LAYER, "1/2-1/(2*Pi)-10^(-10)"),
                                set.atMost(KernelPart.OUTER_LAYER, "1/2-1/(2*Pi)+10^(-10)")))),
                List.of(
                        Identities.violated(
                                "constant-part-kept",
                                new Inequality(
                                        "lambda_min(N) >= 1/2", List.of(set.atLeast(KernelPart.OUTER_LAYER, "1/2"))),
                                0.3),
                        Identities.violated(
                                "quarter",
                                new Inequality(
                                        "lambda_min(H) <= 1/4", List.of(set.atMost(KernelPart.INNER_LAYER, "1/4"))),
                                0.4)));
    }

    private static Claim circleRanks() {
        return Identities.holds(
                Karhadkar2024.KEY + "/ranks-on-the-circle",
                Karhadkar2024.derived(
                        "distinct inputs do not suffice: the null space on 2p equispaced points has dimension p - 2"),
                "Ranks on equispaced points",
                "On 2p equispaced points of the circle H + N has rank p + min(p, 2): 5, 6, 7, 10 for p = 3, 4, 5, 8.",
                assumptions(),
                List.of(ranks("p + 2", 5, 6, 7, 10)),
                List.of(
                        new Falsifier(
                                "full",
                                ranks("2p, as for inputs that are only distinct", 6, 8, 10, 16),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(0.6, 1e-9)),
                        new Falsifier(
                                "even-part-only",
                                ranks("p", 3, 4, 5, 8),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(-0.4, 1e-9))));
    }

    private static Rank ranks(String text, int... ranks) {
        int[] pairs = {3, 4, 5, 8};
        return new Rank(
                text,
                IntStream.range(0, pairs.length)
                        .mapToObj(i -> new Rank.Entry(on(SHALLOW, Geometries.circle(pairs[i])), ranks[i]))
                        .toList());
    }

    private static Claim antipodalPairs() {
        Inputs pairs = Geometries.antipodalPairs(5);
        Inputs augmented = Geometries.antipodalPairsWithConstant(5);
        return Identities.holds(
                Karhadkar2024.KEY + "/antipodal-pairs-in-depth",
                Karhadkar2024.derived("separation excludes antipodal inputs; what they do depends on depth and bias"),
                "Antipodal pairs: depth or a constant",
                "On 5 antipodal pairs in R^3 the kernel of two hidden layers is positive definite, and that of one hidden layer with a constant coordinate appended to the inputs; with one hidden layer alone it is singular, since the odd part of the kernel is linear.",
                assumptions(),
                List.of(new Definiteness("both matrices", List.of(on(DEEP, pairs), on(SHALLOW, augmented)))),
                List.of(
                        new Falsifier(
                                "one-hidden-layer",
                                new Definiteness("one hidden layer, no constant", List.of(on(SHALLOW, pairs))),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(2, 0)),
                        new Falsifier(
                                "more-pairs",
                                new Definiteness(
                                        "one hidden layer, 8 pairs",
                                        List.of(on(SHALLOW, Geometries.antipodalPairs(8)))),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(5, 0))));
    }
}

package org.ntkverify.check.catalogue.tan2022;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Limit;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Designs;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.ComplexActivation;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.ComplexDual;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.WirtingerRecursion;
import org.ntkverify.symbolic.expression.ComplexExpression;
import org.ntkverify.symbolic.expression.Expression;

/** Note P3-2: the kernel of wide random networks, and what its claims share with those of the pseudo-kernel. */
final class Tan2022Sampling {

    /** Points of C^2, written (Re x, Im x): x = (1, i), x' = (1 - i/2, 1/2), so that {@code Q^1_12 = (1 + i)/2}. */
    private static final Inputs PAIR =
            Inputs.of("complex pair with q = (1 + i)/2", new double[][] {{1, 0, 0, 1}, {1, 0.5, -0.5, 0}});

    /** {@code x . x / 2 = 1}, {@code x' . x' / 2 = 3/4}, {@code x . conj(x') / 2 = (1 + i)/2}. */
    private static final Map<String, Double> PRODUCTS = Map.of("xx", 2.0, "yy", 1.5, "re", 1.0, "im", 1.0, "d", 2.0);

    /** Pairs (i, j) of the upper triangle. */
    static final List<int[]> ENTRIES = List.of(new int[] {0, 0}, new int[] {0, 1}, new int[] {1, 1});

    /** A claim by samples is told from its near miss, this many margins off. */
    private static final int NEAR_MISS = 4;

    private Tan2022Sampling() {}

    static List<Claim> claims(Tier tier) {
        return List.of(
                kernel(tier, Activation.RELU, 2), kernel(tier, Activation.RELU, 3), kernel(tier, Activation.ERF, 3));
    }

    static NetworkDescription network(Activation sigma, int hiddenLayers, double realStd, double imaginaryStd) {
        return new NetworkDescription.Complex(
                ComplexActivation.split(sigma), hiddenLayers, realStd, imaginaryStd, List.of());
    }

    static NetworkDescription circular(Activation sigma, int hiddenLayers) {
        return network(sigma, hiddenLayers, Math.sqrt(0.5), Math.sqrt(0.5));
    }

    static SamplingDesign design(NetworkDescription network, Observable observable, List<WidthDraws> budget) {
        return new SamplingDesign(network, PAIR, observable, 0, SamplerKind.CONDITIONED, budget);
    }

    /** The entries of K that are not 0 by symmetry. */
    private static Observable kernelEntries() {
        return Observable.of(List.of("Re K[0,0]", "Re K[0,1]", "Re K[1,1]", "Im K[0,1]"), (draw, target) -> {
            for (int e = 0; e < ENTRIES.size(); e++) {
                int i = ENTRIES.get(e)[0];
                int j = ENTRIES.get(e)[1];
                target[e] = draw.theta(i, 0, j, 0) + draw.theta(i, 1, j, 1);
            }
            target[3] = draw.theta(0, 1, 1, 0) - draw.theta(0, 0, 1, 1);
        });
    }

    private static double number(ComplexDual dual, int layers, String part, Map<String, Double> products) {
        KernelProgram program = WirtingerRecursion.of(dual, layers).program();
        return program.run(DoubleArithmetic.INSTANCE, products).getOrDefault(part, Double.NaN);
    }

    /** Returns K in the order of {@link #kernelEntries}. */
    static List<Double> limits(ComplexDual dual, int layers) {
        double first = number(dual, layers, WirtingerRecursion.REAL_PART, same("xx"));
        double second = number(dual, layers, WirtingerRecursion.REAL_PART, same("yy"));
        return List.of(
                first,
                number(dual, layers, WirtingerRecursion.REAL_PART, PRODUCTS),
                second,
                number(dual, layers, WirtingerRecursion.IMAGINARY_PART, PRODUCTS));
    }

    private static Map<String, Double> same(String norm) {
        double square = PRODUCTS.getOrDefault(norm, Double.NaN);
        return Map.of("xx", square, "yy", square, "re", square, "im", 0.0, "d", 2.0);
    }

    static ComplexDual dual(Activation sigma) {
        return ComplexDual.split(ClosedForms.of(sigma));
    }

    private static ComplexDual withoutSecondDual(ComplexDual dual) {
        return new ComplexDual(dual.name(), dual.value(), dual.holomorphic(), ComplexExpression.ZERO, dual.diagonal());
    }

    private static List<Double> plus(List<Double> values, List<Double> others, double factor) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) + factor * others.get(i))
                .toList();
    }

    /** The scale {@code sqrt(K_ii K_jj)} of each entry named by {@code components} pairs of the upper triangle. */
    static List<Double> scales(double first, double second, int repetitions) {
        List<Double> triangle = List.of(first, Math.sqrt(first * second), second);
        return Stream.generate(() -> triangle)
                .limit(repetitions)
                .flatMap(List::stream)
                .toList();
    }

    static Falsifier near(SamplingDesign design, List<Double> targets, List<Double> scales, double margin) {
        return new Falsifier(
                "near-miss",
                new Limit(
                        "every limit larger by %s margins".formatted(NEAR_MISS),
                        design,
                        plus(targets, scales, NEAR_MISS * margin),
                        scales,
                        margin),
                ReasonCode.VALUE_RATIO,
                new EffectSize.Near(NEAR_MISS * margin, 2 * margin));
    }

    static Falsifier far(
            String id, String text, SamplingDesign design, List<Double> targets, List<Double> scales, double margin) {
        return new Falsifier(
                id,
                new Limit(text, design, targets, scales, margin),
                ReasonCode.VALUE_RATIO,
                new EffectSize.AtLeast(0.1));
    }

    static double margin(Tier tier) {
        return tier.choose(0.05, 0.01, 0.005);
    }

    static List<WidthDraws> budget(Tier tier) {
        return tier.choose(
                Designs.equal(10_000, 64, 128, 256, 512),
                Designs.equal(40_000, 128, 256, 512, 1024),
                Designs.equal(160_000, 128, 256, 512, 1024));
    }

    private static Claim kernel(Tier tier, Activation sigma, int layers) {
        SamplingDesign design = design(circular(sigma, layers - 1), kernelEntries(), budget(tier));
        ComplexDual dual = dual(sigma);
        List<Double> targets = limits(dual, layers);
        double mixed = Math.sqrt(targets.get(0) * targets.get(2));
        List<Double> scales = List.of(targets.get(0), mixed, targets.get(2), mixed);
        double margin = margin(tier);
        List<Falsifier> falsifiers = new ArrayList<>(List.of(
                far(
                        "unit-variance",
                        "twice the real kernel with Sigma^1 = Re Q^1 in place of Re K",
                        design,
                        withUnitVariance(sigma, layers, targets.get(3)),
                        scales,
                        margin),
                far(
                        "one-layer-less",
                        "the kernel with one layer less",
                        design,
                        limits(dual, layers - 1),
                        scales,
                        margin),
                near(design, targets, scales, margin)));
        if (sigma.equals(Activation.RELU)) {
            // Kdot of erf varies so little that its D2 is below the margins.
            falsifiers.add(far(
                    "first-derivative-only",
                    "the recursion with D2 = 0",
                    design,
                    limits(withoutSecondDual(dual), layers),
                    scales,
                    margin));
        }
        return Identities.holds(
                "%s/p3-2-kernel-%s-%s".formatted(Tan2022.KEY, sigma.name(), layers),
                Tan2022.reading("P3-2", "the abstract: the kernel governs training in the infinite-width limit"),
                "Complex kernel of split-%s, L = %s".formatted(sigma.name(), layers),
                "The mean of K_n on two complex inputs tends to K of the Wirtinger recursion: split-%s, L = %s weight layers."
                        .formatted(sigma.name(), layers),
                Tan2022.circular(),
                List.of(new Limit("E K_n tends to K", design, targets, scales, margin)),
                falsifiers);
    }

    /** Returns twice the real kernel, and Im K as it is. */
    private static List<Double> withUnitVariance(Activation sigma, int layers, double imaginaryPart) {
        KernelRecursion recursion =
                KernelRecursion.of(Architecture.ntk(sigma, layers - 1, Expression.ONE, Expression.ZERO));
        List<Double> entries = new ArrayList<>();
        for (Map<String, Double> products : List.of(same("xx"), PRODUCTS, same("yy"))) {
            Map<String, Double> values = new HashMap<>(products);
            values.put("xy", products.getOrDefault("re", Double.NaN));
            Map<String, Double> results = recursion.program().run(DoubleArithmetic.INSTANCE, values);
            entries.add(2 * results.getOrDefault(recursion.ntk(), Double.NaN));
        }
        entries.add(imaginaryPart);
        return entries;
    }
}

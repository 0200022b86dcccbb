package org.ntkverify.check.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Rate;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.Tier;
import org.ntkverify.check.catalogue.Designs.LimitKernels;
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

/** Notes P3-2 and P3-3: kernel and pseudo-kernel of wide random networks. */
final class Tan2022Sampling {

    /** Points of C^2, written (Re x, Im x): x = (1, i), x' = (1 - i/2, 1/2), so that {@code Q^1_12 = (1 + i)/2}. */
    private static final Inputs PAIR =
            Inputs.of("complex pair with q = (1 + i)/2", new double[][] {{1, 0, 0, 1}, {1, 0.5, -0.5, 0}});

    /** {@code x . x / 2 = 1}, {@code x' . x' / 2 = 3/4}, {@code x . conj(x') / 2 = (1 + i)/2}. */
    private static final Map<String, Double> PRODUCTS = Map.of("xx", 2.0, "yy", 1.5, "re", 1.0, "im", 1.0, "d", 2.0);

    /** The parts of the same points as real inputs: Re x, Re x', Im x, Im x'. */
    private static final Inputs PARTS =
            Inputs.of("real and imaginary parts", new double[][] {{1, 0}, {1, 0.5}, {0, 1}, {-0.5, 0}});

    private static final List<int[]> ENTRIES = List.of(new int[] {0, 0}, new int[] {0, 1}, new int[] {1, 1});

    /** A claim by samples is told from its near miss, this many margins off. */
    private static final int NEAR_MISS = 4;

    private Tan2022Sampling() {}

    static List<Claim> claims(Tier tier) {
        return List.of(
                kernel(tier, Activation.RELU, 2),
                kernel(tier, Activation.RELU, 3),
                kernel(tier, Activation.ERF, 3),
                vanishing(tier),
                rate(tier),
                real(tier));
    }

    private static NetworkDescription network(Activation sigma, int hiddenLayers, double realStd, double imaginaryStd) {
        return new NetworkDescription.Complex(
                ComplexActivation.split(sigma), hiddenLayers, realStd, imaginaryStd, List.of());
    }

    private static NetworkDescription circular(Activation sigma, int hiddenLayers) {
        return network(sigma, hiddenLayers, Math.sqrt(0.5), Math.sqrt(0.5));
    }

    private static SamplingDesign design(NetworkDescription network, Observable observable, List<WidthDraws> budget) {
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
    private static List<Double> limits(ComplexDual dual, int layers) {
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

    private static ComplexDual dual(Activation sigma) {
        return ComplexDual.split(ClosedForms.of(sigma));
    }

    private static ComplexDual withoutSecondDual(ComplexDual dual) {
        return new ComplexDual(dual.name(), dual.value(), dual.holomorphic(), ComplexExpression.ZERO, dual.diagonal());
    }

    private static List<Double> times(List<Double> values, double factor) {
        return values.stream().map(value -> factor * value).toList();
    }

    private static List<Double> plus(List<Double> values, List<Double> others, double factor) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) + factor * others.get(i))
                .toList();
    }

    /** The scale {@code sqrt(K_ii K_jj)} of each entry named by {@code components} pairs of the upper triangle. */
    private static List<Double> scales(double first, double second, int repetitions) {
        List<Double> triangle = List.of(first, Math.sqrt(first * second), second);
        return Stream.generate(() -> triangle)
                .limit(repetitions)
                .flatMap(List::stream)
                .toList();
    }

    private static Falsifier near(SamplingDesign design, List<Double> targets, List<Double> scales, double margin) {
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

    private static Falsifier far(
            String id, String text, SamplingDesign design, List<Double> targets, List<Double> scales, double margin) {
        return new Falsifier(
                id,
                new Limit(text, design, targets, scales, margin),
                ReasonCode.VALUE_RATIO,
                new EffectSize.AtLeast(0.1));
    }

    private static double margin(Tier tier) {
        return tier.choose(0.05, 0.01, 0.005);
    }

    private static List<WidthDraws> budget(Tier tier) {
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

    private static Claim vanishing(Tier tier) {
        SamplingDesign design = design(circular(Activation.RELU, 2), Observable.pseudoKernel(2), budget(tier));
        List<Double> kernel = limits(dual(Activation.RELU), 3);
        List<Double> scales = scales(kernel.get(0), kernel.get(2), 2);
        List<Double> targets = times(scales, 0);
        double margin = margin(tier);
        return Identities.holds(
                Tan2022.KEY + "/p3-3-pseudo-kernel-vanishes",
                Tan2022.derived("P3-3", "P is made of products of delta and epsilon, uncorrelated when E W^2 = 0"),
                "Pseudo-kernel: limit 0",
                "With circular weights the pseudo-kernel P_n = sum df df' tends to 0 in mean: CReLU, L = 3 weight layers, two complex "
                        + "inputs.",
                Tan2022.circular(),
                List.of(new Limit("E P_n tends to 0", design, targets, scales, margin)),
                List.of(
                        far("as-large-as-kernel", "|P| is half of K", design, times(scales, 0.5), scales, margin),
                        far(
                                "of-real-weights",
                                "the limit is that of real weights",
                                design,
                                pseudoKernelOfRealWeights(LimitKernels.of(realNetwork(), PARTS), 2),
                                scales,
                                margin),
                        near(design, targets, scales, margin)));
    }

    private static Claim rate(Tier tier) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(6_000, 256, 1024, 4096),
                Designs.equal(6_000, 256, 1024, 4096, 16384, 65536),
                Designs.equal(12_000, 256, 1024, 4096, 16384, 65536, 262144));
        double margin = tier.choose(0.1, 0.05, 0.03);
        List<Double> kernel = limits(dual(Activation.RELU), 3);
        SamplingDesign design = design(
                circular(Activation.RELU, 2), squaredPseudoKernel(scales(kernel.get(0), kernel.get(2), 2)), budget);
        return Identities.holds(
                Tan2022.KEY + "/p3-3-pseudo-kernel-rate",
                Tan2022.derived("P3-3", "a centred mean of n terms of bounded variance"),
                "Pseudo-kernel: rate",
                "The root mean square of |P_n(x_i, x_j)| / sqrt(K_ii K_jj) falls like n^(-1/2): CReLU, L = 3 weight layers, two complex "
                        + "inputs.",
                Tan2022.circular(),
                List.of(rate(design, -0.5, margin)),
                List.of(
                        excluded("inverse-width", design, -1, margin),
                        excluded("near-miss", design, tier.choose(-0.25, -0.38, -0.42), margin),
                        excluded("no-decay", design, 0, margin)));
    }

    private static Rate rate(SamplingDesign design, double exponent, double margin) {
        return new Rate("RMS of P ~ n^%s".formatted(exponent), design, Rate.Of.ROOT_MEAN_SQUARE, exponent, margin);
    }

    private static Falsifier excluded(String id, SamplingDesign design, double exponent, double margin) {
        return new Falsifier(
                id,
                rate(design, exponent, margin),
                ReasonCode.RATE_EXCLUDED,
                new EffectSize.Near(exponent + 0.5, margin));
    }

    private static Observable squaredPseudoKernel(List<Double> scales) {
        Observable pseudoKernel = Observable.pseudoKernel(2);
        return Observable.of(List.of("squared pseudo-kernel"), (draw, target) -> {
            double[] entries = new double[scales.size()];
            pseudoKernel.observe(draw, entries);
            double sum = 0;
            for (int i = 0; i < entries.length; i++) {
                double ratio = entries[i] / scales.get(i);
                sum += ratio * ratio;
            }
            target[0] = sum / ENTRIES.size();
        });
    }

    private static Architecture realNetwork() {
        return Architecture.ntk(Activation.RELU, 2, Expression.ONE, Expression.ZERO);
    }

    /**
     * P of a split network with real weights: {@code f = N(Re x) + i N(Im x)} with one real network N, so that
     * {@code sum df df'} is {@code Theta(Re x, Re x') - Theta(Im x, Im x') + i (Theta(Im x, Re x') + Theta(Re x, Im x'))}.
     */
    private static List<Double> pseudoKernelOfRealWeights(LimitKernels theta, int count) {
        List<Double> real = new ArrayList<>();
        List<Double> imaginary = new ArrayList<>();
        for (int[] entry : ENTRIES) {
            int i = entry[0];
            int j = entry[1];
            real.add(theta.ntk(i, j) - theta.ntk(count + i, count + j));
            imaginary.add(theta.ntk(count + i, j) + theta.ntk(i, count + j));
        }
        return Stream.concat(real.stream(), imaginary.stream()).toList();
    }

    private static Claim real(Tier tier) {
        SamplingDesign design = design(network(Activation.RELU, 2, 1, 0), Observable.pseudoKernel(2), budget(tier));
        LimitKernels theta = LimitKernels.of(realNetwork(), PARTS);
        List<Double> targets = pseudoKernelOfRealWeights(theta, 2);
        List<Double> scales = scales(theta.ntk(0, 0) + theta.ntk(2, 2), theta.ntk(1, 1) + theta.ntk(3, 3), 2);
        double margin = margin(tier);
        return Identities.holds(
                Tan2022.KEY + "/p3-3-real-weights",
                Tan2022.derived("P3-3", "f = N(Re x) + i N(Im x) with one real network N"),
                "Pseudo-kernel of real weights",
                "With real weights the pseudo-kernel does not vanish: it tends to Theta(Re x, Re x') - Theta(Im x, Im x') + i (Theta(Im x, "
                        + "Re x') + Theta(Re x, Im x')) of the real ReLU network, L = 3 weight layers, two complex inputs.",
                List.of(Assumption.byConstruction(
                        "weights real, iid standard normal and trained, NTK parameterisation, no bias")),
                List.of(new Limit("E P_n tends to P", design, targets, scales, margin)),
                List.of(
                        far("vanishes", "P tends to 0", design, times(scales, 0), scales, margin),
                        far("opposite-sign", "the limit is -P", design, times(targets, -1), scales, margin),
                        near(design, targets, scales, margin)));
    }
}

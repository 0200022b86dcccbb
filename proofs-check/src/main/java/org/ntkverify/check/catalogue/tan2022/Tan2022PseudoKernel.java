package org.ntkverify.check.catalogue.tan2022;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Rate;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Designs;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.LimitKernels;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Note P3-3: the pseudo-kernel {@code P = sum df df'} of wide random networks, which circular weights make vanish and real ones do not. */
final class Tan2022PseudoKernel {

    /** The parts of the same points as real inputs: Re x, Re x', Im x, Im x'. */
    private static final Inputs PARTS =
            Inputs.of("real and imaginary parts", new double[][] {{1, 0}, {1, 0.5}, {0, 1}, {-0.5, 0}});

    private Tan2022PseudoKernel() {}

    static List<Claim> claims(Tier tier) {
        return List.of(vanishing(tier), rate(tier), real(tier));
    }

    private static List<Double> times(List<Double> values, double factor) {
        return values.stream().map(value -> factor * value).toList();
    }

    private static Claim vanishing(Tier tier) {
        SamplingDesign design = Tan2022Sampling.design(
                Tan2022Sampling.circular(Activation.RELU, 2), Observable.pseudoKernel(2), Tan2022Sampling.budget(tier));
        List<Double> kernel = Tan2022Sampling.limits(Tan2022Sampling.dual(Activation.RELU), 3);
        List<Double> scales = Tan2022Sampling.scales(kernel.get(0), kernel.get(2), 2);
        List<Double> targets = times(scales, 0);
        double margin = Tan2022Sampling.margin(tier);
        return Identities.holds(
                Tan2022.KEY + "/p3-3-pseudo-kernel-vanishes",
                Tan2022.derived("P3-3", "P is made of products of delta and epsilon, uncorrelated when E W^2 = 0"),
                "Pseudo-kernel: limit 0",
                "With circular weights the pseudo-kernel P_n = sum df df' tends to 0 in mean: CReLU, L = 3 weight layers, two complex "
                        + "inputs.",
                Tan2022.circular(),
                List.of(new Limit("E P_n tends to 0", design, targets, scales, margin)),
                List.of(
                        Tan2022Sampling.far(
                                "as-large-as-kernel", "|P| is half of K", design, times(scales, 0.5), scales, margin),
                        Tan2022Sampling.far(
                                "of-real-weights",
                                "the limit is that of real weights",
                                design,
                                pseudoKernelOfRealWeights(LimitKernels.of(realNetwork(), PARTS), 2),
                                scales,
                                margin),
                        Tan2022Sampling.near(design, targets, scales, margin)));
    }

    private static Claim rate(Tier tier) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(6_000, 256, 1024, 4096),
                Designs.equal(6_000, 256, 1024, 4096, 16384, 65536),
                Designs.equal(12_000, 256, 1024, 4096, 16384, 65536, 262144));
        double margin = tier.choose(0.1, 0.05, 0.03);
        List<Double> kernel = Tan2022Sampling.limits(Tan2022Sampling.dual(Activation.RELU), 3);
        SamplingDesign design = Tan2022Sampling.design(
                Tan2022Sampling.circular(Activation.RELU, 2),
                squaredPseudoKernel(Tan2022Sampling.scales(kernel.get(0), kernel.get(2), 2)),
                budget);
        Rate right = new Rate("RMS of P ~ n^(-1/2)", design, Rate.Of.ROOT_MEAN_SQUARE, -0.5, margin);
        return Identities.holds(
                Tan2022.KEY + "/p3-3-pseudo-kernel-rate",
                Tan2022.derived("P3-3", "a centred mean of n terms of bounded variance"),
                "Pseudo-kernel: rate",
                "The root mean square of |P_n(x_i, x_j)| / sqrt(K_ii K_jj) falls like n^(-1/2): CReLU, L = 3 weight layers, two complex "
                        + "inputs.",
                Tan2022.circular(),
                List.of(right),
                List.of(
                        Designs.otherExponent("inverse-width", right, -1),
                        Designs.otherExponent("near-miss", right, tier.choose(-0.25, -0.38, -0.42)),
                        Designs.otherExponent("no-decay", right, 0)));
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
            target[0] = sum / Tan2022Sampling.ENTRIES.size();
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
        for (int[] entry : Tan2022Sampling.ENTRIES) {
            int i = entry[0];
            int j = entry[1];
            real.add(theta.ntk(i, j) - theta.ntk(count + i, count + j));
            imaginary.add(theta.ntk(count + i, j) + theta.ntk(i, count + j));
        }
        return Stream.concat(real.stream(), imaginary.stream()).toList();
    }

    private static Claim real(Tier tier) {
        SamplingDesign design = Tan2022Sampling.design(
                Tan2022Sampling.network(Activation.RELU, 2, 1, 0),
                Observable.pseudoKernel(2),
                Tan2022Sampling.budget(tier));
        LimitKernels theta = LimitKernels.of(realNetwork(), PARTS);
        List<Double> targets = pseudoKernelOfRealWeights(theta, 2);
        List<Double> scales =
                Tan2022Sampling.scales(theta.ntk(0, 0) + theta.ntk(2, 2), theta.ntk(1, 1) + theta.ntk(3, 3), 2);
        double margin = Tan2022Sampling.margin(tier);
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
                        Tan2022Sampling.far("vanishes", "P tends to 0", design, times(scales, 0), scales, margin),
                        Tan2022Sampling.far(
                                "opposite-sign", "the limit is -P", design, times(targets, -1), scales, margin),
                        Tan2022Sampling.near(design, targets, scales, margin)));
    }
}

package org.ntkverify.check.catalogue.jacot2018;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.Rate;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Designs;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.LimitKernels;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Notes P2-5 and P2-6: mean and variance of the kernel at finite width, ReLU without bias, gain sqrt(2). */
final class Jacot2018FiniteWidth {

    private static final Expression GAIN = Expression.integer(2).sqrt();

    /** Two inputs of norm 1 at angle 1.2; with gain sqrt(2) and d = 2, Sigma^1(x, x) = 1. */
    private static final Inputs PAIR = Inputs.onCircle(List.of(Expression.ZERO, Expression.ratio(6, 5)));

    private static final Inputs SINGLE = PAIR.first(1);

    /** The leading coefficients as a reader writes them. */
    private static final Map<Integer, String> COEFFICIENTS = Map.of(1, "3", 2, "58/9", 4, "68/5");

    private Jacot2018FiniteWidth() {}

    static List<Claim> claims(Tier tier) {
        return List.of(
                diagonal(tier),
                oneHiddenLayer(tier),
                offDiagonal(tier),
                biasRate(tier),
                variance(tier, 1),
                variance(tier, 2),
                variance(tier, 4));
    }

    private static Architecture network(int hiddenLayers) {
        return Architecture.ntk(Activation.RELU, hiddenLayers, GAIN, Expression.ZERO);
    }

    private static List<Assumption> assumptions() {
        return List.of(
                Assumption.byConstruction("ReLU without bias, iid normal weights, all hidden layers of width n"));
    }

    private static Claim diagonal(Tier tier) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(100_000, 16, 32),
                Designs.equal(1_000_000, 8, 16, 32),
                Designs.equal(4_000_000, 4, 8, 16, 32));
        // The default margin of 0.5 % for exact values is reached at the full tier.
        double margin = tier.choose(0.04, 0.01, 0.005);
        double nearMiss = tier.choose(1.2, 1.05, 1.02);
        Architecture network = network(2);
        LimitKernels kernels = LimitKernels.of(network, SINGLE);
        double limit = kernels.ntk(0, 0);
        SamplingDesign design =
                new SamplingDesign(network, SINGLE, Observable.theta(1), 0, SamplerKind.CONDITIONED, budget);
        return Identities.holds(
                Jacot2018.KEY + "/p2-5-diagonal-unbiased",
                Jacot2018.derived("P2-5", "the precise form of the remark that the mean is close at every width"),
                "Diagonal: unbiased at every width",
                "For ReLU the mean of Theta_n(x, x) equals Theta_inf(x, x) at every width, not only in the limit: two hidden "
                        + "layers (the paper's L = 3).",
                assumptions(),
                List.of(mean("E Theta_n(x, x) = Theta_inf(x, x)", design, limit, limit, margin)),
                List.of(
                        falsifier(
                                "near-miss",
                                "the mean is %s Theta_inf".formatted(nearMiss),
                                design,
                                nearMiss,
                                limit,
                                margin),
                        falsifier(
                                "one-layer-less",
                                "the mean is that of one hidden layer",
                                design,
                                2.0 / 3,
                                limit,
                                margin)));
    }

    private static FiniteValue mean(String text, SamplingDesign design, double target, double scale, double margin) {
        List<List<Double>> targets =
                design.budget().stream().map(step -> List.of(target)).toList();
        List<List<Double>> scales =
                design.budget().stream().map(step -> List.of(scale)).toList();
        return new FiniteValue(text, design, targets, scales, margin);
    }

    private static Falsifier falsifier(
            String id, String text, SamplingDesign design, double factor, double limit, double margin) {
        return new Falsifier(
                id,
                mean(text, design, factor * limit, limit, margin),
                ReasonCode.VALUE_RATIO,
                new EffectSize.Near(factor - 1, 2 * margin));
    }

    private static Claim oneHiddenLayer(Tier tier) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(100_000, 8, 32), Designs.equal(400_000, 4, 8, 32), Designs.equal(2_000_000, 2, 4, 8, 32));
        double margin = tier.choose(0.04, 0.02, 0.01);
        Architecture network = network(1);
        LimitKernels kernels = LimitKernels.of(network, PAIR);
        SamplingDesign design =
                new SamplingDesign(network, PAIR, Observable.theta(2), 0, SamplerKind.CONDITIONED, budget);
        return Identities.holds(
                Jacot2018.KEY + "/p2-5-one-hidden-layer-unbiased",
                Jacot2018.derived("P2-5", "with one hidden layer Theta_n is a mean of n independent terms"),
                "One hidden layer: every entry unbiased",
                "With one hidden layer the mean of every entry of Theta_n equals Theta_inf at every width.",
                assumptions(),
                List.of(matrix("E Theta_n = Theta_inf", design, kernels, kernels.ntkEntries(1), margin)),
                List.of(
                        new Falsifier(
                                "nngp-for-ntk",
                                matrix("E Theta_n = Sigma", design, kernels, kernels.nngpEntries(), margin),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(-0.5, 2 * margin)),
                        new Falsifier(
                                "near-miss",
                                matrix("E Theta_n = 1.12 Theta_inf", design, kernels, kernels.ntkEntries(1.12), margin),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(0.12, 2 * margin))));
    }

    private static FiniteValue matrix(
            String text, SamplingDesign design, LimitKernels kernels, List<Double> target, double margin) {
        List<List<Double>> targets = new ArrayList<>();
        List<List<Double>> scales = new ArrayList<>();
        design.budget().forEach(step -> {
            targets.add(target);
            scales.add(kernels.scales());
        });
        return new FiniteValue(text, design, targets, scales, margin);
    }

    /**
     * The off-diagonal deviation over the diagonal, with the diagonal as control variate: its mean is known exactly, by the
     * claim on the diagonal, and it moves with the off-diagonal entry, so subtracting a fixed multiple of its deviation
     * changes the variance and not the mean.
     */
    private static Observable offDiagonalDeviation(LimitKernels kernels, String name) {
        double diagonal = kernels.ntk(0, 0);
        double correlation = kernels.ntk(0, 1) / diagonal;
        return Observable.of(List.of(name), (draw, target) -> {
            double mean = (draw.theta(0, 0) + draw.theta(1, 1)) / 2;
            target[0] = (draw.theta(0, 1) - correlation * mean) / diagonal;
        });
    }

    private static SamplingDesign offDiagonalDesign(int widthPower, List<WidthDraws> budget) {
        Architecture network = network(3);
        return new SamplingDesign(
                network,
                PAIR,
                offDiagonalDeviation(
                        LimitKernels.of(network, PAIR), widthPower == 1 ? "n bias / Theta(x,x)" : "bias / Theta(x,x)"),
                widthPower,
                SamplerKind.CONDITIONED,
                budget);
    }

    private static Claim offDiagonal(Tier tier) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(200_000, 8), Designs.equal(400_000, 8, 16), Designs.equal(2_000_000, 8, 16, 32));
        SamplingDesign design = offDiagonalDesign(1, budget);
        return Identities.holds(
                Jacot2018.KEY + "/p2-5-off-diagonal-bias",
                Jacot2018.derived("P2-5", "the limit of the remark that the mean is close at every width"),
                "Off the diagonal: biased",
                "With three hidden layers (the paper's L = 4) and inputs at angle 1.2, n (E Theta_n(x, x') - Theta_inf(x, x')) / "
                        + "Theta_inf(x, x) exceeds 0.1: the bias is not zero.",
                assumptions(),
                List.of(new Ordering("n bias / Theta(x, x) > 0.1", design, 0.1)),
                List.of(
                        new Falsifier(
                                "unbiased",
                                zeroMean("n bias / Theta(x, x) = 0 within 0.05", design),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.1)),
                        new Falsifier(
                                "opposite-sign",
                                mean("n bias / Theta(x, x) = -0.2 within 0.05", design, -0.2, 1, 0.05),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.3))));
    }

    private static FiniteValue zeroMean(String text, SamplingDesign design) {
        return mean(text, design, 0, 1, 0.05);
    }

    private static Claim biasRate(Tier tier) {
        // The term of second order makes the effective exponent about -0.95 at these widths; the margins leave room for
        // it.
        List<WidthDraws> budget = tier.choose(
                Designs.equal(800_000, 16, 32, 64),
                Designs.equal(1_000_000, 16, 32, 64, 128),
                Designs.equal(4_000_000, 16, 32, 64, 128));
        double margin = tier.choose(0.3, 0.2, 0.15);
        SamplingDesign design = offDiagonalDesign(0, budget);
        return Identities.holds(
                Jacot2018.KEY + "/p2-5-bias-rate",
                Jacot2018.derived("P2-5", "perturbation theory in 1/n: the bias starts at first order"),
                "Off the diagonal: bias O(1/n)",
                "The bias of Theta_n(x, x') falls like 1/n: three hidden layers (the paper's L = 4), inputs at angle 1.2.",
                assumptions(),
                List.of(rate(design, -1, margin)),
                List.of(
                        tier.choose(
                                excluded("constant", design, 0, margin),
                                excluded("square-root", design, -0.5, margin),
                                excluded("square-root", design, -0.5, margin)),
                        excluded("square", design, -2, margin)));
    }

    private static Rate rate(SamplingDesign design, double exponent, double margin) {
        return new Rate("bias ~ n^%s".formatted(exponent), design, Rate.Of.MEAN, exponent, margin);
    }

    private static Falsifier excluded(String id, SamplingDesign design, double exponent, double margin) {
        return new Falsifier(
                id,
                rate(design, exponent, margin),
                ReasonCode.RATE_EXCLUDED,
                new EffectSize.Near(exponent + 1, margin));
    }

    private static Claim variance(Tier tier, int hidden) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(30_000, 64, 128, 256, 512),
                Designs.equal(200_000, 64, 128, 256, 512),
                Designs.equal(800_000, 64, 128, 256, 512));
        double margin = tier.choose(0.15, 0.05, 0.03);
        Architecture network = network(hidden);
        double mean = LimitKernels.of(network, SINGLE).ntk(0, 0);
        Observable square = Observable.of(List.of("n relvar Theta(x,x)"), (draw, target) -> {
            double deviation = draw.theta(0, 0) / mean - 1;
            target[0] = deviation * deviation;
        });
        SamplingDesign design = new SamplingDesign(network, SINGLE, square, 1, SamplerKind.CONDITIONED, budget);
        double coefficient = leadingCoefficient(hidden);
        return Identities.holds(
                "%s/p2-6-variance-%s".formatted(Jacot2018.KEY, hidden),
                Jacot2018.derived(
                        "P2-6", "leading coefficient of the variance; its growth with depth is that of [HN19]"),
                "Variance of the kernel, %s hidden".formatted(hidden),
                "With L' = %s hidden layers of width n, n Var Theta(x,x) / (E Theta(x,x))^2 tends to 5 L' - 4 ((L'+1)^2 - 1) / (3 (L'+1)) = %s."
                        .formatted(hidden, COEFFICIENTS.get(hidden)),
                assumptions(),
                List.of(limit(design, coefficient, coefficient, margin)),
                List.of(
                        excludedValue("five-per-layer", design, 5.0 * hidden, coefficient, margin),
                        // 3 per layer is right for one layer, so the near miss there is 4.
                        excludedValue(
                                hidden == 1 ? "four" : "two-per-layer",
                                design,
                                hidden == 1 ? 4 : 2.0 * hidden,
                                coefficient,
                                margin)));
    }

    private static Falsifier excludedValue(
            String id, SamplingDesign design, double claimed, double coefficient, double margin) {
        return new Falsifier(
                id,
                limit(design, claimed, coefficient, margin),
                ReasonCode.VALUE_RATIO,
                new EffectSize.Near(claimed / coefficient - 1, 2 * margin));
    }

    private static Limit limit(SamplingDesign design, double claimed, double scale, double margin) {
        String text = "n relvar tends to %s".formatted(Math.round(claimed * 1e4) / 1e4);
        return new Limit(text, design, List.of(claimed), List.of(scale), margin);
    }

    private static double leadingCoefficient(int hidden) {
        double m = hidden + 1;
        return 5.0 * hidden - 4 * (m * m - 1) / (3 * m);
    }
}

package org.ntkverify.check.catalogue.jacot2018;

import java.util.List;
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
import org.ntkverify.check.pattern.Designs;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.LimitKernels;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Note P2-2: Theorem 1, convergence at initialisation, in value and in rate. */
final class Jacot2018Convergence {

    /** The paper's L = 4. */
    private static final int HIDDEN_LAYERS = 3;

    private static final Inputs INPUTS =
            Inputs.onCircle(List.of(Expression.ZERO, Expression.ratio(1, 2), Expression.ONE, Expression.integer(2)));

    private static final Architecture NETWORK = Jacot2018.relu(HIDDEN_LAYERS, Jacot2018.BETA);

    private Jacot2018Convergence() {}

    static List<Claim> claims(Tier tier) {
        LimitKernels kernels = LimitKernels.of(NETWORK, INPUTS);
        return List.of(limit(tier, kernels), rate(tier, kernels));
    }

    private static List<Assumption> assumptions() {
        return List.of(
                Assumption.byConstruction("weights and biases are iid standard normal, NTK parameterisation"),
                new Assumption(
                        "sigma is twice differentiable with bounded second derivative (ReLU is not; the paper believes it "
                                + "unnecessary and uses ReLU)",
                        Assumption.Status.WAIVED));
    }

    private static Claim limit(Tier tier, LimitKernels kernels) {
        // Equal cost at each width would give the widest the fewest draws; equal draws keep the fit well conditioned.
        List<WidthDraws> budget = tier.choose(
                Designs.equal(6_000, 64, 128, 256, 512),
                Designs.equal(60_000, 128, 256, 512, 1024),
                Designs.equal(240_000, 128, 256, 512, 1024));
        double margin = tier.choose(0.05, 0.01, 0.005);
        double nearMiss = tier.choose(1.2, 1.05, 1.02);
        SamplingDesign design = new SamplingDesign(
                NETWORK, INPUTS, Observable.theta(INPUTS.count()), 0, SamplerKind.CONDITIONED, budget);
        List<Double> scales = kernels.scales();
        Claim claim = Identities.holds(
                Jacot2018.KEY + "/p2-2-limit-value",
                Jacot2018.found("P2-2", "Theorem 1 (the paper's L = 4, setting of figure 1)"),
                "Kernel at initialisation: value",
                "As the widths grow, the tangent kernel at initialisation tends to Theta_inf of the recursion: ReLU, beta = "
                        + "0.1, 3 hidden layers, 4 points on the unit circle, all 10 entries.",
                assumptions(),
                List.of(limit("E Theta_n tends to Theta_inf", design, kernels.ntkEntries(1), scales, margin)),
                List.of(
                        new Falsifier(
                                "nngp-for-ntk",
                                limit("E Theta_n tends to Sigma", design, kernels.nngpEntries(), scales, margin),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.5)),
                        new Falsifier(
                                "factor-2",
                                limit("E Theta_n tends to 2 Theta_inf", design, kernels.ntkEntries(2), scales, margin),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(1, 2 * margin)),
                        new Falsifier(
                                "near-miss",
                                limit(
                                        "E Theta_n tends to %s Theta_inf".formatted(nearMiss),
                                        design,
                                        kernels.ntkEntries(nearMiss),
                                        scales,
                                        margin),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(nearMiss - 1, 2 * margin))));
        return claim.illustrated(Jacot2018Figure1.illustration());
    }

    private static Limit limit(
            String text, SamplingDesign design, List<Double> targets, List<Double> scales, double margin) {
        return new Limit(text, design, targets, scales, margin);
    }

    private static Claim rate(Tier tier, LimitKernels kernels) {
        // The squared deviation is skewed (about 4 at width 256, 6 at 64): with fewer draws or narrower networks a
        // fresh
        // seed often has no interval at this level.
        List<WidthDraws> budget = tier.choose(
                Designs.equal(6_000, 256, 1024, 4096),
                Designs.equal(6_000, 256, 1024, 4096, 16384, 65536),
                Designs.equal(12_000, 256, 1024, 4096, 16384, 65536, 262144));
        double margin = tier.choose(0.1, 0.05, 0.03);
        Observable deviation = squaredDeviation(kernels);
        SamplingDesign design = new SamplingDesign(NETWORK, INPUTS, deviation, 0, SamplerKind.CONDITIONED, budget);
        Rate right = new Rate("RMS deviation ~ n^(-1/2)", design, Rate.Of.ROOT_MEAN_SQUARE, -0.5, margin);
        return Identities.holds(
                Jacot2018.KEY + "/p2-2-limit-rate",
                Jacot2018.derived("P2-2", "Theorem 1 states convergence; the rate follows from the variance O(1/n)"),
                "Kernel at initialisation: rate",
                "The root mean square of (Theta_n - Theta_inf)_ij / sqrt(Theta_ii Theta_jj) over draws and entries falls "
                        + "like n^(-1/2): ReLU, beta = 0.1, 3 hidden layers, 4 points on the unit circle.",
                assumptions(),
                List.of(right),
                List.of(
                        Designs.otherExponent("inverse-width", right, -1),
                        Designs.otherExponent("near-miss", right, tier.choose(-0.25, -0.38, -0.42)),
                        Designs.otherExponent("no-convergence", right, 0)));
    }

    private static Observable squaredDeviation(LimitKernels limit) {
        int n = limit.count();
        int entries = n * (n + 1) / 2;
        return Observable.of(List.of("squared deviation"), (draw, target) -> {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double deviation = draw.theta(i, j) - limit.ntk(i, j);
                    sum += deviation * deviation / (limit.ntk(i, i) * limit.ntk(j, j));
                }
            }
            target[0] = sum / entries;
        });
    }
}

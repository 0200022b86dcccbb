package org.ntkverify.check.catalogue.jacot2018;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.experiment.ComponentDecay;
import org.ntkverify.numeric.experiment.KernelDrift;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Parameterization;

/** Notes P2-3 and P2-8: training at finite width against its limit, whose kernel stands still. */
final class Jacot2018LazyTraining {

    /** Angles over 4, without symmetry: all eigenvalues of the kernel differ. */
    static final List<Integer> ANGLES = List.of(-11, -8, -3, 1, 5, 9);

    static final Inputs DATA = Jacot2018TrainedLaw.circle(ANGLES);

    /** {@code 2 x_1 x_2}. */
    static final List<Double> TARGETS = Jacot2018TrainedLaw.targets(ANGLES).stream()
            .map(target -> 2 * target)
            .toList();

    /** The paper's L = 3. */
    static final Architecture NETWORK = Jacot2018.relu(2, Jacot2018.BETA);

    /** f^(2), as in figure 3. */
    static final int COMPONENT = 2;

    private static final double RATE = 4;

    private Jacot2018LazyTraining() {}

    static List<Claim> claims(Tier tier) {
        return List.of(decay(tier), drift(tier));
    }

    static ComponentDecay decay(int width, double speed) {
        return new ComponentDecay(NETWORK, DATA, COMPONENT, width, RATE, 10, speed);
    }

    static KernelDrift drift(int width) {
        return new KernelDrift(NETWORK, DATA, TARGETS, width, RATE, 15);
    }

    /** Maximal update: output times 1/sqrt(n), rate times n. */
    static KernelDrift featureLearning(int width) {
        return new KernelDrift(NETWORK.withParameterization(Parameterization.MUP), DATA, TARGETS, width, 1, 15);
    }

    private static int[] widths(Tier tier) {
        return tier.choose(
                new int[] {32, 64, 128, 256}, new int[] {64, 128, 256, 512}, new int[] {64, 128, 256, 512, 1024});
    }

    private static ExperimentDesign design(Tier tier, IntFunction<Experiment> experiment, long draws) {
        return design(widths(tier), experiment, draws);
    }

    private static ExperimentDesign design(int[] widths, IntFunction<Experiment> experiment, long draws) {
        return new ExperimentDesign(
                "width n",
                IntStream.of(widths)
                        .mapToObj(width -> new ExperimentDesign.Step(width, experiment.apply(width), draws))
                        .toList());
    }

    private static List<Assumption> assumptions(String training) {
        return List.of(
                Assumption.byConstruction("weights and biases iid standard normal, " + training),
                new Assumption(
                        "sigma is twice differentiable with bounded second derivative (ReLU is not)",
                        Assumption.Status.WAIVED));
    }

    private static Falsifier excluded(String id, SizeExponent statement, double effect) {
        return new Falsifier(id, statement, ReasonCode.RATE_EXCLUDED, new EffectSize.Near(effect, statement.margin()));
    }

    private static SizeExponent exponent(
            String text, ExperimentDesign design, PositiveQuantity quantity, double exponent, double margin) {
        return new SizeExponent(text, design, quantity, 1, exponent - margin, exponent + margin);
    }

    private static Claim decay(Tier tier) {
        long draws = tier.choose(400L, 400L, 1000L);
        ExperimentDesign design = design(tier, width -> decay(width, 1), draws);
        ExperimentDesign tooFast = design(tier, width -> decay(width, ANGLES.size()), draws);
        double margin = tier.choose(0.2, 0.12, 0.08);
        double near = tier.choose(-0.95, -0.77, -0.68);
        PositiveQuantity deviation = ComponentDecay.DEVIATION;
        return Identities.holds(
                        Jacot2018.KEY + "/p2-8-linear-dynamics",
                        Jacot2018.derived(
                                "P2-8",
                                "section 5 and figure 3: a kernel principal component decays by itself; the rate in n is not printed"),
                        "Kernel components decay by themselves",
                        "Training towards f* = f_0 + v/2, v the second principal component of Theta_inf, keeps to the residual -(1 - eta lambda)^t v/2, lambda = "
                                + "eigenvalue of Theta_inf(X, X)/N: the largest deviation over the training falls like n^(-1/2), and is at most 0.6 of the residual in at least 80 % of the networks. ReLU, beta = 0.1, 2 hidden layers, 6 "
                                + "points of the unit circle, 10 steps of rate 4.",
                        assumptions("gradient descent on the mean of squared losses, all layers trained"),
                        List.of(
                                exponent("largest deviation ~ n^(-1/2)", design, deviation, -0.5, margin),
                                Trials.nearlyAlways(ComponentDecay.CLOSE, design, 0.2)),
                        List.of(
                                Trials.fails("no-mean-over-the-data", ComponentDecay.CLOSE, tooFast, 0.2, 0.5),
                                excluded(
                                        "inverse-width",
                                        exponent("largest deviation ~ 1/n", design, deviation, -1, margin),
                                        -0.5),
                                excluded(
                                        "near-miss",
                                        exponent(
                                                "largest deviation ~ n^(%s)".formatted(near),
                                                design,
                                                deviation,
                                                near,
                                                margin),
                                        near + 0.5)))
                .illustrated(Jacot2018TrainingFigures.componentDecay());
    }

    private static Claim drift(Tier tier) {
        ExperimentDesign design = design(tier, Jacot2018LazyTraining::drift, tier.choose(200L, 300L, 800L));
        // At this level an exponent has an interval while the skewness of a width is below (T/250)^(1/2): one far draw
        // among 150 can exceed that.
        ExperimentDesign feature = design(new int[] {32, 64, 128}, Jacot2018LazyTraining::featureLearning, 400);
        double margin = 0.2;
        double near = -0.55;
        PositiveQuantity change = KernelDrift.CHANGE;
        return Identities.holds(
                        Jacot2018.KEY + "/p2-3-kernel-drift",
                        Jacot2018.derived(
                                "P2-3", "Theorem 2 says that the kernel stands still in the limit, without a rate"),
                        "The kernel moves by 1/n in training",
                        "With data and time of training fixed, |Theta_t - Theta_0|_F / |Theta_0|_F falls like 1/n, faster than the n^(-1/2) of the fluctuations at "
                                + "the start: ReLU, beta = 0.1, 2 hidden layers, 6 points of the unit circle, 15 steps of rate 4 towards 2 x_1 x_2.",
                        assumptions("gradient descent on the mean of squared losses, all layers trained"),
                        List.of(exponent("relative change ~ 1/n", design, change, -1, margin)),
                        List.of(
                                excluded(
                                        "maximal-update",
                                        exponent(
                                                "relative change ~ 1/n with output 1/sqrt(n) and rate n, rate 1",
                                                feature,
                                                change,
                                                -1,
                                                margin),
                                        -1),
                                excluded(
                                        "as-at-the-start",
                                        exponent("relative change ~ n^(-1/2)", design, change, -0.5, margin),
                                        0.5),
                                excluded(
                                        "near-miss",
                                        exponent(
                                                "relative change ~ n^(%s)".formatted(near),
                                                design,
                                                change,
                                                near,
                                                margin),
                                        near + 1)))
                .illustrated(Jacot2018TrainingFigures.kernelDrift());
    }
}

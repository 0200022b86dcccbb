package org.ntkverify.check.catalogue.jacot2018;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.LimitKernels;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.experiment.TrainedOutputs;
import org.ntkverify.numeric.train.LimitLaw;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Note P2-9, section 5: the law of trained networks away from the data, by its characteristic function. Thirty steps of rate 6 leave less than 1e-5 of every
 * component of the residual in the limit, so they count as the end of training.
 */
final class Jacot2018TrainedLaw {

    private static final double RATE = 6;

    private static final int STEPS = 30;

    /** Angles over 4. */
    private static final List<Integer> TRAINING = List.of(-10, -4, 2, 8);

    private static final List<Integer> TEST = List.of(-6, 0, 6, 12);

    /** The paper's L = 3. */
    private static final Architecture NETWORK = Jacot2018.relu(2, Jacot2018.BETA);

    private Jacot2018TrainedLaw() {}

    static List<Claim> claims(Tier tier) {
        return List.of(law(tier));
    }

    /** Points on the unit circle. */
    static Inputs circle(List<Integer> quarters) {
        return Inputs.onCircle(
                quarters.stream().map(quarter -> Expression.ratio(quarter, 4)).toList());
    }

    /** {@code f* = x_1 x_2}, the target of figure 1. */
    static List<Double> targets(List<Integer> quarters) {
        return quarters.stream().map(quarter -> Math.sin(quarter / 2.0) / 2).toList();
    }

    private static double[][] matrix(LimitKernels kernels, LimitKernels.Entry entry) {
        double[][] matrix = new double[kernels.count()][kernels.count()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                matrix[i][j] = entry.at(i, j);
            }
        }
        return matrix;
    }

    private static LimitLaw limit(LimitKernels kernels, LimitKernels.Entry start) {
        return LimitLaw.of(
                matrix(kernels, start),
                matrix(kernels, kernels::ntk),
                targets(TRAINING),
                1.0 / TRAINING.size(),
                dynamics -> dynamics.descent(RATE, STEPS));
    }

    private static Claim law(Tier tier) {
        LimitKernels kernels = LimitKernels.of(NETWORK, circle(TRAINING).followedBy(circle(TEST)));
        LimitLaw law = limit(kernels, kernels::nngp);
        LimitLaw ntkPrior = limit(kernels, kernels::ntk);
        int width = tier.choose(64, 256, 512);
        TrainedOutputs experiment =
                new TrainedOutputs(NETWORK, circle(TRAINING), circle(TEST), targets(TRAINING), width, RATE, STEPS);
        ExperimentDesign design = new ExperimentDesign(
                "width n", List.of(new ExperimentDesign.Step(width, experiment, tier.choose(1200L, 1200L, 3000L))));
        double margin = tier.choose(0.16, 0.1, 0.06);
        double near = tier.choose(1.65, 1.4, 1.25);
        Statements statements = new Statements(design, law, margin);
        return Identities.holds(
                Jacot2018.KEY + "/p2-9-law-after-training",
                Jacot2018.found(
                        "P2-9",
                        "section 5, f_inf(x) = k_x K^(-1) y + (f_0(x) - k_x K^(-1) f_0(X)) (the paper's L = 3)"),
                "Law after training: normal, with A y",
                "At the end of training outputs away from the data are normal with mean A y and covariance Sigma_xx - A Sigma_Xx - Sigma_xX A^T + A Sigma_XX A^T, "
                        + "A = Theta(x, X) Theta(X, X)^(-1): characteristic function at one and two over the standard deviation. ReLU, beta = 0.1, 2 hidden layers of "
                        + "width %s, 4 points of the unit circle, 4 others, f* = x_1 x_2.".formatted(width),
                List.of(
                        Assumption.byConstruction(
                                "weights and biases iid standard normal, gradient descent of rate 6 on the mean of squared losses, 30 steps, all layers trained"),
                        new Assumption(
                                "the width is infinite (here finite; the margins are far above the differences seen)",
                                Assumption.Status.WAIVED),
                        new Assumption(
                                "sigma is twice differentiable with bounded second derivative (ReLU is not)",
                                Assumption.Status.WAIVED)),
                List.of(statements.value("mean A y, variances of the formula", law.mean()::get, i -> 1)),
                List.of(
                        statements.falsifier(
                                "ntk-for-prior",
                                "variances of a Gaussian process with covariance Theta, conditioned on the data",
                                law.mean()::get,
                                i -> square(ntkPrior.deviation(i) / law.deviation(i)),
                                0.5),
                        statements.falsifier(
                                "untrained",
                                "variances Sigma(x, x), as before training",
                                law.mean()::get,
                                i -> kernels.nngp(0, 0) / square(law.deviation(i)),
                                0.5),
                        statements.falsifier("mean-zero", "mean 0, as before training", i -> 0, i -> 1, 0.4),
                        statements.falsifier(
                                "near-miss",
                                "standard deviations %s times as large".formatted(near),
                                law.mean()::get,
                                i -> near * near,
                                1.5 * margin)));
    }

    private static double square(double x) {
        return x * x;
    }

    /** The same comparison with other numbers. */
    private record Statements(ExperimentDesign design, LimitLaw law, double margin) {

        /** The characteristic function of a normal law with this mean and with this ratio of its variance to that of the limit. */
        FiniteValue value(String text, IntToDoubleFunction mean, IntToDoubleFunction varianceRatio) {
            List<Double> targets = new ArrayList<>();
            List<Double> scales = new ArrayList<>();
            for (int i = 0; i < TEST.size(); i++) {
                double shift = (mean.applyAsDouble(i) - law.mean().get(i)) / law.deviation(i);
                for (int frequency : TrainedOutputs.FREQUENCIES) {
                    double size = Math.exp(-0.5 * square(frequency) * varianceRatio.applyAsDouble(i));
                    targets.add(size * Math.sin(frequency * shift));
                    targets.add(size * Math.cos(frequency * shift));
                    // A shift of the output counts that many times.
                    scales.addAll(List.of((double) frequency, (double) frequency));
                }
            }
            return new FiniteValue(text, design, List.of(targets), List.of(scales), margin);
        }

        /** The largest effect is at least {@code effect} in size. */
        Falsifier falsifier(
                String id, String text, IntToDoubleFunction mean, IntToDoubleFunction varianceRatio, double effect) {
            return new Falsifier(
                    id,
                    value(text, mean, varianceRatio),
                    ReasonCode.VALUE_RATIO,
                    new EffectSize.AtLeast(Math.abs(effect)));
        }
    }
}

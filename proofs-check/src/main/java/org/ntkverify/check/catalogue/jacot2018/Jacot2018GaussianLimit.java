package org.ntkverify.check.catalogue.jacot2018;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
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

/**
 * Note P2-4, Proposition 1: the outputs tend in law to a Gaussian process.
 *
 * <p>A law on R^N is known from the probabilities of its half-spaces (Cramer and Wold), and laws converge where these do. Given the hidden layers an
 * output is exactly Gaussian with the covariance Sigma_n of the draw, so that the half-space {@code a.f <= z sqrt(a.Sigma a)} has probability
 * {@code E Phi(z sqrt(a.Sigma a / a.Sigma_n a))}: the readout is averaged out and the hidden layers alone are sampled.
 */
final class Jacot2018GaussianLimit {

    /** The paper's L = 4. */
    private static final int HIDDEN_LAYERS = 3;

    private static final Inputs INPUTS =
            Inputs.onCircle(List.of(Expression.ZERO, Expression.ONE, Expression.integer(2)));

    private static final Inputs ONE = Inputs.of("x = (1, 1)", new double[][] {{1, 1}});

    private static final Architecture NETWORK = Jacot2018.relu(HIDDEN_LAYERS, Jacot2018.BETA);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Directions a: each input by itself, and combinations of all. */
    private static final List<double[]> DIRECTIONS = List.of(
            new double[] {1, 0, 0},
            new double[] {0, 1, 0},
            new double[] {0, 0, 1},
            new double[] {1, 1, 1},
            new double[] {1, -2, 1});

    /** Half-spaces at the normal quantiles of these; those of 1 - p follow, and that of 1/2 has probability 1/2 for every symmetric law. */
    private static final double[] LEVELS = {0.05, 0.125, 0.25};

    private Jacot2018GaussianLimit() {}

    static List<Claim> claims(Tier tier) {
        return List.of(limit(tier), rate(tier));
    }

    private static List<Assumption> assumptions() {
        return List.of(
                Assumption.byConstruction(
                        "weights and biases are iid standard normal, so that the outputs are Gaussian given the hidden layers"),
                new Assumption(
                        "the widths tend to infinity one after another (our reading of the proposition, which does not say how; here all are equal and grow together)",
                        Assumption.Status.WAIVED));
    }

    private static Claim limit(Tier tier) {
        LimitKernels kernels = LimitKernels.of(NETWORK, INPUTS);
        List<WidthDraws> budget = tier.choose(
                Designs.equal(6_000, 32, 64, 128, 256),
                Designs.equal(40_000, 64, 128, 256, 512),
                Designs.equal(160_000, 64, 128, 256, 512));
        double margin = tier.choose(0.02, 0.01, 0.005);
        SamplingDesign design =
                new SamplingDesign(NETWORK, INPUTS, halfSpaces(kernels), 0, SamplerKind.CONDITIONED, budget);
        return Identities.holds(
                Jacot2018.KEY + "/p2-4-gaussian-limit",
                Jacot2018.found("P2-4", "Proposition 1 (the paper's L = 4)"),
                "Outputs tend to a Gaussian process",
                "As the widths grow, the outputs at 3 inputs on the unit circle tend in law to a centred Gaussian with covariance Sigma of the "
                        + "recursion: ReLU, beta = 0.1, 3 hidden layers, probabilities of 15 half-spaces.",
                assumptions(),
                List.of(limit("P(a.f <= z_p sqrt(a.Sigma a)) tends to p", design, gaussian(1), margin)),
                List.of(
                        falsifier(
                                "ntk-for-covariance",
                                "the limit has covariance Theta_inf",
                                design,
                                scaled(kernels),
                                margin),
                        falsifier(
                                "independent-inputs",
                                "the limit has covariance diag(Sigma)",
                                design,
                                diagonal(kernels),
                                margin),
                        falsifier(
                                "laplace",
                                "the limit is a Laplace law of the same variance",
                                design,
                                laplace(),
                                margin),
                        falsifier(
                                "near-miss",
                                "the limit has standard deviations %s times as large".formatted(nearMiss(tier)),
                                design,
                                gaussian(nearMiss(tier)),
                                margin)));
    }

    /** At the quantile 1/8 the probability changes by more than two margins. */
    private static double nearMiss(Tier tier) {
        return tier.choose(1.2, 1.15, 1.08);
    }

    private static Limit limit(String text, SamplingDesign design, List<Double> targets, double margin) {
        return new Limit(
                text, design, targets, targets.stream().map(target -> 1.0).toList(), margin);
    }

    /** The largest effect is known, so a refutation by a smaller one would have another reason. */
    private static Falsifier falsifier(
            String id, String text, SamplingDesign design, List<Double> targets, double margin) {
        List<Double> right = gaussian(1);
        double worst = IntStream.range(0, targets.size())
                .mapToObj(i -> targets.get(i) - right.get(i))
                .max(Comparator.comparing(Math::abs))
                .orElseThrow();
        return new Falsifier(
                id,
                limit(text, design, targets, margin),
                ReasonCode.VALUE_RATIO,
                new EffectSize.Near(worst, 2 * margin));
    }

    private static Observable halfSpaces(LimitKernels kernels) {
        List<String> names = new ArrayList<>();
        for (int a = 0; a < DIRECTIONS.size(); a++) {
            for (double level : LEVELS) {
                names.add("P[direction %s, %s]".formatted(a, level));
            }
        }
        return Observable.of(names, (draw, target) -> {
            int at = 0;
            for (double[] direction : DIRECTIONS) {
                double ratio = form(direction, kernels::nngp) / form(direction, draw::sigma);
                for (double level : LEVELS) {
                    target[at++] =
                            NORMAL.cumulativeProbability(NORMAL.inverseCumulativeProbability(level) * Math.sqrt(ratio));
                }
            }
        });
    }

    /** {@code a . M a}. */
    private static double form(double[] direction, LimitKernels.Entry matrix) {
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            for (int j = 0; j < direction.length; j++) {
                sum += direction[i] * direction[j] * matrix.at(i, j);
            }
        }
        return sum;
    }

    /** Probabilities if the variance of direction a is {@code variance / (a . Sigma a)} times that of the limit. */
    private static List<Double> withVariances(List<Double> ratios) {
        List<Double> targets = new ArrayList<>();
        for (double ratio : ratios) {
            for (double level : LEVELS) {
                targets.add(
                        NORMAL.cumulativeProbability(NORMAL.inverseCumulativeProbability(level) / Math.sqrt(ratio)));
            }
        }
        return targets;
    }

    private static List<Double> gaussian(double deviation) {
        return withVariances(
                DIRECTIONS.stream().map(direction -> deviation * deviation).toList());
    }

    private static List<Double> scaled(LimitKernels kernels) {
        return withVariances(DIRECTIONS.stream()
                .map(direction -> form(direction, kernels::ntk) / form(direction, kernels::nngp))
                .toList());
    }

    private static List<Double> diagonal(LimitKernels kernels) {
        return withVariances(DIRECTIONS.stream()
                .map(direction ->
                        form(direction, (i, j) -> i == j ? kernels.nngp(i, j) : 0) / form(direction, kernels::nngp))
                .toList());
    }

    /** Distribution function {@code exp(-sqrt(2) |z|)/2} below 0, of variance 1. */
    private static List<Double> laplace() {
        List<Double> targets = new ArrayList<>();
        for (int a = 0; a < DIRECTIONS.size(); a++) {
            for (double level : LEVELS) {
                double z = NORMAL.inverseCumulativeProbability(level);
                double tail = Math.exp(-Math.sqrt(2) * Math.abs(z)) / 2;
                targets.add(z < 0 ? tail : 1 - tail);
            }
        }
        return targets;
    }

    private static Claim rate(Tier tier) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(60_000, 16, 32, 64, 128),
                Designs.equal(400_000, 16, 32, 64, 128),
                Designs.equal(1_600_000, 16, 32, 64, 128));
        double margin = tier.choose(0.22, 0.2, 0.15);
        Observable excess = Observable.of(
                List.of("P(f <= sqrt(Sigma)) - Phi(1)"),
                (draw, target) -> target[0] = NORMAL.cumulativeProbability(Math.sqrt(0.5 / draw.sigma(0, 0)))
                        - NORMAL.cumulativeProbability(1));
        SamplingDesign design =
                new SamplingDesign(Jacot2018.relu(1, Expression.ZERO), ONE, excess, 0, SamplerKind.CONDITIONED, budget);
        Rate right = new Rate("P - Phi(1) ~ 1/n", design, Rate.Of.MEAN, -1, margin);
        return Identities.holds(
                Jacot2018.KEY + "/p2-4-law-rate",
                Jacot2018.derived("P2-4", "finite-width refinement of Proposition 1"),
                "Distance to the Gaussian law: 1/n",
                "One hidden ReLU layer of width n without bias: P(f(x) <= sqrt(Sigma)) - Phi(1) falls like 1/n. With S = Sigma_n/Sigma, of mean 1 "
                        + "and variance 5/n, it is E Phi(S^(-1/2)) - Phi(1) = (5/4n) phi(1) + O(1/n^2).",
                List.of(Assumption.byConstruction(
                        "one hidden ReLU layer of width n, gain 1, no bias, iid normal weights")),
                List.of(right),
                List.of(
                        Designs.otherExponent("root-of-width", right, -0.5),
                        Designs.otherExponent("square-of-width", right, -2),
                        Designs.otherExponent("no-convergence", right, 0)));
    }
}

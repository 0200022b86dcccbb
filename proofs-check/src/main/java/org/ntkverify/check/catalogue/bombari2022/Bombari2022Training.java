package org.ntkverify.check.catalogue.bombari2022;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.experiment.DescentRate;
import org.ntkverify.numeric.experiment.RandomLabelFit;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.symbolic.Activation;

/** Notes P10-C9 and P10-C10: what gradient training fits, and how fast. */
final class Bombari2022Training {

    /** Part of the draws that may behave otherwise. */
    private static final double DELTA = 0.2;

    private static final int STEPS = 500;

    private static final long FIGURE_SEED = 1;

    private static final int FIGURE_DRAWS = 2;

    /** What is left where training fits; how much less says only how long it went on. */
    private static final double FITTED = 1e-4;

    private Bombari2022Training() {}

    static List<Claim> claims(Tier tier) {
        // Five hundred steps of some hundred networks are too much for the smoke tier.
        return tier == Tier.SMOKE ? List.of(rate(tier)) : List.of(transition(tier), rate(tier));
    }

    /** The largest width with at most {@code weights} weights, {@code 3 d^2 + d}. */
    private static int widthFor(int weights) {
        int width = 1;
        while (3 * (width + 1) * (width + 1) + width + 1 <= weights) {
            width++;
        }
        return width;
    }

    private static ExperimentDesign fits(Tier tier, Activation activation, IntUnaryOperator weights) {
        return Trials.sizes(
                "samples N",
                tier.choose(List.of(40), List.of(40), List.of(40, 57, 80)),
                tier.choose(150L, 150L, 400L),
                n -> new RandomLabelFit(activation, widthFor(weights.applyAsInt(n)), n, STEPS));
    }

    private static Claim transition(Tier tier) {
        // Not p = N, where equations and unknowns are equal in number and a third of the draws fit.
        ExperimentDesign few = fits(tier, Bombari2022.TANH, n -> n - 1);
        ExperimentDesign enough = fits(tier, Bombari2022.TANH, n -> 2 * n);
        return Identities.holds(
                        Bombari2022.id("p10-c9-training-transition"),
                        Bombari2022.reading("P10-C9", "our reading of the figure: loss against d^2 and N"),
                        "Training fits between p = N and 2N",
                        "Adam on N random labels, all widths d, p = 3 d^2 + d: with the largest d such that p < N more than a tenth of |Y|^2 is left after 500 steps, with the largest d such "
                                + "that p <= 2N at most a tenth, in at least 80 % of the draws. There d is about sqrt(2N/3), far below N. Constants of this task.",
                        List.of(
                                Assumption.byConstruction(
                                        "data N(0, I), labels N(0, 1) and weights drawn afresh in each draw"),
                                Assumption.byConstruction(
                                        "three hidden tanh layers, no bias; the published script has ReLU"),
                                Assumption.byConstruction("full-batch Adam with rate 1/(10 sqrt(N)), as published")),
                        List.of(
                                Trials.nearlyAlways(RandomLabelFit.LEFT, few, DELTA),
                                Trials.nearlyAlways(RandomLabelFit.FITTED, enough, DELTA)),
                        List.of(
                                Trials.fails("width-of-order-n-needed", RandomLabelFit.LEFT, enough, DELTA, 0.1),
                                Trials.fails("as-many-weights-suffice", RandomLabelFit.FITTED, few, DELTA, 0.1),
                                Trials.fails(
                                        "linear-network-too",
                                        RandomLabelFit.FITTED,
                                        fits(tier, Activation.IDENTITY, n -> 2 * n),
                                        DELTA,
                                        0.1)))
                .illustrated(diagram());
    }

    /** Figure 2 of the paper in miniature. */
    private static Illustration diagram() {
        return new Illustration("optimisation-phase-diagram", () -> {
            List<List<Cell>> rows = new ArrayList<>();
            for (int samples : List.of(20, 28, 40, 57, 80, 113)) {
                for (int width : List.of(2, 3, 4, 6, 8)) {
                    RandomLabelFit fit = new RandomLabelFit(Bombari2022.TANH, width, samples, STEPS);
                    rows.add(List.of(
                            new Cell.Count(samples),
                            new Cell.Count(2L * samples),
                            new Cell.Count(3L * width * width + width),
                            new Cell.Value(geometricMean(fit))));
                }
            }
            return new Table(
                            "optimisation-phase-diagram",
                            "What %s steps of Adam leave of N random labels, geometric mean of %s draws, widths d = 2 to 8, p = 3 d^2 + d weights."
                                    .formatted(STEPS, FIGURE_DRAWS),
                            List.of("N", "2N", "p", "residual"),
                            rows)
                    .plotted(new Plot(
                            Plot.Axis.logarithmic("weights p"),
                            Plot.Axis.logarithmic("samples N"),
                            List.of(
                                    Plot.Series.cells(
                                            "|f(X) - Y|^2/|Y|^2",
                                            "p",
                                            "N",
                                            new Plot.Shade("residual", Plot.Scale.LOGARITHMIC, FITTED)),
                                    Plot.Series.guide("p = N", "N", "N"),
                                    Plot.Series.guide("p = 2N", "2N", "N"))));
        });
    }

    private static double geometricMean(RandomLabelFit fit) {
        RandomStreams streams = RandomStreams.of(FIGURE_SEED, "optimisation phase diagram", fit.text());
        double sum = 0;
        for (int draw = 0; draw < FIGURE_DRAWS; draw++) {
            sum += Math.log(fit.residual(streams, draw));
        }
        return Math.exp(sum / FIGURE_DRAWS);
    }

    private static ExperimentDesign descents(Tier tier, double rate) {
        return Trials.sizes(
                "width d",
                tier.choose(List.of(12), List.of(12, 24, 48), List.of(12, 24, 48, 96)),
                tier.choose(120L, 200L, 400L),
                d -> new DescentRate(d, 4, rate, 40));
    }

    private static Claim rate(Tier tier) {
        ExperimentDesign stable = descents(tier, 1);
        return Identities.holds(
                Bombari2022.id("p10-c10-descent-rate"),
                Bombari2022.reading(
                        "P10-C10", "our reading of the optimisation corollary: linear convergence from zero output"),
                "Descent at rate 1 - eta lambda_min",
                "From zero output, eta = 1/lambda_max(K), labels of size 0.01: after T steps C_T <= (1 - eta lambda_min)^(2qT) C_0 with q = 0.9, and q = 1 for fixed K; in the second half of the "
                        + "run the measured q is at most 1.5; in at least 80 % of the draws. T is where q = 1 promises C_T <= 1e-8 C_0, at least 4 and at most 40.",
                List.of(
                        Assumption.byConstruction("data N(0, I), labels and weights drawn afresh in each draw"),
                        Assumption.byConstruction("two hidden tanh layers of width d, unit readout, N = 4"),
                        Assumption.byConstruction(
                                "zero output by subtracting f_0(X), not by the paper's initialisation")),
                List.of(
                        Trials.nearlyAlways(DescentRate.BOUND, stable, DELTA),
                        Trials.nearlyAlways(DescentRate.LINEARISED, stable, DELTA),
                        Trials.nearlyAlways(DescentRate.SHARP, stable, DELTA)),
                List.of(
                        Trials.fails("twice-the-rate", DescentRate.TWICE, stable, DELTA, 0.1),
                        Trials.fails("mean-eigenvalue", DescentRate.MEAN, stable, DELTA, 0.1),
                        Trials.fails("unstable-steps", DescentRate.BOUND, descents(tier, 2.5), DELTA, 0.1)));
    }
}

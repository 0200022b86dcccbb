package org.ntkverify.check.catalogue.tsilivis2022;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.adversarial.FeatureRobustness;
import org.ntkverify.numeric.adversarial.FeatureRobustness.Question;
import org.ntkverify.numeric.adversarial.TwoScaleLaw;

/**
 * Note P8-C3: early features are robust, later ones are not. Differences are paired: every predictor of a draw sees the same inputs.
 *
 * <p>Thresholds are effects that matter, well below those seen in trial runs of other seeds; those of near misses are above them.
 */
final class Tsilivis2022Features {

    private static final int DIMENSION = 20;

    private static final int SAMPLES = 60;

    private static final int TESTS = 100;

    private static final double RADIUS = 0.1;

    static final TwoScaleLaw LAW = new TwoScaleLaw(DIMENSION, 1);

    /** The coordinate of large variance is noise. */
    private static final TwoScaleLaw NOISE = new TwoScaleLaw(DIMENSION, 0);

    private Tsilivis2022Features() {}

    static List<Claim> claims(Tier tier) {
        long draws = tier.choose(120L, 400L, 2000L);
        return List.of(top(draws), order(draws), decay(draws), clean(draws));
    }

    private static List<Assumption> model() {
        return List.of(
                Assumption.byConstruction(
                        "two-layer ReLU kernel, n = 60 training and 100 test inputs, all drawn afresh"),
                Assumption.byConstruction("labels y = +-1, x_0 = y + 0.9 g, x_j = 0.06 y + 0.15 g_j, j = 1..19"),
                Assumption.byConstruction(
                        "fast gradient method in the maximum norm, eps = 0.1, on each predictor by its own gradient"));
    }

    private static FeatureRobustness experiment(TwoScaleLaw law, Question question, Double... thresholds) {
        return new FeatureRobustness(law, SAMPLES, TESTS, RADIUS, question, List.of(thresholds));
    }

    private static ExperimentDesign design(FeatureRobustness experiment, long draws) {
        return Trials.once("samples n", SAMPLES, experiment, draws);
    }

    private static Claim top(long draws) {
        FeatureRobustness experiment = experiment(LAW, Question.TOP_OVER_WHOLE, 0.2, 0.75);
        FeatureRobustness onNoise = experiment(NOISE, Question.TOP_IS_ROBUST, 0.1);
        ExperimentDesign design = design(experiment, draws);
        return Identities.holds(
                        Tsilivis2022.id("p8-c3-top-feature-robust"),
                        Tsilivis2022.reading("P8-C3", "the abstract: robust features sit at the largest eigenvalues"),
                        "The top feature is more robust than f",
                        "On inputs with one coordinate of large variance and nineteen weak ones the robust accuracy of feature 0 exceeds that of the whole kernel "
                                + "predictor, by more than 0.2 in the median.",
                        model(),
                        List.of(Trials.median(experiment.events().above(0.2), design)),
                        List.of(
                                Trials.notMedian(
                                        "whole-more-robust", experiment.events().negative(), design),
                                Trials.notMedian(
                                        "three-quarters", experiment.events().above(0.75), design),
                                Trials.notMedian(
                                        "noise-in-the-large-coordinate",
                                        onNoise.events().above(0.1),
                                        design(onNoise, draws))))
                .illustrated(Tsilivis2022Figures.features());
    }

    private static Claim order(long draws) {
        FeatureRobustness experiment = experiment(LAW, Question.ORDER, 0.5, 0.97);
        ExperimentDesign design = design(experiment, draws);
        return Identities.holds(
                Tsilivis2022.id("p8-c3-order-of-robustness"),
                Tsilivis2022.reading("P8-C3", "the figure of robustness of features against their index"),
                "Robustness falls with the index",
                "Among the first ten features the rank correlation of index and robust accuracy is below -0.5 in the median. (Beyond, robust accuracies are a few percent, "
                        + "and their order is noise.)",
                model(),
                List.of(Trials.median(experiment.events().above(0.5), design)),
                List.of(
                        Trials.notMedian("robustness-rises", experiment.events().negative(), design),
                        Trials.notMedian("monotone", experiment.events().above(0.97), design)));
    }

    private static Claim decay(long draws) {
        FeatureRobustness experiment = experiment(LAW, Question.DECAY, 0.05, 0.35);
        ExperimentDesign design = design(experiment, draws);
        return Identities.holds(
                Tsilivis2022.id("p8-c3-robustness-decays"),
                Tsilivis2022.reading("P8-C3", "the abstract: robust features are learned early"),
                "Robust accuracy decays in flow time",
                "Robust accuracy of the kernel predictor falls from flow time 0.01 to 1, and from 1 to the end: the smaller of both losses exceeds 0.05 in the median.",
                model(),
                List.of(Trials.median(experiment.events().above(0.05), design)),
                List.of(
                        Trials.notMedian("robustness-rises", experiment.events().negative(), design),
                        Trials.notMedian("seven-twentieths", experiment.events().above(0.35), design)));
    }

    private static Claim clean(long draws) {
        FeatureRobustness experiment = experiment(LAW, Question.CLEAN_GAIN, 0.025, 0.155);
        ExperimentDesign design = design(experiment, draws);
        return Identities.holds(
                Tsilivis2022.id("p8-c3-clean-accuracy-rises"),
                Tsilivis2022.reading("P8-C3", "later features are useful and not robust"),
                "Clean accuracy rises meanwhile",
                "Clean accuracy of the kernel predictor rises from flow time 0.01 to 1, where robust accuracy falls: by more than 0.025 in the median.",
                model(),
                List.of(Trials.median(experiment.events().above(0.025), design)),
                List.of(
                        Trials.notMedian(
                                "clean-accuracy-falls", experiment.events().negative(), design),
                        Trials.notMedian("three-twentieths", experiment.events().above(0.155), design)));
    }
}

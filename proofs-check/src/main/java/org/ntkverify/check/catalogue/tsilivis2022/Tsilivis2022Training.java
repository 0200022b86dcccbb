package org.ntkverify.check.catalogue.tsilivis2022;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.adversarial.AdversarialDynamics;
import org.ntkverify.numeric.adversarial.AdversarialDynamics.Question;
import org.ntkverify.numeric.adversarial.Attack;
import org.ntkverify.numeric.adversarial.TrainingSetting;
import org.ntkverify.numeric.adversarial.TwoScaleLaw;

/**
 * Note P8-C5: tangent kernels during adversarial training, compared with ordinary training from the same weights on the same data.
 *
 * <p>Thresholds are 0, or effects that matter well below those seen in trial runs of other seeds; those of near misses are above them.
 */
final class Tsilivis2022Training {

    private static final int WIDTH = 32;

    private static final int SAMPLES = 120;

    /** Both runs, small enough to be repeated. */
    static final TrainingSetting SETTING =
            new TrainingSetting(new TwoScaleLaw(10, 1), SAMPLES, WIDTH, 200, SAMPLES, 5, Attack.projected(0.1, 3));

    private Tsilivis2022Training() {}

    static List<Claim> claims(Tier tier) {
        long draws = tier.choose(100L, 300L, 1500L);
        return List.of(robustness(draws), early(draws), mass(draws));
    }

    private static List<Assumption> model() {
        return List.of(
                Assumption.byConstruction(
                        "two-layer ReLU network of width 32, logistic loss, 200 steps of descent with rate 5 in full batches"),
                Assumption.byConstruction(
                        "n = 120, labels y = +-1, x_0 = y + 0.9 g, x_j = 0.06 y + 0.15 g_j, j = 1..9"),
                Assumption.byConstruction(
                        "projected gradient attack in the maximum norm, eps = 0.1, 3 steps; both runs share weights and data, drawn afresh"));
    }

    private static AdversarialDynamics experiment(Question question, Double... thresholds) {
        return new AdversarialDynamics(SETTING, question, List.of(thresholds));
    }

    private static ExperimentDesign design(AdversarialDynamics experiment, long draws) {
        return Trials.once("width m", WIDTH, experiment, draws);
    }

    private static Claim robustness(long draws) {
        AdversarialDynamics experiment = experiment(Question.ROBUSTNESS, 0.05, 0.4);
        ExperimentDesign design = design(experiment, draws);
        return Identities.holds(
                Tsilivis2022.id("p8-c5-robust-accuracy"),
                Tsilivis2022.derived(
                        "P8-C5", "what the comparison of kernels presupposes: adversarial training works here"),
                "Adversarial training makes robust",
                "Accuracy on attacked test inputs is higher after adversarial than after ordinary training, by more than 0.05 in the median.",
                model(),
                List.of(Trials.median(experiment.events().above(0.05), design)),
                List.of(
                        Trials.notMedian("roles-swapped", experiment.events().negative(), design),
                        Trials.notMedian("four-tenths", experiment.events().above(0.4), design)));
    }

    private static Claim early(long draws) {
        AdversarialDynamics experiment = experiment(Question.CLOSER_EARLY, 0.0, 4.4);
        ExperimentDesign design = design(experiment, draws);
        return Identities.holds(
                        Tsilivis2022.id("p8-c5-lazy-earlier"),
                        Tsilivis2022.reading(
                                "P8-C5", "the abstract: adversarial training enters the lazy phase earlier"),
                        "Adversarial kernels settle earlier",
                        "After a tenth of the steps the cosine distance of K_t to the kernel at the end is smaller in adversarial than in ordinary training, in the "
                                + "median of draws.",
                        model(),
                        List.of(Trials.median(experiment.events().above(0), design)),
                        List.of(
                                Trials.notMedian(
                                        "roles-swapped", experiment.events().negative(), design),
                                Trials.notMedian(
                                        "factor-eighty", experiment.events().above(4.4), design)))
                .illustrated(Tsilivis2022Figures.polar());
    }

    private static Claim mass(long draws) {
        AdversarialDynamics experiment = experiment(Question.CONCENTRATION, 0.4, 2.4);
        ExperimentDesign design = design(experiment, draws);
        return Identities.holds(
                Tsilivis2022.id("p8-c5-mass-on-top"),
                Tsilivis2022.reading(
                        "P8-C5", "the abstract: more mass on the top of the spectrum; squares as in the released code"),
                "Adversarial kernels are more top-heavy",
                "At the end the part of the sum of squared eigenvalues beyond the five largest, of 50, is smaller after adversarial than after ordinary training: the "
                        + "logarithm of the ratio exceeds 0.4 in the median.",
                model(),
                List.of(Trials.median(experiment.events().above(0.4), design)),
                List.of(
                        Trials.notMedian("roles-swapped", experiment.events().negative(), design),
                        Trials.notMedian("factor-eleven", experiment.events().above(2.4), design)));
    }
}

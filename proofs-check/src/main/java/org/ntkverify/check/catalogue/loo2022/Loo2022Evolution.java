package org.ntkverify.check.catalogue.loo2022;

import java.util.List;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.adversarial.AdversarialDynamics;
import org.ntkverify.numeric.adversarial.AdversarialDynamics.Question;
import org.ntkverify.numeric.adversarial.KernelSeparation;

/**
 * Notes P9-C2 and P9-C3: when kernels settle and where they end.
 *
 * <p>Thresholds are 0, or effects that matter well below those seen in trial runs of other seeds; those of near misses are above them.
 */
final class Loo2022Evolution {

    private static final int BATCH = 40;

    private Loo2022Evolution() {}

    static List<Claim> claims(Tier tier) {
        return List.of(settles(tier), different(tier));
    }

    private static Claim settles(Tier tier) {
        AdversarialDynamics experiment =
                new AdversarialDynamics(Loo2022.setting(Loo2022.SAMPLES, 0.1), Question.FRACTION, List.of(0.0, 0.98));
        ExperimentDesign design = Trials.once("width m", Loo2022.WIDTH, experiment, tier.choose(100L, 300L, 1500L));
        return Identities.holds(
                        Loo2022.id("p9-c2-adversarial-kernel-settles"),
                        Loo2022.reading("P9-C2", "the abstract: the kernel of adversarial training converges rapidly"),
                        "Adversarial kernels arrive first",
                        "The part of the steps until a tenth of the first cosine distance to the last kernel is left for good is smaller in adversarial than in ordinary "
                                + "training, full batches, in the median of draws. (No claim that distances fall all the way: adversarial kernels may move away first.)",
                        Loo2022.training(),
                        List.of(Trials.median(experiment.events().above(0), design)),
                        List.of(
                                Trials.notMedian(
                                        "roles-swapped", experiment.events().negative(), design),
                                Trials.notMedian(
                                        "all-the-way", experiment.events().above(0.98), design)))
                .illustrated(Loo2022Figures.distances());
    }

    private static Claim different(Tier tier) {
        KernelSeparation experiment = new KernelSeparation(Loo2022.setting(BATCH, 0.1), List.of(0.5, 7.0));
        KernelSeparation small = new KernelSeparation(Loo2022.setting(BATCH, 0.001), List.of(1.0));
        long draws = tier.choose(100L, 400L, 2000L);
        ExperimentDesign design = Trials.once("width m", Loo2022.WIDTH, experiment, draws);
        return Identities.holds(
                Loo2022.id("p9-c3-different-kernel"),
                Loo2022.reading(
                        "P9-C3",
                        "the abstract: adversarial training ends at a different kernel; the comparison with chance is ours"),
                "Adversarial training ends elsewhere",
                "With batches of 40 the cosine distance of the last kernels of ordinary and adversarial training exceeds that of two ordinary runs with different orders "
                        + "of batches: the logarithm of the ratio exceeds 0.5 in the median.",
                Loo2022.training(),
                List.of(Trials.median(experiment.events().above(0.5), design)),
                List.of(
                        Trials.notMedian(
                                "closer-than-chance", experiment.events().negative(), design),
                        Trials.notMedian("thousandfold", experiment.events().above(7), design),
                        Trials.notMedian(
                                "hardly-any-attack",
                                small.events().above(1),
                                Trials.once("width m", Loo2022.WIDTH, small, draws))));
    }
}

package org.ntkverify.check.catalogue.noci2024;

import java.util.List;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.landscape.LearningRates;
import org.ntkverify.symbolic.Parameterization;

/** Note P1-7: learning rates over widths. */
final class Noci2024Transfer {

    private static final int STEPS = 20;

    private Noci2024Transfer() {}

    static List<Claim> claims(Tier tier) {
        return List.of(transfer(tier), standard(tier));
    }

    private static ExperimentDesign rates(Tier tier, Parameterization parameterization, long fewest) {
        return Trials.sizes(
                "width N",
                tier.choose(List.of(32), List.of(32, 64), List.of(32, 64, 128)),
                tier.choose(fewest, fewest, 300L),
                n -> new LearningRates(parameterization, n, STEPS));
    }

    private static Claim transfer(Tier tier) {
        ExperimentDesign maximal = rates(tier, Parameterization.MUP, 160);
        ExperimentDesign standard = rates(tier, Parameterization.STANDARD, 200);
        return Identities.holds(
                        Noci2024.id("p1-7-transfer"),
                        Noci2024.reading(
                                "P1-7", "the best learning rate does not depend on the width in maximal update"),
                        "Learning rates transfer in muP",
                        "In maximal update the best eta_0 for 20 steps changes by at most a factor 2 from width N to 4 N, the largest stable one by at most 1.5, in at least 80 % of the networks.",
                        Noci2024.task("one hidden layer, maximal update; independent starts at N and 4 N"),
                        List.of(
                                Noci2024.nearlyAlways(LearningRates.BEST_TRANSFERS, maximal),
                                Noci2024.nearlyAlways(LearningRates.STABLE_TRANSFERS, maximal)),
                        List.of(
                                Noci2024.fails("standard-too", LearningRates.STABLE_TRANSFERS, standard),
                                Noci2024.fails("mup-falls-like-1-over-n", LearningRates.BEST_FALLS, maximal)))
                .illustrated(Noci2024Figures.bestRates(STEPS));
    }

    private static Claim standard(Tier tier) {
        ExperimentDesign standard = rates(tier, Parameterization.STANDARD, 200);
        return Identities.holds(
                Noci2024.id("p1-7-standard-parameterisation"),
                Noci2024.reading("P1-7", "learning rates do not transfer in standard parameterisation"),
                "Standard nets: stable rate ~ 1/N",
                "In standard parameterisation the largest stable learning rate, and the best one, fall by a factor 2.3 to 8 from width N to 4 N, in at least 80 % of the networks: about "
                        + "like 1/N.",
                Noci2024.task("one hidden layer, weights N(0, 1/n_(l-1)); 20 steps; independent starts at N and 4 N"),
                List.of(
                        Noci2024.nearlyAlways(LearningRates.STABLE_FALLS, standard),
                        Noci2024.nearlyAlways(LearningRates.BEST_FALLS, standard)),
                List.of(
                        Noci2024.fails("transfers", LearningRates.STABLE_TRANSFERS, standard),
                        Noci2024.fails("root-of-width", LearningRates.STABLE_HALVES, standard)));
    }
}

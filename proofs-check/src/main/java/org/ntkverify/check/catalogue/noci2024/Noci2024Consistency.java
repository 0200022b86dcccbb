package org.ntkverify.check.catalogue.noci2024;

import java.util.List;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.landscape.Deviations;
import org.ntkverify.numeric.landscape.LinearConsistency;
import org.ntkverify.numeric.landscape.LinearNetwork;
import org.ntkverify.numeric.landscape.TanhConsistency;
import org.ntkverify.symbolic.Parameterization;

/** Notes P1-4 and P1-9: deviations of sharpness from its limit do not accumulate along training, those of the loss do. */
final class Noci2024Consistency {

    private Noci2024Consistency() {}

    static List<Claim> claims(Tier tier) {
        return List.of(linear(tier), network(tier));
    }

    private static Claim linear(Tier tier) {
        ExperimentDesign design = Trials.sizes(
                "width N",
                tier.choose(List.of(64, 256), List.of(64, 256, 1024), List.of(64, 256, 1024)),
                tier.choose(320L, 400L, 2000L),
                n -> new LinearConsistency(
                        new LinearNetwork(n, Noci2024Linear.D, Parameterization.MUP), Noci2024Linear.RATE, 20));
        return Identities.holds(
                Noci2024.id("p1-4-super-consistency"),
                Noci2024.reading(
                        "P1-4", "super consistency: deviations from infinite width do not accumulate along training"),
                "Linear net: super consistency of S",
                "Maximal update: in at least 80 % of the networks the deviation of the sharpness from its limit of infinite width is smaller after 20 steps than at the start, and the "
                        + "relative deviation of the loss larger; at every width.",
                Noci2024Linear.assumptions("eta_0 = 0.5; sharpness of the Gauss-Newton part, by order parameters"),
                List.of(
                        Noci2024.nearlyAlways(Deviations.SHARPNESS_FELL, design),
                        Noci2024.nearlyAlways(Deviations.LOSS_GREW, design)),
                List.of(
                        Noci2024.fails("loss-super-consistent", Deviations.LOSS_FELL, design),
                        Noci2024.fails("sharpness-accumulates", Deviations.SHARPNESS_GREW, design),
                        Noci2024.fails("sharpness-to-an-eighth", Deviations.SHARPNESS_FELL_MUCH, design)));
    }

    private static Claim network(Tier tier) {
        int steps = tier.choose(100, 200, 200);
        int reference = tier.choose(1024, 4096, 4096);
        ExperimentDesign design = Trials.sizes(
                "width N",
                tier.choose(List.of(16, 32), List.of(32, 64), List.of(32, 64, 128)),
                tier.choose(340L, 340L, 1000L),
                n -> new TanhConsistency(n, reference, 1, steps));
        return Identities.holds(
                Noci2024.id("p1-9-loss-not-consistent"),
                Noci2024.reading("P1-9", "sharpness is super consistent, the loss is not"),
                "Tanh net: loss deviates more than S",
                "Maximal update: in at least 70 %% of the networks the relative deviation of the loss from that of a much wider network grows from the start to step %s, and by a larger "
                                .formatted(steps)
                        + "factor than that of the sharpness; at every width.",
                Noci2024.task(
                        "one hidden layer, maximal update, eta_0 = 1; one independent network of width %s stands for the limit"
                                .formatted(reference)),
                List.of(
                        Noci2024.mostly(Deviations.LOSS_GREW, design),
                        Noci2024.mostly(Deviations.LOSS_GREW_MORE, design)),
                List.of(
                        Noci2024.failsMostly("loss-super-consistent", Deviations.LOSS_FELL, design),
                        Noci2024.failsMostly("sharpness-accumulates", Deviations.SHARPNESS_GREW, design)));
    }
}

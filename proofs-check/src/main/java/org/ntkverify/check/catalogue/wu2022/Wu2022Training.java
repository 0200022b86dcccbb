package org.ntkverify.check.catalogue.wu2022;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.lazy.LazyGap;
import org.ntkverify.numeric.lazy.LazyTask;

/** Note P5-4: trained product networks follow kernel regression, up to {@code n^(-1/2)}. */
final class Wu2022Training {

    private static final double DELTA = 0.2;

    private static final int STEPS = 20;

    private Wu2022Training() {}

    static List<Claim> claims(Tier tier) {
        ExperimentDesign one = gaps(tier, LazyTask.PRODUCT_ONE, 600);
        ExperimentDesign two = gaps(tier, LazyTask.PRODUCT_TWO, 260);
        return List.of(Identities.holds(
                Wu2022.id("p5-4-kernel-regression"),
                Wu2022.found("P5-4", "abstract: equivalence with kernel regression; rate and constants derived"),
                "Trained products follow the kernel",
                "After %s steps of gradient descent the network differs from gradient descent with the kernel Theta of infinite width by between 0.1/sqrt(n) and 2/sqrt(n), root mean square over 8 points "
                                .formatted(STEPS)
                        + "not trained on, at widths n and 16 n, n from 64 on, and falls from the first to the second by a factor 1.2 to 9 (n^(-1/2): 4), in at least 80 % of pairs of networks of degree 1 and 2. Constants of this task.",
                List.of(
                        Wu2022.model().get(0),
                        Assumption.byConstruction("training starts from zero: f(x; theta_0) is subtracted"),
                        Assumption.byConstruction(
                                "8 equispaced points of the circle, labels cos 2a + (1/2) sin 3a, sum of squares, learning rate 1/4")),
                List.of(
                        Trials.nearlyAlways(LazyGap.SIZE, one, DELTA),
                        Trials.nearlyAlways(LazyGap.FALLS, one, DELTA),
                        Trials.nearlyAlways(LazyGap.SIZE, two, DELTA),
                        Trials.nearlyAlways(LazyGap.FALLS, two, DELTA)),
                List.of(
                        Trials.fails("kernel-of-degree-2", LazyGap.OTHER, one, DELTA, 0.1),
                        Trials.fails("kernel-of-degree-1", LazyGap.OTHER, two, DELTA, 0.1),
                        Trials.fails("gap-falls-like-1-over-n", LazyGap.INVERSE, two, DELTA, 0.1),
                        Trials.fails("gap-stays", LazyGap.STAYS, one, DELTA, 0.1))));
    }

    private static ExperimentDesign gaps(Tier tier, LazyTask task, long draws) {
        return Trials.sizes(
                "width n",
                tier.choose(List.of(64), List.of(64, 256), List.of(64, 256)),
                draws,
                n -> new LazyGap(task, n, STEPS));
    }
}

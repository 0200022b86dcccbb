package org.ntkverify.check.catalogue.tan2022;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.lazy.LazyGap;
import org.ntkverify.numeric.lazy.LazyTask;

/** Note P3-7: trained complex networks with split ReLU follow the kernel of a real network, up to {@code n^(-1/2)}. */
final class Tan2022Training {

    private static final double DELTA = 0.2;

    private static final int STEPS = 20;

    private Tan2022Training() {}

    static List<Claim> claims(Tier tier) {
        ExperimentDesign design = gaps(tier, LazyTask.COMPLEX);
        return List.of(Identities.holds(
                Tan2022.KEY + "/p3-7-real-dynamics",
                Tan2022.reading(
                        "P3-7",
                        "the abstract: training dynamics of complex networks are those of real ones as the width grows"),
                "Trained complex nets: a real kernel",
                "After %s steps of gradient descent on Re f the complex network differs from gradient descent with the kernel of the real ReLU network on (Re x, Im x) by between 0.1/sqrt(n) and 2/sqrt(n), "
                                .formatted(STEPS)
                        + "root mean square over 5 points not trained on, at widths n and 16 n, n from 64 on, and falls from the first to the second by a factor 1.2 to 9 (n^(-1/2): 4), in at least 80 % of pairs of networks. Constants of this task.",
                List.of(
                        Tan2022.circular().get(0),
                        Assumption.byConstruction("one hidden layer, split ReLU; f(x; theta_0) is subtracted"),
                        Assumption.byConstruction(
                                "5 complex points of norm 1 in C^2, alternating labels, sum of squares, learning rate 4/5")),
                List.of(
                        Trials.nearlyAlways(LazyGap.SIZE, design, DELTA),
                        Trials.nearlyAlways(LazyGap.FALLS, design, DELTA)),
                List.of(
                        Trials.fails("real-network-on-re-x", LazyGap.OTHER, design, DELTA, 0.1),
                        Trials.fails("gap-falls-like-1-over-n", LazyGap.INVERSE, design, DELTA, 0.1),
                        Trials.fails("gap-stays", LazyGap.STAYS, design, DELTA, 0.1))));
    }

    private static ExperimentDesign gaps(Tier tier, LazyTask task) {
        return Trials.sizes(
                "width n",
                tier.choose(List.of(64), List.of(64, 256), List.of(64, 256)),
                tier.choose(450L, 450L, 600L),
                n -> new LazyGap(task, n, STEPS));
    }
}

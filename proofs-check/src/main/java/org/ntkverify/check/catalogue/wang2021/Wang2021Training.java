package org.ntkverify.check.catalogue.wang2021;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.lazy.CircleRace;

/** Note P4-8: gradient descent tells two circles apart, and a deeper network needs less of the time {@code n tau t}, not fewer steps. */
final class Wang2021Training {

    /** Largest frequency of networks for which a statement may fail. */
    private static final double DELTA = 0.3;

    private static final int DEPTH = 4;

    private static final int WIDTH = 64;

    private static final int COUNT = 8;

    private Wang2021Training() {}

    static List<Claim> claims(Tier tier) {
        ExperimentDesign design =
                Trials.once("width n", WIDTH, new CircleRace(DEPTH, WIDTH, COUNT, 1.0), tier.choose(380L, 500L, 1000L));
        return List.of(Identities.holds(
                Wang2021.KEY + "/p4-8-two-circles-trained",
                Wang2021.reading(
                        "P4-8",
                        "the abstract's conclusion, that gradient descent classifies two curves, at small scale; numbers derived"),
                "Trained: two circles told apart",
                "Circles at latitudes +-1/2, %s points each: gradient descent with step 1/(n L) classifies these points and those halfway between without error within 60 steps, for L = 1 and "
                                .formatted(COUNT)
                        + "L = %s; the deeper network does so in less of the time n tau t = t/L. Both in at least 70 %% of the networks of width %s."
                                .formatted(DEPTH, WIDTH),
                Stream.concat(
                                Wang2021.network().stream(),
                                Stream.of(
                                        Assumption.byConstruction(
                                                "full-batch gradient descent on mean squared loss, labels 1 and -1, constants of this task")))
                        .toList(),
                List.of(
                        Trials.nearlyAlways(CircleRace.BOTH, design, DELTA),
                        Trials.nearlyAlways(CircleRace.DEEPER_FIRST, design, DELTA)),
                List.of(
                        Trials.fails("fewer-steps-too", CircleRace.FEWER_STEPS, design, DELTA, 0.1),
                        Trials.fails("time-falls-like-1-over-depth", CircleRace.PROPORTIONAL, design, DELTA, 0.1),
                        Trials.fails("within-8-steps", CircleRace.AT_ONCE, design, DELTA, 0.1))));
    }
}

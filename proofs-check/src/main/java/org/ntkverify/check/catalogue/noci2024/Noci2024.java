package org.ntkverify.check.catalogue.noci2024;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.sample.Event;

/**
 * The claims of [NMHO24] and what they share. The sharpness S is the largest eigenvalue of the Hessian of the training loss times {@code gamma^2},
 * where the output is divided by {@code gamma sqrt(N)} and the learning rate is {@code eta_0 gamma^2}: gamma is 1 in NTK parameterisation and
 * {@code sqrt(N)} in maximal update.
 */
public final class Noci2024 {

    static final String KEY = "noci2024";

    private static final double DISAGREEING = 0.05;

    private static final double OTHERWISE = 0.2;

    private static final double MINORITY = 0.3;

    /** A false variant fails this much more often than a true one may. */
    private static final double CLEARLY = 0.1;

    private Noci2024() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        return Stream.of(
                        Noci2024Hessian.claims(tier),
                        Noci2024Linear.claims(tier),
                        Noci2024Consistency.claims(tier),
                        Noci2024Sharpening.claims(tier),
                        Noci2024Transfer.claims(tier))
                .flatMap(List::stream)
                .toList();
    }

    static String id(String slug) {
        return KEY + "/" + slug;
    }

    static Source reading(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.OUR_READING);
    }

    static Source derived(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.DERIVED);
    }

    /** What the claims about the tanh network on the sign-product task assume. */
    static List<Assumption> task(String more) {
        return List.of(
                Assumption.byConstruction(
                        "tanh network without bias, full-batch gradient descent on mean squared loss, weights drawn afresh in each draw"),
                Assumption.byConstruction(
                        "24 fixed points on the sphere of radius sqrt(8) in R^8, labels sign(x_1 x_2)"),
                Assumption.byConstruction(more));
    }

    /** An identity, which may fail in at most {@link #DISAGREEING} of the instances; nobody has seen it fail. */
    static FailureProbability identity(Event event, ExperimentDesign design) {
        return Trials.nearlyAlways(event, design, DISAGREEING);
    }

    /** The falsifier that a false identity holds. */
    static Falsifier falseIdentity(String id, Event event, ExperimentDesign design) {
        return Trials.fails(id, event, design, DISAGREEING, CLEARLY);
    }

    /** What at least 80 % of the networks do. */
    static FailureProbability nearlyAlways(Event event, ExperimentDesign design) {
        return Trials.nearlyAlways(event, design, OTHERWISE);
    }

    /** The falsifier that they do something else. */
    static Falsifier fails(String id, Event event, ExperimentDesign design) {
        return Trials.fails(id, event, design, OTHERWISE, CLEARLY);
    }

    /** What at least 70 % of the networks do. */
    static FailureProbability mostly(Event event, ExperimentDesign design) {
        return Trials.nearlyAlways(event, design, MINORITY);
    }

    /** The falsifier that they do something else. */
    static Falsifier failsMostly(String id, Event event, ExperimentDesign design) {
        return Trials.fails(id, event, design, MINORITY, CLEARLY);
    }
}

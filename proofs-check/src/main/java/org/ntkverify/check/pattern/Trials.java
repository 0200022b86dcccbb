package org.ntkverify.check.pattern;

import java.util.List;
import java.util.function.IntFunction;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.PositiveQuantity;

/** What claims about random experiments share: events that nearly always happen, medians and exponents, with their false variants. */
public final class Trials {

    private static final double HALF = 0.5;

    /** An event that a false statement about a median claims fails in at least seven tenths of the draws. */
    private static final double CLEARLY = 0.2;

    private Trials() {}

    /** Returns one experiment, drawn {@code draws} times. */
    public static ExperimentDesign once(String size, int value, Experiment experiment, long draws) {
        return new ExperimentDesign(size, List.of(new ExperimentDesign.Step(value, experiment, draws)));
    }

    /** Returns one experiment for each size, drawn {@code draws} times each. */
    public static ExperimentDesign sizes(
            String size, List<Integer> sizes, long draws, IntFunction<? extends Experiment> experiment) {
        return new ExperimentDesign(
                size,
                sizes.stream()
                        .map(each -> new ExperimentDesign.Step(each, experiment.apply(each), draws))
                        .toList());
    }

    /** Returns the statement that {@code event} fails with probability at most {@code delta}. */
    public static FailureProbability nearlyAlways(Event event, ExperimentDesign design, double delta) {
        return new FailureProbability(event.name(), List.of(design), event, delta);
    }

    /** Returns the falsifier that a false event, which the design observes too, happens nearly always; it fails more often by at least {@code effect}. */
    public static Falsifier fails(String id, Event event, ExperimentDesign design, double delta, double effect) {
        return new Falsifier(
                id, nearlyAlways(event, design, delta), ReasonCode.BOUND_VIOLATED, new EffectSize.AtLeast(effect));
    }

    /** Returns the statement that the median of a number exceeds a threshold: {@code event} says so of a draw. */
    public static FailureProbability median(Event event, ExperimentDesign design) {
        return new FailureProbability("median: " + event.name(), List.of(design), event, HALF);
    }

    /** Returns the falsifier that a median exceeds too much, or has the wrong sign. */
    public static Falsifier notMedian(String id, Event event, ExperimentDesign design) {
        return new Falsifier(id, median(event, design), ReasonCode.BOUND_VIOLATED, new EffectSize.AtLeast(CLEARLY));
    }

    /** Returns the statement that the exponent of a geometric mean lies in {@code [low, high]}. */
    public static SizeExponent exponent(
            String text, ExperimentDesign design, PositiveQuantity quantity, double low, double high) {
        return new SizeExponent(text, design, quantity, 1, low, high);
    }

    /** Returns the falsifier that it lies in another interval, where it is about {@code actual}. */
    public static Falsifier excluded(String id, SizeExponent statement, double actual) {
        return new Falsifier(
                id, statement, ReasonCode.RATE_EXCLUDED, new EffectSize.Near(statement.middle() - actual, 0.25));
    }
}

package org.ntkverify.numeric.label;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.spectrum.Eigenvalues;

/**
 * What {@code K_HR = H + lambda Z} (V1) does to RR and to the smallest eigenvalue, at forty random unit points of R^5 with structured and with random
 * balanced labels.
 *
 * @param constant whether a constant coordinate is appended
 * @param lambda of the kernel
 */
public record LabelKernelEvents(boolean constant, int lambda) implements Experiment {

    /** RR of K_HR is above that of H; structured labels. */
    public static final Event RISES = new Event("RR rises, structured labels");

    /** The same with random labels. */
    public static final Event RISES_AT_RANDOM = new Event("RR rises, random labels");

    /** RR of K_HR is above that of H by a hundredth at least; structured labels. */
    public static final Event RISES_CLEARLY = new Event("RR rises by 0.01, structured labels");

    /** Z has a negative eigenvalue; random labels. */
    public static final Event INDEFINITE_AT_RANDOM = new Event("lambda_min(Z) < 0, random labels");

    /** Z has a negative eigenvalue; structured labels. */
    public static final Event INDEFINITE = new Event("lambda_min(Z) < 0, structured labels");

    /** Z has none; random labels. */
    public static final Event SEMIDEFINITE_AT_RANDOM = new Event("lambda_min(Z) >= 0, random labels");

    /** K_HR is positive definite for both labellings. */
    public static final Event DEFINITE_SUM = new Event("lambda_min(H + lambda Z) > 0, both labels");

    private static final double CLEARLY = 0.01;

    /** Scores are sums of 1600 numbers of size 1 over as many. */
    private static final double ROUNDING = 1e-13;

    @Override
    public String text() {
        return "K_HR at %s unit points of R^%s%s, lambda = %s"
                .formatted(
                        SphereLabels.POINTS,
                        SphereLabels.DIMENSION,
                        constant ? " with a constant coordinate" : "",
                        lambda);
    }

    @Override
    public List<String> names() {
        return Event.indicators(
                RISES,
                RISES_AT_RANDOM,
                RISES_CLEARLY,
                INDEFINITE_AT_RANDOM,
                INDEFINITE,
                SEMIDEFINITE_AT_RANDOM,
                DEFINITE_SUM);
    }

    private record Seen(Interval rise, Interval smallest, Interval smallestOfSum) {}

    @Override
    public Trial newTrial(RandomStreams streams) {
        SphereLabels data = new SphereLabels(constant);
        return (index, target) -> {
            data.draw(streams, index);
            Seen structured = seen(data.kernel(), data.structured());
            Seen random = seen(data.kernel(), data.random());
            List<Event.Answer> answers = Stream.of(
                            Event.atMost(Interval.ZERO, structured.rise()),
                            Event.atMost(Interval.ZERO, random.rise()),
                            Event.atMost(Interval.of(CLEARLY), structured.rise()),
                            Event.atMost(random.smallest(), Interval.ZERO),
                            Event.atMost(structured.smallest(), Interval.ZERO),
                            Event.atMost(Interval.ZERO, random.smallest()),
                            both(
                                    Event.atMost(Interval.ZERO, structured.smallestOfSum()),
                                    Event.atMost(Interval.ZERO, random.smallestOfSum())))
                    .toList();
            for (int at = 0; at < answers.size(); at++) {
                Event.write(answers.get(at), target, 2 * at);
            }
        };
    }

    private static Event.Answer both(Event.Answer first, Event.Answer second) {
        if (first == Event.Answer.VIOLATED || second == Event.Answer.VIOLATED) {
            return Event.Answer.VIOLATED;
        }
        return first == Event.Answer.HELD ? second : first;
    }

    private Seen seen(double[] kernel, double[] labels) {
        PairRegression regression = PairRegression.of(PairRegression.Weights.LABELS, kernel, labels);
        double[] sum = regression.added(kernel, lambda);
        double rise = LocalElasticity.score(sum, labels, false) - LocalElasticity.score(kernel, labels, false);
        return new Seen(
                new Interval(rise - ROUNDING, rise + ROUNDING), smallest(regression.matrix(kernel)), smallest(sum));
    }

    private static Interval smallest(double[] matrix) {
        Eigenvalues eigenvalues = Eigenvalues.of(matrix, SphereLabels.POINTS);
        return new Interval(
                eigenvalues.smallest() - eigenvalues.errorBound(), eigenvalues.smallest() + eigenvalues.errorBound());
    }
}

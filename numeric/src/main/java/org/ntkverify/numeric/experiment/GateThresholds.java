package org.ntkverify.numeric.experiment;

import java.util.List;
import java.util.Map;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Event.Answer;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Asks of each draw of {@code H(0)} whether its distance from H, or its smallest eigenvalue, keeps within given thresholds. The weights are
 * random, the inputs are fixed.
 *
 * @param inputs n points of R^d, none of them 0
 * @param width m
 * @param thresholds what is asked
 */
public record GateThresholds(Inputs inputs, int width, List<Threshold> thresholds) implements Experiment {

    /** What is compared. */
    public enum Quantity {
        /** {@code |H(0) - H|_F}. */
        FROBENIUS_ERROR,
        /** {@code |H(0) - H|_2}. */
        OPERATOR_ERROR,
        /** {@code lambda_min(H(0))}. */
        SMALLEST_EIGENVALUE
    }

    /**
     * One question: an error is at most the bound, a smallest eigenvalue at least.
     *
     * @param event how reports name it
     * @param quantity what is compared
     * @param bound the threshold, in the numbers n of inputs, m of gates, {@code lambda} = lambda_0, {@code r} = |X|^2, and {@code rms}, the root mean
     *     square of {@code |H(0) - H|_F}
     */
    public record Threshold(Event event, Quantity quantity, Expression bound) {}

    /** Copies the list. */
    public GateThresholds {
        thresholds = List.copyOf(thresholds);
    }

    @Override
    public String text() {
        return "gates of width %s on %s".formatted(width, inputs.text());
    }

    @Override
    public List<String> names() {
        return thresholds.stream()
                .flatMap(threshold -> threshold.event().indicators().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        GateKernel gates = GateKernel.of(inputs);
        List<Interval> bounds =
                thresholds.stream().map(threshold -> value(threshold, gates)).toList();
        GateDraw draw = new GateDraw(gates, width);
        return (index, target) -> {
            draw.draw(streams, index);
            for (int i = 0; i < thresholds.size(); i++) {
                Event.write(answer(thresholds.get(i).quantity(), draw, bounds.get(i)), target, 2 * i);
            }
        };
    }

    private Interval value(Threshold threshold, GateKernel gates) {
        return threshold
                .bound()
                .evaluate(
                        IntervalArithmetic.INSTANCE,
                        Map.of(
                                "n", Interval.of(inputs.count()),
                                "m", Interval.of(width),
                                "lambda", gates.smallest(),
                                "r", gates.squaredNorm(),
                                "rms", gates.rootMeanSquareError(width)));
    }

    private static Answer answer(Quantity quantity, GateDraw draw, Interval bound) {
        return switch (quantity) {
            case FROBENIUS_ERROR -> Event.atMost(draw.frobeniusError(), bound);
            case OPERATOR_ERROR -> Event.atMost(draw.operatorError(), bound);
            case SMALLEST_EIGENVALUE -> Event.atMost(bound, draw.smallest());
        };
    }
}

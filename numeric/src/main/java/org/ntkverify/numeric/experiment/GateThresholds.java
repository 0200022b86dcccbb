package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Event.Answer;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * Asks of each draw of {@code H(0)} whether its distance from H, or its smallest eigenvalue, keeps within given thresholds. The weights are
 * random, the inputs are fixed.
 *
 * @param gates the kernel at infinite width
 * @param width m
 * @param thresholds what is asked
 */
public record GateThresholds(GateKernel gates, int width, List<Threshold> thresholds) implements Experiment {

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
     * @param bound encloses the threshold
     */
    public record Threshold(Event event, Quantity quantity, Interval bound) {}

    /** Copies the list. */
    public GateThresholds {
        thresholds = List.copyOf(thresholds);
    }

    @Override
    public String text() {
        return "gates of width %s on %s".formatted(width, gates.inputs().text());
    }

    @Override
    public List<String> names() {
        return thresholds.stream()
                .flatMap(threshold -> threshold.event().indicators().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        GateDraw draw = new GateDraw(gates, width);
        return (index, target) -> {
            draw.draw(streams, index);
            for (int i = 0; i < thresholds.size(); i++) {
                Event.write(answer(thresholds.get(i), draw), target, 2 * i);
            }
        };
    }

    private static Answer answer(Threshold threshold, GateDraw draw) {
        return switch (threshold.quantity()) {
            case FROBENIUS_ERROR -> Event.atMost(draw.frobeniusError(), threshold.bound());
            case OPERATOR_ERROR -> Event.atMost(draw.operatorError(), threshold.bound());
            case SMALLEST_EIGENVALUE -> Event.atMost(threshold.bound(), draw.smallest());
        };
    }
}

package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * A number of each draw of {@code H(0)}; the different numbers are of the same draws. The weights are random, the inputs are fixed.
 *
 * @param inputs n points of R^d, none of them 0
 * @param width m
 * @param of which number
 */
public record GateStatistic(Inputs inputs, int width, Of of) implements Experiment {

    /** Which number. */
    public enum Of {
        /** {@code |H(0) - H|_2}. */
        OPERATOR_ERROR("|H(0) - H|"),
        /** {@code 1 - lambda_min(H(0)) / lambda_0}, positive where the smallest eigenvalue is too small. */
        EIGENVALUE_DEFICIT("1 - lambda-min(H(0))/lambda_0"),
        /** {@code lambda_min(H(0)) / lambda_0 - 1}. */
        EIGENVALUE_EXCESS("lambda-min(H(0))/lambda_0 - 1");

        private final String text;

        Of(String text) {
            this.text = text;
        }
    }

    @Override
    public String text() {
        return "gates of width %s on %s".formatted(width, inputs.text());
    }

    @Override
    public List<String> names() {
        return List.of(of.text);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        GateKernel gates = GateKernel.of(inputs);
        double limit = gates.smallest().midpoint();
        GateDraw draw = new GateDraw(gates, width);
        return (index, target) -> {
            draw.draw(streams, index);
            target[0] = switch (of) {
                case OPERATOR_ERROR -> draw.operatorError().midpoint();
                case EIGENVALUE_DEFICIT -> -excess(draw, limit);
                case EIGENVALUE_EXCESS -> excess(draw, limit);
            };
        };
    }

    private static double excess(GateDraw draw, double limit) {
        return draw.smallest().midpoint() / limit - 1;
    }
}

package org.ntkverify.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Weight and bias gains as typed, one for all layers or a list, and the network they make in each parameterisation. */
record Gains(String weightStd, String biasStd) {

    Architecture architecture(Activation phi, int layers, String parameterization) {
        Architecture limits = Architecture.he(phi, layers);
        return switch (parameterization.toLowerCase(Locale.ROOT)) {
            case "ntk" -> network(phi, layers, Parameterization.NTK);
            case "jacot" -> {
                Architecture network = network(phi, layers, Parameterization.JACOT);
                require(
                        network.layers().stream()
                                .allMatch(layer -> layer.weightVariance().equals(Expression.ONE)),
                        "wstd must be 1 with param=jacot but was " + weightStd);
                yield network;
            }
            case "standard" -> network(phi, layers, Parameterization.STANDARD);
            case "mup" -> network(phi, layers, Parameterization.MUP);
            case "he" -> {
                require(
                        weightStd.equals("1") && biasStd.equals("0"),
                        "wstd and bstd must not be given with param=he but were %s and %s"
                                .formatted(weightStd, biasStd));
                yield limits;
            }
            default ->
                throw new UsageException(
                        "param must be one of ntk, jacot, standard, he, mup but was '%s'".formatted(parameterization));
        };
    }

    private Architecture network(Activation phi, int layers, Parameterization parameterization) {
        List<Expression> weights = values("wstd", weightStd, layers + 1, "layers and the readout");
        List<Expression> biases = values("bstd", biasStd, layers + 1, "layers and the readout");
        List<Layer> gains = IntStream.rangeClosed(0, layers)
                .mapToObj(l -> Layer.ofStandardDeviations(weights.get(l), biases.get(l)))
                .toList();
        return new Architecture(phi, gains, parameterization, InputScaling.SCALED);
    }

    /** Returns {@code count} values: the one that is typed for all, or those of a list in square brackets. */
    static List<Expression> values(String option, String text, int count, String whose) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("[")) {
            return Collections.nCopies(count, ExpressionParser.parse(trimmed, Set.of()));
        }
        require(trimmed.endsWith("]"), "%s must end with ] but was '%s'".formatted(option, text));
        List<String> parts = split(trimmed.substring(1, trimmed.length() - 1));
        require(
                parts.size() == count,
                "%s must have %s entries, for the %s, but was '%s'".formatted(option, count, whose, text));
        return parts.stream()
                .map(part -> ExpressionParser.parse(part, Set.of()))
                .toList();
    }

    /** Splits at commas outside brackets. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UsageException(message);
        }
    }
}

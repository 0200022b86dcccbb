package org.ntkverify.numeric.quadrature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** The rows of {@code class-five.csv}: 30-digit duals of activations without closed form. */
final class ClassFive {

    /** The activations as users may write them: some overflow in intermediate results. */
    static final Map<String, String> ACTIVATIONS = Map.of(
            "tanh", "Tanh(z)",
            "sigmoid", "1/(1+Exp(-z))",
            "softplus", "Max(z,0)+Log(1+Exp(-Abs(z)))",
            "silu", "z/(1+Exp(-z))",
            "mish", "z*Tanh(Log(1+Exp(z)))");

    /** One row; the scales are {@code sqrt(K(a,a,a) K(b,b,b))} and the same for Kdot. */
    record Row(
            String activation,
            double a,
            double b,
            double c,
            BigDecimal dual,
            BigDecimal derivativeDual,
            double scale,
            double derivativeScale) {

        boolean moderate() {
            return Math.min(a, b) > 0.5 && Math.max(a, b) < 5;
        }
    }

    private ClassFive() {}

    static Expression expression(String text) {
        return ExpressionParser.parse(text, Set.of("z"));
    }

    static DualQuadrature quadrature(String activation) {
        return DualQuadrature.of(expression(Objects.requireNonNull(ACTIVATIONS.get(activation))));
    }

    static List<Row> rows(String activation) {
        try (InputStream in = ClassFive.class.getResourceAsStream("class-five.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith(activation + ";"))
                    .map(line -> row(line.split(";", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] cells) {
        return new Row(
                cells[0],
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                new BigDecimal(cells[4]),
                new BigDecimal(cells[5]),
                Math.sqrt(Double.parseDouble(cells[6]) * Double.parseDouble(cells[7])),
                Math.sqrt(Double.parseDouble(cells[8]) * Double.parseDouble(cells[9])));
    }
}

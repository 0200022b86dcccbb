package org.ntkverify.numeric.arithmetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ntkverify.symbolic.expression.Function;

/** Values at exact doubles: 60 digits in {@code elementary.csv}, 45 in {@code bivariate.csv}, made by the programs of the same names. */
final class References {

    /** One row. */
    record Row(Function function, List<Double> arguments, BigDecimal value) {}

    private References() {}

    static List<Row> all() {
        return rows("elementary.csv");
    }

    static List<Row> bivariate() {
        return rows("bivariate.csv");
    }

    private static List<Row> rows(String resource) {
        try (InputStream in = References.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(References::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Row> of(Function function) {
        return all().stream().filter(row -> row.function() == function).toList();
    }

    private static Row row(String line) {
        String[] cells = line.split(";", -1);
        List<Double> arguments =
                Arrays.stream(cells[1].split(",", -1)).map(Double::valueOf).toList();
        return new Row(Function.named(cells[0]).orElseThrow(), arguments, new BigDecimal(cells[2]));
    }

    /** The distance of {@code actual} from {@code exact} in ulps of {@code exact}. */
    static double ulps(double actual, BigDecimal exact) {
        double ulp = Math.ulp(exact.doubleValue());
        return new BigDecimal(actual)
                .subtract(exact)
                .abs()
                .divide(new BigDecimal(ulp), MathContext.DECIMAL64)
                .doubleValue();
    }
}

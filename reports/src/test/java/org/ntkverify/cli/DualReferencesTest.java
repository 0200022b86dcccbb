package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.kernel.DualEvaluation;
import org.ntkverify.numeric.kernel.DualValue;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Numbers of {@code derive --at} against quadrature with 30 digits that knows no closed form; made by reference/duals.py. */
class DualReferencesTest {

    /** Ulps of the scale that a closed form may be off, also one with the bivariate normal distribution function. */
    private static final int BUDGET = 4;

    /** The references are right to this part of the scale, {@code sqrt(K(a,a,a) K(b,b,b))}. */
    private static final BigDecimal REFERENCE_ERROR = new BigDecimal("1e-30");

    /** A value printed as 0 is below this; far in the tail of a kink the true one is positive. */
    private static final BigDecimal UNRESOLVED = new BigDecimal("1e-36");

    private record Row(String activation, List<String> numbers) {

        BigDecimal number(int index) {
            return new BigDecimal(numbers.get(index));
        }

        Expression exact(int index) {
            return ExpressionParser.parse(number(index).toPlainString(), Set.of());
        }

        BigDecimal scale(int first) {
            return number(first).multiply(number(first + 1)).abs().sqrt(MathContext.DECIMAL64);
        }
    }

    private static Stream<Row> rows() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DualReferencesTest.class.getResourceAsStream("/reference/duals.csv")),
                StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("activation;"))
                    .map(line -> line.split(";", -1))
                    .map(cells -> new Row(cells[0], List.of(cells).subList(1, cells.length)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> activations() {
        return rows().map(Row::activation).distinct();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void values_are_those_of_quadrature(String name) {
        Activation phi = Activation.named(name);
        List<Row> mine = rows().filter(row -> row.activation().equals(name)).toList();
        assertThat(mine).isNotEmpty().allSatisfy(row -> {
            DualEvaluation.Values values = DualEvaluation.at(phi, row.exact(0), row.exact(1), row.exact(2));
            assertThat(miss(values.value(), row.number(3), row.scale(5)))
                    .as("K of %s: %s", row, values.value())
                    .isLessThanOrEqualTo(1);
            assertThat(miss(values.derivative(), row.number(4), row.scale(7)))
                    .as("Kdot of %s: %s", row, values.derivative())
                    .isLessThanOrEqualTo(1);
        });
    }

    /** The error over what is allowed: ulps of the scale for a rigorous value, the stated bound for an estimate. */
    private static double miss(DualValue value, BigDecimal reference, BigDecimal scale) {
        BigDecimal slack = scale.multiply(REFERENCE_ERROR).max(reference.signum() == 0 ? UNRESOLVED : BigDecimal.ZERO);
        if (value instanceof DualValue.Enclosed enclosed) {
            BigDecimal low = new BigDecimal(enclosed.enclosure().lower()).subtract(slack);
            BigDecimal high = new BigDecimal(enclosed.enclosure().upper()).add(slack);
            assertThat(reference).as("a rigorous enclosure holds the value").isBetween(low, high);
            double error = error(enclosed.value(), reference);
            double unit = Math.ulp(Math.max(scale.doubleValue(), Math.abs(reference.doubleValue())));
            return error / (BUDGET * unit + slack.doubleValue());
        }
        if (value instanceof DualValue.Estimated estimated) {
            return error(estimated.value(), reference) / (estimated.errorBound() + slack.doubleValue());
        }
        throw new AssertionError("value must exist but " + value);
    }

    private static double error(double value, BigDecimal reference) {
        return new BigDecimal(value).subtract(reference).abs().doubleValue();
    }

    @Test
    void every_activation_of_the_catalogue_has_references_on_both_sides() {
        assertThat(activations()).hasSizeGreaterThanOrEqualTo(45);
        assertThat(rows()).anySatisfy(row -> assertThat(row.number(2)).isNegative());
        assertThat(rows()).anySatisfy(row -> assertThat(row.number(2)).isPositive());
    }

    @Test
    void a_value_off_by_one_part_in_a_million_millions_is_seen() {
        assertThat(rows().filter(row -> row.number(3).signum() != 0))
                .isNotEmpty()
                .allSatisfy(row -> {
                    BigDecimal moved = row.number(3).add(row.scale(5).multiply(new BigDecimal("1e-12")));
                    DualValue wrong = new DualValue.Estimated(
                            row.number(3).doubleValue(),
                            BUDGET * Math.ulp(row.scale(5).doubleValue()));
                    assertThat(miss(wrong, moved, row.scale(5))).isGreaterThan(1);
                });
    }
}

package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.expression.Expression;

/** Closed forms against two-dimensional quadrature, which knows nothing of angles. */
class DualReferenceTest {

    /** The references have about 17 correct digits relative to max(1, |K|); half a digit is left for the last one. */
    private static final BigDecimal REFERENCE_ERROR = new BigDecimal("5E-17");

    /** Doubles, relative to max(1, |K|): eight operations of half an ulp, 1.1e-16, each. */
    private static final double DOUBLE_ERROR = 1e-15;

    private record Row(DualActivation dual, Map<String, Double> covariance, BigDecimal value, BigDecimal derivative) {}

    private static List<Row> rows() throws IOException {
        try (InputStream in = DualReferenceTest.class.getResourceAsStream("duals.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";", -1))
                    .map(cells -> new Row(
                            ClosedForms.of(Activation.named(cells[0])),
                            Map.of(
                                    "a", Double.valueOf(cells[1]),
                                    "b", Double.valueOf(cells[2]),
                                    "c", Double.valueOf(cells[3])),
                            new BigDecimal(cells[4]),
                            new BigDecimal(cells[5])))
                    .toList();
        }
    }

    private static boolean agrees(Expression form, Row row, BigDecimal reference, double factor) {
        Map<String, DecimalInterval> exact = row.covariance().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> DecimalInterval.exact(entry.getValue())));
        DecimalInterval enclosure = form.evaluate(DecimalIntervalArithmetic.ofDigits(30), exact);
        BigDecimal target = reference.multiply(BigDecimal.valueOf(factor));
        BigDecimal error = REFERENCE_ERROR.multiply(target.abs().max(BigDecimal.ONE));
        return enclosure.lower().compareTo(target.add(error)) <= 0
                && enclosure.upper().compareTo(target.subtract(error)) >= 0;
    }

    @Test
    void enclosures_meet_the_quadrature() throws IOException {
        assertThat(rows()).hasSize(12).allSatisfy(row -> {
            assertThat(agrees(row.dual().value(), row, row.value(), 1)).isTrue();
            assertThat(agrees(row.dual().derivative(), row, row.derivative(), 1))
                    .isTrue();
        });
    }

    /** Twin: a relative defect of 1e-14 is seen wherever the value is not 0. */
    @Test
    void a_defect_of_one_in_1e14_is_seen() throws IOException {
        assertThat(rows())
                .filteredOn(row -> row.value().abs().compareTo(new BigDecimal("0.1")) > 0)
                .hasSizeGreaterThan(7)
                .allSatisfy(row -> assertThat(agrees(row.dual().value(), row, row.value(), 1 + 1e-14))
                        .isFalse());
    }

    @Test
    void doubles_meet_the_quadrature() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            double actual = row.dual().value().evaluate(DoubleArithmetic.INSTANCE, row.covariance());
            double expected = row.value().doubleValue();
            assertThat(Math.abs(actual - expected) / Math.max(1, Math.abs(expected)))
                    .isLessThan(DOUBLE_ERROR);
        });
    }
}

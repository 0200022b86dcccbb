package org.ntkverify.check.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.arithmetic.Interval;

/** Every bound against {@code bound_values.csv}, made by {@code bound_values.py} from the formulas with 40 digits. */
class BoundValuesTest {

    private static final FiniteWidth WIDE = new FiniteWidth(List.of(1_000_000), 0.0625);

    private static final BoundSetting UNIT = BoundSetting.of(BoundData.shallow(), BoundData.rationalUnit(), WIDE);

    private static final BoundSetting SCALED = BoundSetting.of(BoundData.relu(1, 2), BoundData.rationalScaled(), WIDE);

    static List<ReferenceValues.Row> rows() throws IOException {
        return ReferenceValues.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valueEnclosesTheReference(ReferenceValues.Row row) {
        BoundSetting setting = row.data().equals("unit") ? UNIT : SCALED;
        BoundValue value = TheoremBounds.named(row.bound()).evaluate(setting).value();
        Interval formula = switch (value.kind()) {
            case APPLICABLE -> ((BoundValue.Applicable) value).formula();
            case RATIO_ONLY -> ((BoundValue.RatioOnly) value).formula();
            case APPROXIMATE, NOT_APPLICABLE -> throw new AssertionError(row + " gave " + value);
        };
        // The references are rounded to 20 digits.
        double slack = 1e-19 * Math.max(1, row.value().abs().doubleValue());
        assertThat(row.value().subtract(new BigDecimal(formula.lower())).doubleValue())
                .isGreaterThanOrEqualTo(-slack);
        assertThat(new BigDecimal(formula.upper()).subtract(row.value()).doubleValue())
                .isGreaterThanOrEqualTo(-slack);
        assertThat(formula.width()).isLessThan(1e-11 * Math.max(1, formula.magnitude()));
    }

    @Test
    void everyBoundWithAFormulaHasAReference() throws IOException {
        Stream<String> withoutReference = Stream.of(
                // Zero on more inputs than dimensions, see BoundValidityTest.
                "schur-gram",
                // Needs d >= 20, see HighDimensionTest.
                "high-dimension-inner",
                "high-dimension-outer",
                // An integer.
                "bombari-scaling");
        List<String> names = Stream.concat(
                        rows().stream().map(ReferenceValues.Row::bound).distinct(), withoutReference)
                .sorted()
                .toList();
        assertThat(TheoremBounds.all().stream().map(TheoremBound::name).sorted().toList())
                .isEqualTo(names);
    }
}

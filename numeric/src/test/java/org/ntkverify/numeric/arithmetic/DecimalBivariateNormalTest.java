package org.ntkverify.numeric.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.expression.Function;

class DecimalBivariateNormalTest {

    /** References are printed with 45 significant digits. */
    private static final int REFERENCE_DIGITS = 45;

    private static DecimalInterval at(int digits, double... arguments) {
        List<DecimalInterval> exact = new ArrayList<>();
        for (double argument : arguments) {
            exact.add(DecimalInterval.exact(argument));
        }
        return DecimalIntervalArithmetic.ofDigits(digits).call(Function.BIVARIATE_PHI, exact);
    }

    private static DecimalInterval at(int digits, References.Row row) {
        return at(digits, row.arguments().stream().mapToDouble(x -> x).toArray());
    }

    private static boolean agree(DecimalInterval enclosure, BigDecimal reference) {
        BigDecimal error = reference.abs().movePointLeft(REFERENCE_DIGITS - 1);
        return enclosure.lower().compareTo(reference.add(error)) <= 0
                && reference.subtract(error).compareTo(enclosure.upper()) <= 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 42})
    void every_reference_lies_inside_and_the_enclosure_is_narrow(int digits) {
        assertThat(References.bivariate()).hasSizeGreaterThan(200).allSatisfy(row -> {
            DecimalInterval enclosure = at(digits, row);
            assertThat(agree(enclosure, row.value()))
                    .as("%s in %s", row, enclosure)
                    .isTrue();
            boolean tail = row.arguments().get(0) <= 0 && row.arguments().get(1) <= 0;
            BigDecimal scale = tail ? row.value() : BigDecimal.ONE;
            assertThat(enclosure.width())
                    .as("width of %s at %s", enclosure, row)
                    .isLessThanOrEqualTo(scale.movePointLeft(digits));
        });
    }

    /** Twin: a reference that is wrong in its 28th significant digit must be outside the enclosure of 40 digits. */
    @Test
    void a_perturbed_reference_lies_outside() {
        assertThat(References.bivariate())
                .filteredOn(row -> row.value().compareTo(new BigDecimal("1E-9")) > 0)
                .hasSizeGreaterThan(120)
                .allSatisfy(row -> assertThat(
                                agree(at(40, row), row.value().add(row.value().movePointLeft(28))))
                        .as("%s", row)
                        .isFalse());
    }

    @Test
    void intervals_of_doubles_hold_every_reference_and_are_narrow() {
        assertThat(References.bivariate()).allSatisfy(row -> {
            Interval enclosure = IntervalArithmetic.INSTANCE.call(
                    Function.BIVARIATE_PHI,
                    row.arguments().stream().map(Interval::of).toList());
            assertThat(new BigDecimal(enclosure.lower())).isLessThanOrEqualTo(row.value());
            assertThat(new BigDecimal(enclosure.upper())).isGreaterThanOrEqualTo(row.value());
            // 24 digits relative to the marginals, then the doubles around them.
            double ulps = 2 * Math.ulp(row.value().doubleValue());
            assertThat(enclosure.width()).as("%s", row).isLessThanOrEqualTo(Math.max(ulps, 1e-20));
        });
    }

    /** Values at points of a box, on its faces and inside, must not lie beyond its enclosure. */
    @Test
    void a_box_holds_the_values_at_its_points() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261125L);
        DecimalIntervalArithmetic arithmetic = DecimalIntervalArithmetic.ofDigits(12);
        for (int i = 0; i < 40; i++) {
            double[] centre = {
                random.nextDouble(-2, 2),
                random.nextDouble(-2, 2),
                random.nextDouble(1.2, 3),
                random.nextDouble(1.2, 3),
                random.nextDouble(-0.9, 0.9)
            };
            List<DecimalInterval> box = new ArrayList<>();
            for (double middle : centre) {
                box.add(new DecimalInterval(new BigDecimal(middle - 0.1), new BigDecimal(middle + 0.1)));
            }
            DecimalInterval enclosure = arithmetic.call(Function.BIVARIATE_PHI, box);
            for (int j = 0; j < 8; j++) {
                List<DecimalInterval> point = new ArrayList<>();
                for (double middle : centre) {
                    point.add(DecimalInterval.exact(middle + 0.1 * (random.nextInt(3) - 1)));
                }
                assertThat(arithmetic.call(Function.BIVARIATE_PHI, point).upper())
                        .isBetween(enclosure.lower(), enclosure.upper());
            }
        }
    }

    @Test
    void a_variable_of_variance_zero_is_zero() {
        assertThat(at(20, 0, 0, 0, 1, 0).contains(new BigDecimal("0.5"))).isTrue();
        assertThat(at(20, -1e-300, 0, 0, 1, 0).upper()).isZero();
        assertThat(at(20, 1, 2, 0, 0, 0).lower()).isEqualByComparingTo("1");
    }

    @Test
    void full_correlation_leaves_one_variable() {
        assertThat(at(20, 0, 1, 4, 1, 2).contains(new BigDecimal("0.5"))).isTrue();
        assertThat(at(20, -1, -1, 1, 1, -1).upper()).isZero();
        assertThat(at(20, -1, 1, 4, 4, -4).upper()).isLessThan(new BigDecimal("1E-20"));
    }

    @Test
    void an_apex_below_an_edge_is_no_special_case() {
        // k = r h: the foot of the perpendicular is the apex; the value is symmetric under exchange.
        DecimalInterval value = at(30, -1, -0.5, 1, 1, 0.5);
        assertThat(value.width()).isLessThan(new BigDecimal("1E-30"));
        assertThat(value.contains(at(40, -0.5, -1, 1, 1, 0.5))).isTrue();
    }

    @Test
    void no_covariance_at_all_is_refused() {
        assertThatThrownBy(() -> at(20, 0, 0, 1, 1, 1.5))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("a b - c^2 must be >= 0 but a=[1, 1], b=[1, 1], c=[1.5, 1.5]");
        assertThatThrownBy(() -> at(20, 0, 0, -1, 1, 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("variance must be >= 0 but was [-1, -1]");
    }
}

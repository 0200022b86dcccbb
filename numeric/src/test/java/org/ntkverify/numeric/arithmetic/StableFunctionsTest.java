package org.ntkverify.numeric.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntkverify.symbolic.expression.Function;

class StableFunctionsTest {

    /** Measured maxima over {@code elementary.csv}: .97, 1.64, 1.05; rounded up to the next half. */
    private static final Map<Function, Double> BUDGETS =
            Map.of(Function.DELTA, 1.5, Function.ANGLE, 2.0, Function.SIN_MINUS_X_COS, 1.5);

    @Test
    void stable_functions_stay_within_their_budgets_in_ulps() {
        BUDGETS.forEach((function, budget) -> assertThat(References.of(function))
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(
                                References.ulps(DoubleArithmetic.INSTANCE.call(function, row.arguments()), row.value()))
                        .as("%s", row)
                        .isLessThanOrEqualTo(budget)));
    }

    /** Measured over {@code bivariate.csv}: 0.64 ulp of 1; for thresholds of at most 0, of exponent E, (2 + E/5) ulp of the value. */
    @Test
    void the_bivariate_distribution_function_stays_within_its_budget() {
        assertThat(References.bivariate()).hasSizeGreaterThan(200).allSatisfy(row -> {
            double error = bivariateError(row, row.arguments().get(4));
            assertThat(error).as("%s", row).isLessThanOrEqualTo(Math.ulp(1.0));
            double exact = row.value().doubleValue();
            if (row.arguments().get(0) <= 0 && row.arguments().get(1) <= 0 && exact > Double.MIN_NORMAL) {
                double budget = (8 - Math.log(exact)) * Math.ulp(1.0);
                assertThat(error / exact).as("%s", row).isLessThanOrEqualTo(budget);
            }
        });
    }

    /** Twin: a covariance that is wrong by 1e-12 shows. */
    @Test
    void a_perturbed_covariance_breaks_the_budget() {
        assertThat(References.bivariate())
                .filteredOn(row -> bivariateError(row, row.arguments().get(4) * (1 - 1e-12)) > Math.ulp(1.0))
                .hasSizeGreaterThan(100);
    }

    private static double bivariateError(References.Row row, double covariance) {
        List<Double> arguments = row.arguments();
        double actual = StableFunctions.bivariatePhi(
                arguments.get(0), arguments.get(1), arguments.get(2), arguments.get(3), covariance);
        return new BigDecimal(actual).subtract(row.value()).abs().doubleValue();
    }

    @Test
    void degenerate_pairs_have_their_limits() {
        assertThat(StableFunctions.bivariatePhi(0, 0, 0, 2, 0)).isEqualTo(0.5);
        assertThat(StableFunctions.bivariatePhi(-1e-300, 5, 0, 2, 0)).isZero();
        assertThat(StableFunctions.bivariatePhi(0, 3, 1, 1, 1)).isEqualTo(0.5);
        assertThat(StableFunctions.bivariatePhi(-1, -1, 1, 1, -1)).isZero();
        assertThat(StableFunctions.bivariatePhi(Double.POSITIVE_INFINITY, 0, 1, 1, 0.5))
                .isEqualTo(0.5);
        assertThat(StableFunctions.bivariatePhi(-1e-200, -1, 1, 1, -0.5))
                .isCloseTo(StableFunctions.bivariatePhi(0, -1, 1, 1, -0.5), offset(1e-18));
        assertThat(StableFunctions.bivariatePhi(0, Double.NaN, 1, 1, 0)).isNaN();
        assertThat(StableFunctions.bivariatePhi(0, 0, -1, 1, 0)).isNaN();
    }

    /** Twin: the textbook formula is off by more than a thousand ulps at the same points. */
    @Test
    void the_inverse_cosine_loses_the_digits_that_the_angle_keeps() {
        assertThat(References.of(Function.ANGLE))
                .filteredOn(row -> References.ulps(arcCosine(row.arguments()), row.value()) > 1000)
                .hasSizeGreaterThan(20);
    }

    private static double arcCosine(List<Double> abc) {
        return Math.acos(Math.min(1, abc.get(2) / Math.sqrt(abc.get(0) * abc.get(1))));
    }

    @Test
    void the_carried_distance_replaces_rounded_variances() {
        // a and b are off by an ulp each, q is right: the plain form is wrong in every digit.
        double a = 1 + Math.ulp(1.0);
        double q = 1e-20;
        assertThat(StableFunctions.delta(a, a, a, q)).isCloseTo(1e-20, offset(1e-35));
        assertThat(StableFunctions.delta(a, a, a)).isZero();
    }

    @Test
    void both_forms_of_delta_agree_at_moderate_distances() {
        for (double c = 0.1; c < 1; c += 0.0625) {
            double q = 1 + 1.0625 - 2 * c;
            double plain = StableFunctions.delta(1, 1.0625, c);
            // q is rounded (half an ulp of 2 at most, relative to q >= 1/16), the forms themselves are good to 2 ulp.
            assertThat(StableFunctions.delta(1, 1.0625, c, q)).isCloseTo(plain, offset(40 * Math.ulp(plain)));
        }
    }

    @Test
    void zero_vectors_have_determinant_and_angle_zero() {
        assertThat(StableFunctions.delta(0, 0, 0, 0)).isZero();
        assertThat(StableFunctions.angle(0, 3, 0, 3)).isZero();
        assertThat(StableFunctions.angle(0, 0, 0)).isZero();
    }

    @Test
    void nan_stays_nan() {
        assertThat(StableFunctions.delta(Double.NaN, 1, 0, 0)).isNaN();
        assertThat(StableFunctions.sinMinusXCos(Double.NaN)).isNaN();
        assertThat(StableFunctions.step(Double.NaN)).isNaN();
    }

    @Test
    void powers_follow_repeated_multiplication() {
        assertThat(StableFunctions.power(3, 4)).isEqualTo(81);
        assertThat(StableFunctions.power(2, -3)).isEqualTo(0.125);
        assertThat(StableFunctions.power(0, 0)).isOne();
    }
}

package org.ntkverify.numeric.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.symbolic.expression.Expression;

class InputsTest {

    @Test
    void inner_products_of_doubles_are_exact() {
        Inputs inputs = Inputs.of("tenths", new double[][] {{0.1, 0.2}, {0.3, -0.4}});
        BigFraction expected = new BigFraction(0.1)
                .multiply(new BigFraction(0.3))
                .subtract(new BigFraction(0.2).multiply(new BigFraction(0.4)));
        assertThat(inputs.innerProduct(0, 1)).isEqualTo(Expression.constant(expected));
        // Twin: rounding the product of doubles gives another number.
        assertThat(new BigFraction(0.1 * 0.3 - 0.2 * 0.4)).isNotEqualTo(expected);
    }

    @Test
    void products_and_distances_of_doubles_of_every_size_are_exact() {
        double[] sizes = {1, 0.1, 1e-320, Double.MIN_VALUE, Double.MIN_NORMAL, 1e-200, 3e200, 0, -0.0};
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20240601L);
        for (int repetition = 0; repetition < 300; repetition++) {
            double[][] points = new double[2][3];
            for (double[] point : points) {
                Arrays.setAll(point, k -> (random.nextDouble() - 0.5) * sizes[random.nextInt(sizes.length)]);
            }
            Inputs inputs = Inputs.of("random", points);
            BigDecimal product = BigDecimal.ZERO;
            BigDecimal distance = BigDecimal.ZERO;
            for (int k = 0; k < 3; k++) {
                BigDecimal x = new BigDecimal(points[0][k]);
                BigDecimal y = new BigDecimal(points[1][k]);
                product = product.add(x.multiply(y));
                distance = distance.add(x.subtract(y).pow(2));
            }
            assertThat(inputs.innerProduct(1, 0)).isEqualTo(exactly(product));
            assertThat(inputs.squaredDistance(0, 1)).isEqualTo(exactly(distance));
            assertThat(inputs.coincide(0, 1)).isEqualTo(distance.signum() == 0);
        }
    }

    private static Expression exactly(BigDecimal value) {
        return Expression.constant(new BigFraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale())));
    }

    @Test
    void points_that_differ_in_the_sign_of_zero_or_in_nothing_coincide() {
        Inputs inputs = Inputs.of("zeros", new double[][] {{0.0, 1}, {-0.0, 1}, {0.0, Math.nextUp(1)}});
        assertThat(inputs.coincide(0, 1)).isTrue();
        assertThat(inputs.squaredDistance(0, 1)).isEqualTo(Expression.ZERO);
        assertThat(inputs.coincide(0, 2)).isFalse();
        assertThat(Inputs.circle(4).coincide(1, 1)).isTrue();
        assertThat(Inputs.circle(4).coincide(1, 2)).isFalse();
    }

    @Test
    void the_circle_has_exact_cosines_that_its_points_round() {
        DecimalIntervalArithmetic arithmetic = DecimalIntervalArithmetic.ofDigits(30);
        for (int count : new int[] {1, 2, 3, 4, 5, 6, 8, 12, 16}) {
            Inputs circle = Inputs.circle(count);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    double rounded = circle.coordinate(i, 0) * circle.coordinate(j, 0)
                            + circle.coordinate(i, 1) * circle.coordinate(j, 1);
                    DecimalInterval exact = circle.innerProduct(i, j).evaluate(arithmetic, Map.of());
                    // Four rounded coordinates and angles up to 2 pi: a few times 1e-16.
                    assertThat(exact.lower().doubleValue()).isCloseTo(rounded, within(4e-15));
                }
            }
        }
    }

    @Test
    void opposite_points_of_an_even_circle_are_exactly_antipodal() {
        Inputs circle = Inputs.circle(8);
        assertThat(circle.innerProduct(1, 5)).isEqualTo(Expression.integer(-1));
        assertThat(circle.innerProduct(0, 2)).isEqualTo(Expression.ZERO);
        assertThat(circle.squaredDistance(3, 3)).isEqualTo(Expression.ZERO);
    }

    @Test
    void antipodes_follow_the_points_with_exact_signs() {
        Inputs inputs =
                Inputs.of("two", new double[][] {{0.1, 0.2}, {0.3, -0.4}}).withAntipodes();
        assertThat(inputs.count()).isEqualTo(4);
        assertThat(inputs.innerProduct(0, 2))
                .isEqualTo(inputs.innerProduct(0, 0).negate());
        assertThat(inputs.innerProduct(2, 3)).isEqualTo(inputs.innerProduct(0, 1));
    }

    @Test
    void points_at_given_angles_have_the_cosine_of_the_difference() {
        Inputs inputs = Inputs.onCircle(List.of(Expression.ZERO, Expression.PI.over(3)));
        DecimalInterval product = inputs.innerProduct(0, 1).evaluate(DecimalIntervalArithmetic.ofDigits(20), Map.of());
        assertThat(product.contains(new BigDecimal("0.5"))).isTrue();
    }

    @Test
    void the_sphere_is_reproducible_and_of_unit_length_up_to_rounding() {
        Inputs sphere = Inputs.sphere(20, 5, 7);
        assertThat(sphere).isEqualTo(Inputs.sphere(20, 5, 7)).isNotEqualTo(Inputs.sphere(20, 5, 8));
        assertThat(sphere.text()).isEqualTo("sphere:20,5,7");
        for (int i = 0; i < 20; i++) {
            double squaredNorm =
                    sphere.innerProduct(i, i).rational().orElseThrow().doubleValue();
            // The norm is off by d/2 + 1 roundings and each quotient by one more.
            assertThat(squaredNorm).isCloseTo(1, within(12 * Math.ulp(1.0)));
        }
    }

    @Test
    void sets_that_are_no_points_are_refused_by_name() {
        assertThatThrownBy(() -> Inputs.of("ragged", new double[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("point 1 must have dimension 2 but has 1");
        assertThatThrownBy(() -> Inputs.of("nan", new double[][] {{Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("point 0 must be finite but was NaN");
        assertThatThrownBy(() -> Inputs.sphere(0, 3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count of sphere must be >= 1 but was 0");
        assertThatThrownBy(() -> Inputs.circle(4).first(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count must be in [1, 4] but was 5");
    }
}

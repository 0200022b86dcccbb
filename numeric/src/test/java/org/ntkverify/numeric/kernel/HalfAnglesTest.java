package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.symbolic.expression.Function;

class HalfAnglesTest {

    private static final int COUNT = 515;

    /** Ulps of {@code theta/2}: half an ulp from the root, one from the arcsine, half from {@code pi/2 - x}. */
    private static final double BUDGET = 2;

    /** {@code sin^2} of half angles of every size up to a right angle, the ends included. */
    private static double[] smallerSquares() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261126L);
        double[] squares = new double[COUNT];
        for (int j = 0; j < COUNT; j++) {
            squares[j] = Math.scalb(random.nextDouble(), -random.nextInt(1, 90));
        }
        squares[0] = 0;
        squares[1] = 0.5;
        squares[2] = Math.nextDown(0.5);
        squares[3] = Double.MIN_VALUE;
        return squares;
    }

    private static double[] angles(double[] h, double[] g) {
        double[] half = new double[COUNT];
        HalfAngles.any(COUNT, h, g, new double[COUNT], half);
        return half;
    }

    /** In ulps of {@code arcsin sqrt(x)}, or of {@code pi/2} minus it. */
    private static double error(double actual, double square, boolean supplement) {
        DecimalIntervalArithmetic decimals = DecimalIntervalArithmetic.ofDigits(40);
        DecimalInterval root = decimals.power(DecimalInterval.exact(square), BigFraction.ONE_HALF);
        DecimalInterval acute = decimals.call(Function.ARC_SIN, List.of(root));
        BigDecimal half = decimals.pi().lower().divide(BigDecimal.valueOf(2));
        BigDecimal exact = supplement ? half.subtract(acute.lower()) : acute.lower();
        double ulp = Math.ulp(exact.doubleValue());
        return new BigDecimal(actual).subtract(exact).abs().doubleValue() / ulp;
    }

    @Test
    void both_halves_of_the_circle_are_within_two_ulp() {
        double[] small = smallerSquares();
        double[] large = new double[COUNT];
        for (int j = 0; j < COUNT; j++) {
            large[j] = 1 - small[j];
        }
        double[] acute = angles(small, large);
        double[] obtuse = angles(large, small);
        for (int j = 0; j < COUNT; j++) {
            assertThat(error(acute[j], small[j], false)).as("h = %s", small[j]).isLessThan(BUDGET);
            assertThat(error(obtuse[j], small[j], true)).as("g = %s", small[j]).isLessThan(BUDGET);
        }
        // Twin: a relative defect of 1e-12 is seen.
        assertThat(error(acute[4] * (1 + 1e-12), small[4], false)).isGreaterThan(100 * BUDGET);
    }

    @Test
    void vector_body_and_scalar_rest_give_the_same_bits() {
        double[] h = smallerSquares();
        double[] together = new double[COUNT];
        // Often enough for the compiler of the virtual machine to make vector code of it.
        for (int k = 0; k < 20_000; k++) {
            HalfAngles.acute(COUNT, h, together);
        }
        double[] alone = new double[1];
        for (int j = 0; j < COUNT; j++) {
            HalfAngles.acute(1, new double[] {h[j]}, alone);
            assertThat(alone[0]).isEqualTo(together[j]);
        }
    }

    /** For angles of some 2^-53 the difference rounds to a negative number, whose root would be NaN. */
    @Test
    void the_smallest_angles_stay_finite_through_relu() {
        double[] h = new double[COUNT];
        for (int j = 0; j < COUNT; j++) {
            h[j] = Math.scalb(1.0 + j / 1024.0, -104 - j % 8);
        }
        double[] half = new double[COUNT];
        double[] eta = new double[COUNT];
        HalfAngles.acute(COUNT, h, half);
        HalfAngles.rectified(COUNT, h, half, eta);
        for (int j = 0; j < COUNT; j++) {
            assertThat(Math.sqrt(eta[j])).as("h = %s", h[j]).isBetween(0.0, 0x1p-50);
        }
    }
}

package org.ntkverify.numeric.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.expression.Function;

/** Against enclosures of 25 digits. Over many more points the arcsine measures 0.6 ulp and the arctangent 1.3. */
class InverseTrigonometryTest {

    private static final double SINE_ULPS = 1;

    private static final double TANGENT_ULPS = 1.5;

    private static final double ROOT_HALF = Math.sqrt(0.5);

    private static final DecimalIntervalArithmetic DECIMALS = DecimalIntervalArithmetic.ofDigits(25);

    /** Even steps, random points of every size down to 2^-60, powers of two down to subnormals, and both sides of the end. */
    private static List<Double> arguments(double end) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261125L);
        List<Double> arguments = new ArrayList<>(List.of(end, Math.nextDown(end), 0.5, Math.nextUp(0.5)));
        for (int k = 1; k < 200; k++) {
            arguments.add(end * k / 200);
            arguments.add(end * random.nextDouble());
            arguments.add(Math.scalb(end * random.nextDouble(), -random.nextInt(60)));
        }
        DoubleStream.of(0x1p-27, 0x1p-300, Double.MIN_NORMAL, 5 * Double.MIN_VALUE, Double.MIN_VALUE)
                .forEach(arguments::add);
        return arguments;
    }

    private static double worst(Function function, DoubleUnaryOperator code, List<Double> arguments) {
        double worst = 0;
        for (double x : arguments) {
            DecimalInterval exact = DECIMALS.call(function, List.of(DecimalInterval.exact(x)));
            double error = References.ulps(code.applyAsDouble(x), exact.lower());
            assertThat(error).as("%s at %s", function, x).isNotNaN();
            worst = Math.max(worst, error);
        }
        return worst;
    }

    @Test
    void errors_stay_below_the_stated_ulps() {
        assertThat(worst(Function.ARC_SIN, InverseTrigonometry::arcSine, arguments(ROOT_HALF)))
                .isLessThan(SINE_ULPS);
        assertThat(worst(Function.ARC_TAN, InverseTrigonometry::arcTangent, arguments(1)))
                .isLessThan(TANGENT_ULPS);
    }

    @Test
    void both_functions_are_odd() {
        for (double x : arguments(ROOT_HALF)) {
            assertThat(InverseTrigonometry.arcSine(-x)).isEqualTo(-InverseTrigonometry.arcSine(x));
            assertThat(InverseTrigonometry.arcTangent(-x)).isEqualTo(-InverseTrigonometry.arcTangent(x));
        }
    }

    /** Twin: what a change of coefficient k in its 12th digit adds, {@code 10^-12 c x^(2k+3)}, breaks the budget. */
    @ParameterizedTest
    @CsvSource({"0, 0.167, 0.333", "1, 0.075, 0.2", "2, 0.0446, 0.143", "3, 0.0304, 0.111", "4, 0.0224, 0.0909"})
    void a_coefficient_wrong_in_its_twelfth_digit_is_seen(int k, double sine, double tangent) {
        DoubleUnaryOperator defect = x -> 1e-12 * Math.pow(x, 2 * k + 3);
        assertThat(worst(
                        Function.ARC_SIN,
                        x -> InverseTrigonometry.arcSine(x) + sine * defect.applyAsDouble(x),
                        List.of(0.68, 0.69, ROOT_HALF)))
                .isGreaterThan(2 * SINE_ULPS);
        assertThat(worst(
                        Function.ARC_TAN,
                        x -> InverseTrigonometry.arcTangent(x) + tangent * defect.applyAsDouble(x),
                        List.of(0.98, 0.99, 1.0)))
                .isGreaterThan(2 * TANGENT_ULPS);
    }

    @Test
    void zero_and_nan_pass_through() {
        assertThat(InverseTrigonometry.arcSine(0)).isZero();
        assertThat(InverseTrigonometry.arcTangent(0)).isZero();
        assertThat(InverseTrigonometry.arcSine(Double.NaN)).isNaN();
        assertThat(InverseTrigonometry.arcTangent(Double.NaN)).isNaN();
    }
}

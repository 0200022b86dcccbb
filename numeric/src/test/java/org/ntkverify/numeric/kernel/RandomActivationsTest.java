package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.quadrature.Estimate;
import org.ntkverify.numeric.quadrature.GaussianExpectation;
import org.ntkverify.numeric.quadrature.ScalarFunction;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.gaussian.TractableFunction;

/** Closed forms of random activations against quadrature of the activation itself: no formula of any of them is stored. */
class RandomActivationsTest {

    private static final int COUNT = 200;
    private static final int DIGITS = 24;

    /** Kdot is the K of another random function; checking each would only double the time. */
    private static final int DERIVATIVE_EVERY = 4;

    /** Far above the quadrature's own errors, far below any wrong coefficient. */
    private static final double AGREEMENT = 1e-9;

    private record Point(Expression a, Expression b, Expression c) {

        /** Variances in [1/4, 2], correlations off the ends. */
        static Point random(RandomGenerator random) {
            int a = 1 + random.nextInt(8);
            int b = 1 + random.nextInt(8);
            int c = random.nextInt(15) - 7;
            Expression least = Expression.ratio(Math.min(a, b), 4);
            return new Point(
                    Expression.ratio(a, 4),
                    Expression.ratio(b, 4),
                    least.times(c).over(8));
        }

        Estimate integrated(Expression function, TractableFunction f) {
            double[] kinks = f.kinks().stream()
                    .mapToDouble(kink -> kink.evaluate(DoubleArithmetic.INSTANCE, Map.of()))
                    .toArray();
            return GaussianExpectation.of(ScalarFunction.of(function), kinks).product(number(a), number(b), number(c));
        }

        DecimalInterval enclosed(Expression closed) {
            return DualActivation.at(closed, a, b, c).evaluate(DecimalIntervalArithmetic.ofDigits(DIGITS), Map.of());
        }

        private static double number(Expression value) {
            return value.evaluate(DoubleArithmetic.INSTANCE, Map.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_hundred_random_activations_of_each_class_agree_with_quadrature(RandomActivations.Kind kind) {
        RandomActivations activations = new RandomActivations(kind, 20_261_125);
        RandomGenerator random = new Well19937c(17);
        for (int i = 0; i < COUNT; i++) {
            String text = activations.next();
            Activation phi = Activation.named(text);
            Point point = Point.random(random);
            TractableFunction f = TractableFunction.of(phi.phi(), Activation.Z);
            assertAgree(text + " K", point.enclosed(f.expectation(f)), point.integrated(phi.phi(), f));
            if (i % DERIVATIVE_EVERY == 0) {
                TractableFunction slope = f.derivative();
                DecimalInterval closed = point.enclosed(slope.expectation(slope));
                assertAgree(text + " Kdot", closed, point.integrated(phi.derivative(), f));
            }
        }
    }

    /** Twin: the formula of a neighbour is told apart. */
    @Test
    void a_coefficient_changed_by_one_in_a_million_is_seen() {
        Activation right = Activation.named("Max(x - 1/2, 0)*x");
        TractableFunction f = TractableFunction.of(right.phi(), Activation.Z);
        TractableFunction near = TractableFunction.of(
                Activation.named("Max(x - 500001/1000000, 0)*x").phi(), Activation.Z);
        Point point = new Point(Expression.ONE, Expression.ratio(3, 2), Expression.ratio(1, 3));
        DecimalInterval wrong = point.enclosed(near.expectation(near));
        Estimate estimate = point.integrated(right.phi(), f);
        assertThat(gap(wrong, estimate)).isGreaterThan(AGREEMENT);
        assertThat(gap(point.enclosed(f.expectation(f)), estimate)).isLessThanOrEqualTo(AGREEMENT);
    }

    private static void assertAgree(String what, DecimalInterval closed, Estimate estimate) {
        assertThat(closed.width().doubleValue()).as(what).isLessThan(1e-12 * Math.max(1, Math.abs(estimate.value())));
        assertThat(gap(closed, estimate)).as(what).isLessThanOrEqualTo(AGREEMENT);
    }

    /** The difference beyond the quadrature's own bound, relative to the value where that is large. */
    private static double gap(DecimalInterval closed, Estimate estimate) {
        double difference = Math.abs(closed.lower().doubleValue() - estimate.value());
        return (difference - estimate.errorBound()) / Math.max(1, Math.abs(estimate.value()));
    }
}

package org.ntkverify.symbolic.series;

import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/** The gamma function at multiples of 1/2: a rational, or a rational times {@code sqrt(pi)}. */
final class HalfGamma {

    private HalfGamma() {}

    /**
     * Returns {@code Gamma(twice/2)}.
     *
     * @throws ArithmeticException at 0, -1, -2, ...
     */
    static Expression of(int twice) {
        if (twice % 2 == 0 && twice <= 0) {
            throw new ArithmeticException("argument of Gamma must not be a pole but was %s".formatted(twice / 2));
        }
        BigFraction factor = BigFraction.ONE;
        int argument = twice;
        // Gamma(x + 1) = x Gamma(x), down to 1 or to 1/2.
        while (argument > 2) {
            argument -= 2;
            factor = factor.multiply(new BigFraction(argument, 2));
        }
        while (argument < 1) {
            factor = factor.divide(new BigFraction(argument, 2));
            argument += 2;
        }
        Expression base = argument == 1 ? Expression.PI.sqrt() : Expression.ONE;
        return Expression.constant(factor).times(base);
    }
}

package org.ntkverify.symbolic.series;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/** Square roots of rationals in one canonical form, so that {@code sqrt(8)} and {@code 2 sqrt(2)} are the same expression. */
final class Radicals {

    /** Factors are looked for up to here; what remains stays under one root, which loses canonicity but no truth. */
    private static final int LARGEST_FACTOR = 1000;

    private Radicals() {}

    /** Returns {@code sqrt(value)} as a rational times square roots of primes. */
    static Expression squareRoot(BigFraction value) {
        return Expression.product(factors(value));
    }

    /**
     * Returns rationals and square roots of different primes whose product is {@code sqrt(value)}.
     *
     * @throws ArithmeticException if the value is negative
     */
    static List<Expression> factors(BigFraction value) {
        if (value.signum() < 0) {
            throw new ArithmeticException("value under a root must be >= 0 but was %s".formatted(value));
        }
        if (value.signum() == 0) {
            return List.of(Expression.ZERO);
        }
        // sqrt(p/q) = sqrt(p q) / q
        BigInteger rest = value.getNumerator().multiply(value.getDenominator());
        BigFraction outside = new BigFraction(BigInteger.ONE, value.getDenominator());
        List<Expression> factors = new ArrayList<>();
        for (int factor = 2; factor <= LARGEST_FACTOR && rest.compareTo(BigInteger.ONE) > 0; factor++) {
            BigInteger divisor = BigInteger.valueOf(factor);
            int count = 0;
            while (rest.mod(divisor).signum() == 0) {
                rest = rest.divide(divisor);
                count++;
            }
            outside = outside.multiply(divisor.pow(count / 2));
            if (count % 2 == 1) {
                factors.add(Expression.integer(factor).sqrt());
            }
        }
        factors.add(Expression.constant(new BigFraction(rest)).sqrt());
        factors.add(Expression.constant(outside));
        return factors;
    }
}

package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.Map;

/**
 * Degrees of greatest common divisors from images in one generator modulo a prime, all other generators at fixed
 * pseudo-random points. A degree can come out wrong only by bad luck; then a common factor is missed, which costs
 * completeness and not soundness.
 */
final class ModularImage {

    private static final long PRIME = (1L << 31) - 1;
    private static final BigInteger MODULUS = BigInteger.valueOf(PRIME);

    /** Beyond this degree no common factor is looked for. */
    private static final int MAX_DEGREE = 600;

    private ModularImage() {}

    /** Returns the degree in {@code generator} of the greatest common divisor of the images. */
    static int commonDegree(Polynomial left, Polynomial right, int generator) {
        if (left.degree(generator) > MAX_DEGREE || right.degree(generator) > MAX_DEGREE) {
            return 0;
        }
        long[] high = image(left, generator);
        long[] low = image(right, generator);
        while (degree(low) >= 0) {
            long[] rest = remainder(high, low);
            high = low;
            low = rest;
        }
        return Math.max(0, degree(high));
    }

    private static long[] image(Polynomial polynomial, int generator) {
        long[] image = new long[polynomial.degree(generator) + 1];
        for (Map.Entry<Monomial, BigInteger> term : polynomial.terms().entrySet()) {
            long value = term.getValue().mod(MODULUS).longValue();
            Monomial monomial = term.getKey();
            for (int i = 0; i < monomial.size(); i++) {
                if (i != generator && monomial.exponent(i) > 0) {
                    value = value * power(point(i), monomial.exponent(i)) % PRIME;
                }
            }
            int exponent = monomial.exponent(generator);
            image[exponent] = (image[exponent] + value) % PRIME;
        }
        return image;
    }

    private static long point(int generator) {
        long mixed = (generator + 1) * 0x9E3779B97F4A7C15L;
        mixed ^= mixed >>> 29;
        return Math.floorMod(mixed * 0xBF58476D1CE4E5B9L, PRIME - 2) + 1;
    }

    private static long power(long base, long exponent) {
        long result = 1;
        long square = base % PRIME;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result * square % PRIME;
            }
            square = square * square % PRIME;
        }
        return result;
    }

    private static int degree(long[] coefficients) {
        int degree = coefficients.length - 1;
        while (degree >= 0 && coefficients[degree] == 0) {
            degree--;
        }
        return degree;
    }

    private static long[] remainder(long[] dividend, long[] divisor) {
        long[] rest = dividend.clone();
        int low = degree(divisor);
        long inverse = power(divisor[low], PRIME - 2);
        for (int high = degree(rest); high >= low; high = degree(rest)) {
            long factor = rest[high] * inverse % PRIME;
            for (int i = 0; i <= low; i++) {
                int place = high - low + i;
                rest[place] = Math.floorMod(rest[place] - factor * divisor[i] % PRIME, PRIME);
            }
        }
        return rest;
    }
}

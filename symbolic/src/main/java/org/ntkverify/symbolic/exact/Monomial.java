package org.ntkverify.symbolic.exact;

import java.util.Arrays;

/**
 * A product of generators with non-negative exponents, generators counted from 0; the empty product is 1. The order is
 * lexicographic, the generator with the highest number first, and respects multiplication.
 */
final class Monomial implements Comparable<Monomial> {

    static final Monomial ONE = new Monomial(new int[0]);

    private final int[] exponents;
    private final int hash;

    /** Takes over {@code exponents} without trailing zeros. */
    private Monomial(int[] exponents) {
        this.exponents = exponents;
        this.hash = Arrays.hashCode(exponents);
    }

    private static Monomial trimmed(int[] exponents) {
        int length = exponents.length;
        while (length > 0 && exponents[length - 1] == 0) {
            length--;
        }
        return length == 0 ? ONE : new Monomial(Arrays.copyOf(exponents, length));
    }

    static Monomial of(int generator, int exponent) {
        return ONE.with(generator, exponent);
    }

    /** Returns 1 more than the number of the last generator that occurs. */
    int size() {
        return exponents.length;
    }

    boolean isOne() {
        return exponents.length == 0;
    }

    int exponent(int generator) {
        return generator < exponents.length ? exponents[generator] : 0;
    }

    /** Returns this with the exponent of {@code generator} replaced. */
    Monomial with(int generator, int exponent) {
        int[] changed = Arrays.copyOf(exponents, Math.max(exponents.length, generator + 1));
        changed[generator] = exponent;
        return trimmed(changed);
    }

    /** Returns the product; exponents beyond the range of {@code int} are refused with {@link ArithmeticException}. */
    Monomial times(Monomial other) {
        if (other.isOne()) {
            return this;
        }
        if (isOne()) {
            return other;
        }
        int[] product = Arrays.copyOf(exponents, Math.max(exponents.length, other.exponents.length));
        for (int i = 0; i < other.exponents.length; i++) {
            product[i] = Math.addExact(product[i], other.exponents[i]);
        }
        return new Monomial(product);
    }

    boolean divides(Monomial other) {
        if (exponents.length > other.exponents.length) {
            return false;
        }
        for (int i = 0; i < exponents.length; i++) {
            if (exponents[i] > other.exponents[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns this divided by {@code other}, which must divide it. */
    Monomial over(Monomial other) {
        if (!other.divides(this)) {
            throw new IllegalArgumentException("%s must divide %s but does not".formatted(other, this));
        }
        int[] quotient = exponents.clone();
        for (int i = 0; i < other.exponents.length; i++) {
            quotient[i] -= other.exponents[i];
        }
        return trimmed(quotient);
    }

    /** Returns the greatest common divisor. */
    Monomial common(Monomial other) {
        int[] shared = new int[Math.min(exponents.length, other.exponents.length)];
        for (int i = 0; i < shared.length; i++) {
            shared[i] = Math.min(exponents[i], other.exponents[i]);
        }
        return trimmed(shared);
    }

    @Override
    public int compareTo(Monomial other) {
        int byLength = Integer.compare(exponents.length, other.exponents.length);
        for (int i = exponents.length - 1; byLength == 0 && i >= 0; i--) {
            if (exponents[i] != other.exponents[i]) {
                return Integer.compare(exponents[i], other.exponents[i]);
            }
        }
        return byLength;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monomial monomial && Arrays.equals(exponents, monomial.exponents);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(exponents);
    }
}

package org.ntkverify.symbolic.expression;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A number system in which expressions can be evaluated: doubles, outward-rounded intervals, enclosures of many digits.
 *
 * @param <T> the numbers
 */
public interface Arithmetic<T> {

    /** Returns the exact rational {@code value}, or the nearest number or enclosure of it. */
    T constant(BigFraction value);

    /** Returns pi. */
    T pi();

    /** Returns {@code x + y}. */
    T add(T x, T y);

    /** Returns {@code x * y}. */
    T multiply(T x, T y);

    /** Returns {@code x^exponent}; throws {@link ArithmeticException} where it is not defined. */
    T power(T x, BigFraction exponent);

    /** Returns the function value; throws {@link UnsupportedOperationException} if this system does not know it. */
    T call(Function function, List<T> arguments);
}

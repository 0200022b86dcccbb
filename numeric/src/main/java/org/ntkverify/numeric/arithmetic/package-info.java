/**
 * Number systems in which one and the same expression is evaluated: doubles, outward-rounded intervals of doubles, and
 * enclosures of many decimal digits.
 *
 * <p><b>Soundness.</b> The two kinds of enclosure contain the exact real value for every exact value of their arguments.
 * Intervals of doubles lean on two promises of the platform: IEEE 754 arithmetic ({@code + - * /}, {@code sqrt},
 * {@code fma} correctly rounded), and the error bounds in the Javadoc of {@link java.lang.Math}. Decimal enclosures lean
 * on exact integer arithmetic alone.
 *
 * <p><b>Special values.</b> Enclosures have finite ends; an overflow, a division by an interval that contains 0 or a root
 * of a negative number is an {@link ArithmeticException}, never a NaN. Negative zero is stored as zero.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.hipparchus.fraction.BigFraction;
 *
 * Interval third = Interval.ONE.over(Interval.of(3));
 * DecimalInterval precise = DecimalIntervalArithmetic.ofDigits(50).constant(new BigFraction(1, 3));
 * boolean holds = precise.contains(new BigFraction(1, 3)) && third.contains(precise.toInterval().midpoint());
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.arithmetic;

import org.jspecify.annotations.NullMarked;

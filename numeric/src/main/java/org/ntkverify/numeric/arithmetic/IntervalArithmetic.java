package org.ntkverify.numeric.arithmetic;

import java.math.BigInteger;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Function;

/**
 * Rigorous enclosures by intervals of doubles: the exact value of an expression lies in the result for all exact values of
 * the variables in their intervals.
 *
 * <p><em>Width:</em> a few ulps for a few operations on thin intervals; correlations between the arguments of a sum are not
 * seen. Delta and Angle with {@code q} take the narrower of both forms.
 */
public final class IntervalArithmetic implements Arithmetic<Interval> {

    /** The only instance. */
    public static final IntervalArithmetic INSTANCE = new IntervalArithmetic();

    /** Integers of at most so many bits are doubles. */
    private static final int EXACT_BITS = 53;

    private IntervalArithmetic() {}

    @Override
    public Interval constant(BigFraction value) {
        BigInteger numerator = value.getNumerator();
        BigInteger denominator = value.getDenominator();
        if (numerator.bitLength() <= EXACT_BITS && denominator.bitLength() <= EXACT_BITS) {
            return Interval.of(numerator.doubleValue()).over(Interval.of(denominator.doubleValue()));
        }
        double near = value.doubleValue();
        double lower = near;
        while (new BigFraction(lower).compareTo(value) > 0) {
            lower = Math.nextDown(lower);
        }
        double upper = near;
        while (new BigFraction(upper).compareTo(value) < 0) {
            upper = Math.nextUp(upper);
        }
        return new Interval(lower, upper);
    }

    @Override
    public Interval pi() {
        return Interval.PI;
    }

    @Override
    public Interval add(Interval x, Interval y) {
        return x.plus(y);
    }

    @Override
    public Interval multiply(Interval x, Interval y) {
        return x.times(y);
    }

    /** Powers with denominators 1 and 2 by products and roots, others by {@code exp(exponent log x)}. */
    @Override
    public Interval power(Interval x, BigFraction exponent) {
        BigInteger denominator = exponent.getDenominator();
        if (denominator.equals(BigInteger.ONE)) {
            return x.power(exponent.getNumerator().intValueExact());
        }
        if (denominator.equals(BigInteger.TWO)) {
            return x.sqrt().power(exponent.getNumerator().intValueExact());
        }
        return IntervalFunctions.exp(constant(exponent).times(IntervalFunctions.log(x)));
    }

    @Override
    public Interval call(Function function, List<Interval> arguments) {
        Interval x = arguments.get(0);
        return switch (function) {
            case EXP -> IntervalFunctions.exp(x);
            case LOG -> IntervalFunctions.log(x);
            case SIN -> IntervalFunctions.sin(x);
            case COS -> IntervalFunctions.cos(x);
            case TAN -> IntervalFunctions.tan(x);
            case ARC_SIN -> IntervalFunctions.asin(x);
            case ARC_COS -> IntervalFunctions.acos(x);
            case ARC_TAN -> IntervalFunctions.atan(x);
            case SINH -> IntervalFunctions.sinh(x);
            case COSH -> IntervalFunctions.cosh(x);
            case TANH -> IntervalFunctions.tanh(x);
            case ERF -> IntervalFunctions.erf(x);
            case PHI -> IntervalFunctions.phi(x);
            case ABS -> x.abs();
            case MAX -> maximum(x, arguments.get(1));
            case MIN -> maximum(x.negate(), arguments.get(1).negate()).negate();
            case STEP -> IntervalFunctions.step(x);
            case SIGN -> IntervalFunctions.sign(x);
            case DELTA -> delta(arguments);
            case ANGLE -> IntervalFunctions.angle(delta(arguments).sqrt(), arguments.get(2));
            case SIN_MINUS_X_COS -> IntervalFunctions.sinMinusXCos(x);
            case BIVARIATE_PHI -> IntervalFunctions.bivariatePhi(arguments);
        };
    }

    private static Interval delta(List<Interval> arguments) {
        Interval a = arguments.get(0);
        Interval b = arguments.get(1);
        Interval c = arguments.get(2);
        return arguments.size() == 3
                ? IntervalFunctions.delta(a, b, c)
                : IntervalFunctions.delta(a, b, c, arguments.get(3));
    }

    private static Interval maximum(Interval x, Interval y) {
        return new Interval(Math.max(x.lower(), y.lower()), Math.max(x.upper(), y.upper()));
    }
}

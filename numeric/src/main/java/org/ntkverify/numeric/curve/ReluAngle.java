package org.ntkverify.numeric.curve;

import java.util.List;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.arithmetic.StableFunctions;
import org.ntkverify.symbolic.expression.Function;

/**
 * What one ReLU layer does to the angle of two inputs: {@code phi(v) = arccos((1 - v/pi) cos v + sin v / pi)} for v in [0, pi].
 *
 * <p>The arc cosine loses half of the digits at small angles, so
 * {@code phi(v) = 2 arcsin(sqrt(sin(v/2)^2 - (sin v - v cos v)/(2 pi)))}, where the difference keeps at least a quarter of its first
 * term: {@code phi(v) >= v/2}, hence {@code sin(phi(v)/2)^2 >= sin(v/4)^2 >= sin(v/2)^2 / 4}.
 */
public final class ReluAngle {

    /**
     * A bound of the relative error of {@link #next(double)}, in units u = 2^-53.
     *
     * <p>The class library's sine, cosine and arc sine err by at most 1 ulp, which is at most 2u. So the square of the sine errs by 5u.
     * {@code sin v - v cos v} over 2 pi errs by 10u: up to pi/2 it is a series whose brackets lie in [0.75, 1], above the cosine is negative and
     * both terms add. It is at most 3/4 of the square, of which the difference keeps a quarter: {@code 4 (5 + 0.75 * 10)u + u = 51u}. The root
     * halves this; the arc sine, at arguments up to sqrt(1/2), multiplies it by at most 1.28 and adds 2u: below 40u. The bound is 64u.
     */
    static final double STEP_ERROR = 0x1p-47;

    private static final double PER_TWO_PI = 1 / (2 * Math.PI);
    private static final Interval TWO = Interval.of(2);
    private static final Interval TWO_PI = Interval.PI.times(TWO);
    private static final Interval HALF = Interval.of(0.5);

    private ReluAngle() {}

    /**
     * Returns {@code phi(v)}.
     *
     * @param v an angle in [0, pi]
     * @return the angle after the layer, in [0, pi/2]; relative error at most 2^-47
     */
    public static double next(double v) {
        if (!(v >= 0 && v <= Math.PI)) {
            throw new IllegalArgumentException("v must be in [0, pi] but was %s".formatted(v));
        }
        double sine = Math.sin(v / 2);
        double loss = PER_TWO_PI * StableFunctions.sinMinusXCos(v);
        return 2 * Math.asin(Math.sqrt(sine * sine - loss));
    }

    /**
     * Returns an enclosure of {@code phi} over {@code v}, of the width that phi has there up to rounding: phi increases.
     *
     * @param v angles; those above pi count as pi
     */
    public static Interval next(Interval v) {
        return new Interval(
                at(Interval.of(Math.min(v.lower(), Math.PI))).lower(),
                v.upper() > Math.PI
                        ? Interval.PI.times(HALF).upper()
                        : at(Interval.of(v.upper())).upper());
    }

    private static Interval at(Interval v) {
        Interval sine = call(Function.SIN, v.times(HALF));
        Interval loss = call(Function.SIN_MINUS_X_COS, v).over(TWO_PI);
        Interval square = sine.times(sine).minus(loss);
        // The true value has a sign and a bound; rounding may step over them at 0 and at pi.
        Interval clipped = new Interval(Math.max(0, square.lower()), Math.min(0.5, Math.max(0, square.upper())));
        Interval half = call(Function.ARC_SIN, clipped.sqrt());
        return new Interval(Math.max(0, half.lower()), half.upper()).times(TWO);
    }

    private static Interval call(Function function, Interval x) {
        return IntervalArithmetic.INSTANCE.call(function, List.of(x));
    }
}

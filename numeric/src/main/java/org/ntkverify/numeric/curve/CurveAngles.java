package org.ntkverify.numeric.curve;

import java.util.List;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.symbolic.expression.Function;

/**
 * Angles between points of two coaxial circles of the unit sphere at latitudes {@code +-delta/2}, as functions of the difference theta of
 * longitudes. With a = cos(delta/2) and b = sin(delta/2),
 *
 * <pre>
 *   same circle:   sin(v/2) = a sin(theta/2),               cos(v/2)^2 = b^2 + a^2 cos(theta/2)^2
 *   other circle:  sin(v/2)^2 = b^2 + a^2 sin(theta/2)^2,   cos(v/2) = a cos(theta/2)
 * </pre>
 *
 * Both increase in theta on [0, pi]. The arc tangent of the quotient keeps all digits at both ends.
 *
 * @param delta the angle between the circles, in [0, pi)
 */
record CurveAngles(double delta) {

    /** A generous bound of the relative error of the angles: some ten operations of at most 1 ulp, well conditioned. */
    static final double ERROR = 0x1p-46;

    CurveAngles {
        if (!(delta >= 0 && delta < Math.PI)) {
            throw new IllegalArgumentException("delta must be in [0, pi) but was %s".formatted(delta));
        }
    }

    double same(double theta) {
        double sine = radius() * Math.sin(theta / 2);
        return 2 * Math.atan2(sine, Math.hypot(height(), radius() * Math.cos(theta / 2)));
    }

    double other(double theta) {
        double cosine = radius() * Math.cos(theta / 2);
        return 2 * Math.atan2(Math.hypot(height(), radius() * Math.sin(theta / 2)), cosine);
    }

    private double radius() {
        return Math.cos(delta / 2);
    }

    private double height() {
        return Math.sin(delta / 2);
    }

    /** Returns an enclosure of the radius of the circles. */
    Interval radiusEnclosure() {
        return cosine(Interval.of(delta / 2));
    }

    static Interval cosine(Interval x) {
        return IntervalArithmetic.INSTANCE.call(Function.COS, List.of(x));
    }

    static Interval sine(Interval x) {
        return IntervalArithmetic.INSTANCE.call(Function.SIN, List.of(x));
    }
}

package org.ntkverify.numeric.curve;

import org.ntkverify.numeric.arithmetic.Interval;

/**
 * The constant that the angle map implies, {@code phi(v) = v/(1 + c(v) v)}, and its slope, enclosed over intervals of angles.
 *
 * <p>{@code c(v) = 1/phi(v) - 1/v} has a removable singularity at 0. With {@code y = v^2},
 *
 * <pre>
 *   G = (1 - cos v)/y,   H = (sin v - v cos v)/v^3,   K = (1 - 2 G)/y,      entire in y
 *   m = 2 G - 2 v H/pi = 2 (1 - cos phi)/y,           z = y m = 4 sin(phi/2)^2
 *   (2 arcsin(sqrt(z)/2))^2 = z + z^2 p(z),           p(z) = 1/12 + z/90 + ...
 *   t = 2 H/pi + v (K - m^2 p(z)),   r = phi/v = sqrt(1 - v t),   c = t/(r + r^2)
 * </pre>
 *
 * so that nothing cancels and 0 and pi are ordinary points: {@code c(0) = 1/(3 pi)}, {@code c(pi) = 1/pi}.
 *
 * <p><em>Width:</em> proportional to that of the argument, 2 to 3 times it for the slope; a few ulps at a point.
 */
public final class ImpliedConstant {

    /** Up to here the remainders of the series are bounded; pi rounded up is below. */
    private static final double LARGEST = 3.25;

    private static final Interval TWO = Interval.of(2);
    private static final Interval TWO_OVER_PI = TWO.over(Interval.PI);

    private final Interval v;
    private final Jet distance;
    private final Jet root;

    /** A function and its derivative in v. */
    private record Jet(Interval value, Interval slope) {

        Jet plus(Jet other) {
            return new Jet(value.plus(other.value), slope.plus(other.slope));
        }

        Jet minus(Jet other) {
            return new Jet(value.minus(other.value), slope.minus(other.slope));
        }

        Jet times(Jet other) {
            return new Jet(value.times(other.value), slope.times(other.value).plus(value.times(other.slope)));
        }

        Jet times(Interval factor) {
            return new Jet(value.times(factor), slope.times(factor));
        }

        Jet over(Jet other) {
            Interval quotient = value.over(other.value);
            return new Jet(quotient, slope.minus(quotient.times(other.slope)).over(other.value));
        }

        /** Returns a series in this. */
        Jet in(AngleSeries series) {
            return new Jet(series.value(value), series.slope(value).times(slope));
        }
    }

    private ImpliedConstant(Interval v) {
        if (!(v.lower() >= 0 && v.upper() <= LARGEST)) {
            throw new IllegalArgumentException("angles must be in [0, %s] but were %s".formatted(LARGEST, v));
        }
        this.v = v;
        Jet angle = new Jet(v, Interval.ONE);
        Jet square = new Jet(v.times(v), v.times(TWO));
        Jet third = square.in(AngleSeries.SINE_MINUS_X_COSINE).times(TWO_OVER_PI);
        Jet ratio = square.in(AngleSeries.ONE_MINUS_COSINE).times(TWO).minus(angle.times(third));
        Jet excess = square.times(ratio).in(AngleSeries.ARC_SINE);
        Jet bend =
                square.in(AngleSeries.REST_OF_COSINE).minus(ratio.times(ratio).times(excess));
        this.distance = third.plus(angle.times(bend));
        Jet contraction = angle.times(distance);
        Interval value = Interval.ONE.minus(contraction.value()).sqrt();
        this.root = new Jet(value, contraction.slope().negate().over(value.times(TWO)));
    }

    private Jet constant() {
        return distance.over(root.plus(root.times(root)));
    }

    /**
     * Returns an enclosure of {@code c} over the angles {@code v}.
     *
     * @param v within [0, 3.25]; above pi the analytic continuation is meant
     */
    public static Interval value(Interval v) {
        return new ImpliedConstant(v).constant().value();
    }

    /** Returns an enclosure of {@code c'} over the angles {@code v}, within [0, 3.25]. */
    public static Interval slope(Interval v) {
        return new ImpliedConstant(v).constant().slope();
    }

    /** Returns an enclosure of {@code phi} over the angles {@code v}, by the same series: an independent way to the angle. */
    static Interval angle(Interval v) {
        ImpliedConstant constant = new ImpliedConstant(v);
        return constant.v.times(constant.root.value());
    }
}

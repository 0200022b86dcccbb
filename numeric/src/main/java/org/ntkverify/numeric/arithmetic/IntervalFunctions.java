package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Elementary functions of intervals, from the error bounds in the Javadoc of {@link java.lang.Math}.
 *
 * <p>A function with a bound of k ulp is widened by 2k neighbours on each side (below a power of two a neighbour is half an
 * ulp away) and then clipped to its range: 2 for {@code sin, cos, asin, acos, atan, exp, log} (1 ulp), 4 for {@code atan2}
 * (2 ulp), 5 for {@code sinh, cosh, tanh} (2.5 ulp).
 */
final class IntervalFunctions {

    private static final int ONE_ULP = 2;
    private static final int TWO_ULP = 4;
    private static final int TWO_AND_A_HALF_ULP = 5;
    private static final Interval HALF_PI = new Interval(Interval.PI.lower() / 2, Interval.PI.upper() / 2);
    private static final Interval TWICE_PI = new Interval(2 * Interval.PI.lower(), 2 * Interval.PI.upper());

    /** Digits of the decimals behind erf, Phi and Phi2: more than the 17 that tell two doubles apart. */
    private static final int DECIMALS = 24;

    private static final DecimalFunctions FUNCTIONS = new DecimalFunctions(DECIMALS);
    private static final DecimalNormal NORMAL = new DecimalNormal(DECIMALS);
    private static final DecimalBivariateNormal BIVARIATE = new DecimalBivariateNormal(DECIMALS);

    /** Up to here the series of {@link #sinMinusXCos} is used; above it {@code sin x - x cos x} loses two bits at most. */
    private static final double SERIES_LIMIT = 1;

    private IntervalFunctions() {}

    private static Interval increasing(DoubleUnaryOperator function, int steps, Interval x, double least, double most) {
        double lower = Directed.below(function.applyAsDouble(x.lower()), steps);
        double upper = Directed.above(function.applyAsDouble(x.upper()), steps);
        return new Interval(Math.max(least, lower), Math.min(most, upper));
    }

    static Interval exp(Interval x) {
        return increasing(Math::exp, ONE_ULP, x, 0, Double.POSITIVE_INFINITY);
    }

    static Interval log(Interval x) {
        if (!(x.lower() > 0)) {
            throw new OutsideDomainException("argument of Log must be > 0 but was %s".formatted(x));
        }
        return increasing(Math::log, ONE_ULP, x, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    static Interval sinh(Interval x) {
        return increasing(Math::sinh, TWO_AND_A_HALF_ULP, x, -Double.MAX_VALUE, Double.POSITIVE_INFINITY);
    }

    static Interval cosh(Interval x) {
        return increasing(Math::cosh, TWO_AND_A_HALF_ULP, x.abs(), 1, Double.POSITIVE_INFINITY);
    }

    static Interval tanh(Interval x) {
        return increasing(Math::tanh, TWO_AND_A_HALF_ULP, x, -1, 1);
    }

    static Interval atan(Interval x) {
        return increasing(Math::atan, ONE_ULP, x, -HALF_PI.upper(), HALF_PI.upper());
    }

    static Interval asin(Interval x) {
        requireCorrelation(x, "ArcSin");
        return increasing(Math::asin, ONE_ULP, x, -HALF_PI.upper(), HALF_PI.upper());
    }

    static Interval acos(Interval x) {
        requireCorrelation(x, "ArcCos");
        double lower = Directed.below(Math.acos(x.upper()), ONE_ULP);
        double upper = Directed.above(Math.acos(x.lower()), ONE_ULP);
        return new Interval(Math.max(0, lower), Math.min(Interval.PI.upper(), upper));
    }

    private static void requireCorrelation(Interval x, String name) {
        if (!(x.lower() >= -1 && x.upper() <= 1)) {
            throw new OutsideDomainException("argument of %s must be in [-1, 1] but was %s".formatted(name, x));
        }
    }

    static Interval sin(Interval x) {
        return wave(Math::sin, x, HALF_PI);
    }

    static Interval cos(Interval x) {
        return wave(Math::cos, x, Interval.ZERO);
    }

    /** Hull of the ends, and 1 or -1 if a point {@code top + 2 pi k} or {@code top + pi + 2 pi k} may be inside. */
    private static Interval wave(DoubleUnaryOperator function, Interval x, Interval top) {
        Interval turns = x.minus(top).over(TWICE_PI);
        double first = function.applyAsDouble(x.lower());
        double second = function.applyAsDouble(x.upper());
        double lower = Directed.below(Math.min(first, second), ONE_ULP);
        double upper = Directed.above(Math.max(first, second), ONE_ULP);
        if (mayContainInteger(turns.lower(), turns.upper())) {
            upper = 1;
        }
        if (mayContainInteger(Math.nextDown(turns.lower() - 0.5), Math.nextUp(turns.upper() - 0.5))) {
            lower = -1;
        }
        return new Interval(Math.max(-1, lower), Math.min(1, upper));
    }

    private static boolean mayContainInteger(double lower, double upper) {
        return Math.ceil(lower) <= upper;
    }

    static Interval tan(Interval x) {
        return sin(x).over(cos(x));
    }

    static Interval erf(Interval x) {
        return new Interval(erf(x.lower()).lower(), erf(x.upper()).upper());
    }

    private static Interval erf(double x) {
        return FUNCTIONS.erf(DecimalInterval.exact(x)).toInterval();
    }

    static Interval phi(Interval x) {
        return new Interval(phi(x.lower()).lower(), phi(x.upper()).upper());
    }

    private static Interval phi(double x) {
        return NORMAL.phi(DecimalInterval.exact(x)).toInterval();
    }

    /** {@code P(U <= x, V <= y)} from decimals: the arguments x, y, a, b, c have exact decimal ends. */
    static Interval bivariatePhi(List<Interval> arguments) {
        List<DecimalInterval> exact = arguments.stream()
                .map(x -> new DecimalInterval(new BigDecimal(x.lower()), new BigDecimal(x.upper())))
                .toList();
        return BIVARIATE
                .value(exact.get(0), exact.get(1), exact.get(2), exact.get(3), exact.get(4))
                .toInterval();
    }

    static Interval step(Interval x) {
        return new Interval(x.lower() > 0 ? 1 : 0, x.upper() > 0 ? 1 : 0);
    }

    static Interval sign(Interval x) {
        return new Interval(Math.signum(x.lower()), Math.signum(x.upper()));
    }

    /** {@code a b - c^2}, increasing in {@code a} and {@code b}, decreasing in {@code |c|}; intersected with [0, oo). */
    static Interval delta(Interval a, Interval b, Interval c) {
        double lower = Directed.deltaDown(variance(a), variance(b), c.magnitude());
        double upper = Directed.deltaUp(a.upper(), b.upper(), c.mignitude());
        if (!(upper >= 0)) {
            throw new OutsideDomainException("a b - c^2 must be >= 0 but a=%s, b=%s, c=%s".formatted(a, b, c));
        }
        return new Interval(Math.max(0, lower), upper);
    }

    private static double variance(Interval a) {
        if (!(a.upper() >= 0)) {
            throw new OutsideDomainException("variance must be >= 0 but was %s".formatted(a));
        }
        return Math.max(0, a.lower());
    }

    /** {@code (q (2(a+b) - q) - (a-b)^2) / 4} intersected with the plain form: either may be the narrow one. */
    static Interval delta(Interval a, Interval b, Interval c, Interval q) {
        Interval plain = delta(a, b, c);
        Interval sum = a.plus(b);
        Interval near = new Interval(Math.max(0, q.lower()), Math.max(0, q.upper()));
        Interval form = near.times(sum.plus(sum).minus(near)).minus(a.minus(b).power(2));
        Interval quarter = form.over(Interval.of(4));
        double lower = Math.max(plain.lower(), quarter.lower());
        double upper = Math.min(plain.upper(), Math.max(0, quarter.upper()));
        return new Interval(lower, upper);
    }

    /**
     * {@code atan2(root, c)} for {@code root >= 0}: decreasing in {@code c}; increasing in {@code root} where
     * {@code c >= 0}, decreasing where {@code c <= 0}.
     */
    static Interval angle(Interval root, Interval c) {
        double lower = Math.atan2(c.upper() >= 0 ? root.lower() : root.upper(), c.upper());
        double upper = Math.atan2(c.lower() >= 0 ? root.upper() : root.lower(), c.lower());
        return new Interval(
                Math.max(0, Directed.below(lower, TWO_ULP)),
                Math.min(Interval.PI.upper(), upper == 0 ? 0 : Directed.above(upper, TWO_ULP)));
    }

    /** Increasing on [0, pi], since its derivative is {@code x sin x}; the argument is cut to [0, pi]. */
    static Interval sinMinusXCos(Interval x) {
        if (!(x.upper() >= 0 && x.lower() <= Interval.PI.upper())) {
            throw new OutsideDomainException("argument of SinMinusXCos must be in [0, pi] but was %s".formatted(x));
        }
        double from = Math.min(Math.max(0, x.lower()), Math.PI);
        double lower = Math.max(0, sinMinusXCosAt(from).lower());
        // The value at pi is pi, the largest.
        double upper = x.upper() >= Math.PI
                ? Interval.PI.upper()
                : sinMinusXCosAt(x.upper()).upper();
        return new Interval(lower, Math.min(Interval.PI.upper(), upper));
    }

    /**
     * For {@code x <= 1}: {@code x^3/3 (1 - x^2/10 (1 - x^2/28 (1 - ...)))}, with ratios {@code x^2/(2k (2k+3))}. Every
     * bracket lies in [0, 1] (the terms alternate and decrease), so [0, 1] in place of the innermost one is rigorous; at
     * k = 10 it is worth less than 1e-19.
     */
    private static Interval sinMinusXCosAt(double value) {
        Interval x = Interval.of(value);
        if (value > SERIES_LIMIT) {
            return sin(x).minus(x.times(cos(x)));
        }
        Interval square = x.times(x);
        Interval bracket = new Interval(0, 1);
        for (int k = 10; k >= 1; k--) {
            Interval ratio = square.over(Interval.of(2.0 * k * (2 * k + 3)));
            bracket = Interval.ONE.minus(ratio.times(bracket));
        }
        return square.times(x).times(bracket).over(Interval.of(3));
    }
}

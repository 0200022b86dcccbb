package org.ntkverify.symbolic.gaussian;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.special.Erf;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Function;

/**
 * Doubles with a running bound of their error: the rounding of each step, and what it makes of the errors before. So a sign
 * that exceeds the bound is the sign of the exact constant.
 *
 * <p>Elementary functions of {@link Math} err by 1 ulp at most, 2 for {@code Sinh, Cosh, Tanh}; those of the library for
 * {@code Erf} and {@code Phi} by {@value #ERF_ERROR}.
 */
enum BoundedDoubles implements Arithmetic<BoundedDouble> {
    INSTANCE;

    /** The library stops its series at 1e-15; ten times that. */
    private static final double ERF_ERROR = 1e-14;

    @Override
    public BoundedDouble constant(BigFraction value) {
        double nearest = value.doubleValue();
        boolean exact = Double.isFinite(nearest) && new BigFraction(nearest).equals(value);
        return exact ? new BoundedDouble(nearest, 0) : BoundedDouble.rounded(nearest, 0);
    }

    @Override
    public BoundedDouble pi() {
        return BoundedDouble.rounded(Math.PI, 0);
    }

    @Override
    public BoundedDouble add(BoundedDouble x, BoundedDouble y) {
        return BoundedDouble.rounded(x.value() + y.value(), x.error() + y.error());
    }

    @Override
    public BoundedDouble multiply(BoundedDouble x, BoundedDouble y) {
        double inherited = Math.abs(x.value()) * y.error() + y.magnitude() * x.error();
        return BoundedDouble.rounded(x.value() * y.value(), inherited);
    }

    /** With {@code r = error/|x|}, {@code |x^p|} changes by a factor of at most {@code (1 - r)^(-|p|)} and of at least its inverse. */
    @Override
    public BoundedDouble power(BoundedDouble x, BigFraction exponent) {
        double p = exponent.doubleValue();
        if (x.value() == 0 && x.error() == 0 && p > 0) {
            return new BoundedDouble(0, 0);
        }
        double ratio = x.error() / Math.abs(x.value());
        if (!(ratio <= 0.5)) {
            throw new NoClosedFormException(
                    "base of a power must plainly not be 0 but is about %s".formatted(x.value()));
        }
        double value = Math.pow(x.value(), p);
        double inherited = Math.expm1(-Math.abs(p) * Math.log1p(-ratio));
        double roundedExponent = BoundedDouble.UNIT * Math.abs(p * Math.log(Math.abs(x.value())));
        return BoundedDouble.rounded(value, Math.abs(value) * (inherited + roundedExponent));
    }

    @Override
    public BoundedDouble call(Function function, List<BoundedDouble> arguments) {
        BoundedDouble argument = arguments.get(0);
        double x = argument.value();
        double e = argument.error();
        return switch (function) {
            case EXP -> BoundedDouble.rounded(Math.exp(x), Math.exp(x) * Math.expm1(e));
            case LOG -> BoundedDouble.rounded(Math.log(x), -Math.log1p(-e / x));
            case SIN -> BoundedDouble.rounded(Math.sin(x), e);
            case COS -> BoundedDouble.rounded(Math.cos(x), e);
            case TAN -> tangent(x, e);
            case ARC_SIN -> BoundedDouble.rounded(Math.asin(x), arcSineError(e));
            case ARC_COS -> BoundedDouble.rounded(Math.acos(x), arcSineError(e));
            case ARC_TAN -> BoundedDouble.rounded(Math.atan(x), e);
            case SINH -> BoundedDouble.rounded(Math.sinh(x), e * Math.cosh(argument.magnitude()));
            case COSH -> BoundedDouble.rounded(Math.cosh(x), e * Math.sinh(argument.magnitude()));
            case TANH -> BoundedDouble.rounded(Math.tanh(x), e);
            case ERF -> BoundedDouble.rounded(Erf.erf(x), 2 * e + ERF_ERROR);
            case PHI -> BoundedDouble.rounded(Erf.erfc(-x / Math.sqrt(2)) / 2, e + ERF_ERROR);
            case ABS -> new BoundedDouble(Math.abs(x), e);
            case MAX -> larger(argument, arguments.get(1));
            case MIN -> negated(larger(negated(argument), negated(arguments.get(1))));
            case STEP -> new BoundedDouble(decided(function, argument).value() > 0 ? 1 : 0, 0);
            case SIGN ->
                new BoundedDouble(Math.signum(decided(function, argument).value()), 0);
            case DELTA, ANGLE, SIN_MINUS_X_COS, BIVARIATE_PHI ->
                throw new NoClosedFormException(
                        "constant must be elementary but contains %s".formatted(function.text()));
        };
    }

    private static BoundedDouble larger(BoundedDouble x, BoundedDouble y) {
        return new BoundedDouble(Math.max(x.value(), y.value()), Math.max(x.error(), y.error()));
    }

    private static BoundedDouble negated(BoundedDouble x) {
        return new BoundedDouble(-x.value(), x.error());
    }

    /** A function that jumps at 0 needs an argument whose sign is plain, or that is exactly 0. */
    private static BoundedDouble decided(Function function, BoundedDouble argument) {
        if (!argument.hasSign() && argument.error() > 0) {
            throw new NoClosedFormException("argument of %s must plainly not be 0 but is about %s"
                    .formatted(function.text(), argument.value()));
        }
        return argument;
    }

    /** {@code tan(x + e) - tan(x) = tan(e) (1 + t^2)/(1 - t tan(e))} with {@code t = tan(x)}, as long as no pole lies between. */
    private static BoundedDouble tangent(double x, double e) {
        double t = Math.tan(x);
        double step = Math.tan(e);
        if (!(e < 1 && Math.abs(t) * step < 0.5)) {
            throw new NoClosedFormException("argument of Tan must plainly not be a pole but is about %s".formatted(x));
        }
        return BoundedDouble.rounded(t, step * (1 + t * t) / (1 - Math.abs(t) * step));
    }

    /** The inverse sine varies most at its ends: by {@code arccos(1 - e) <= pi sqrt(e/2)}. */
    private static double arcSineError(double e) {
        return Math.PI * Math.sqrt(e / 2);
    }
}

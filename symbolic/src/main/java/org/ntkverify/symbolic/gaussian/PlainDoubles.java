package org.ntkverify.symbolic.gaussian;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.special.Erf;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Function;

/** Doubles good enough to tell apart what is not equal; they never decide that two things are equal. */
enum PlainDoubles implements Arithmetic<Double> {
    INSTANCE;

    @Override
    public Double constant(BigFraction value) {
        return value.doubleValue();
    }

    @Override
    public Double pi() {
        return Math.PI;
    }

    @Override
    public Double add(Double x, Double y) {
        return x + y;
    }

    @Override
    public Double multiply(Double x, Double y) {
        return x * y;
    }

    @Override
    public Double power(Double x, BigFraction exponent) {
        return Math.pow(x, exponent.doubleValue());
    }

    @Override
    public Double call(Function function, List<Double> arguments) {
        double x = arguments.get(0);
        double value = switch (function) {
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ARC_SIN -> Math.asin(x);
            case ARC_COS -> Math.acos(x);
            case ARC_TAN -> Math.atan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case ERF -> Erf.erf(x);
            case PHI -> Erf.erfc(-x / Math.sqrt(2)) / 2;
            case ABS -> Math.abs(x);
            case MAX -> Math.max(x, arguments.get(1));
            case MIN -> Math.min(x, arguments.get(1));
            case STEP -> x > 0 ? 1 : 0;
            case SIGN -> Math.signum(x);
            case DELTA -> delta(arguments);
            case ANGLE -> Math.atan2(Math.sqrt(delta(arguments)), arguments.get(2));
            case SIN_MINUS_X_COS -> Math.sin(x) - x * Math.cos(x);
            case BIVARIATE_PHI ->
                throw new NoClosedFormException(
                        "constant must be elementary but contains %s".formatted(function.text()));
        };
        if (!Double.isFinite(value)) {
            throw new NoClosedFormException(
                    "value must be finite but %s of %s is %s".formatted(function.text(), arguments, value));
        }
        return value;
    }

    private static double delta(List<Double> arguments) {
        double c = arguments.get(2);
        return arguments.get(0) * arguments.get(1) - c * c;
    }
}

package org.ntkverify.symbolic.gaussian;

import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Orders exact constants. Equality is decided by the exact normal form; an order only where doubles leave no doubt, else the
 * question is refused.
 */
final class ConstantOrder {

    /** Far above the rounding of the few operations that a constant of an activation takes. */
    private static final double DOUBT = 1e-9;

    private ConstantOrder() {}

    static boolean isZero(Expression constant) {
        if (constant.rational().isPresent()) {
            return constant.equals(Expression.ZERO);
        }
        return Math.abs(value(constant)) < DOUBT && NormalForm.of(constant).isZero();
    }

    /** Returns the sign of {@code constant}: -1, 0 or 1. */
    static int sign(Expression constant) {
        if (constant.rational().isPresent()) {
            return constant.rational().get().signum();
        }
        double value = value(constant);
        if (Math.abs(value) >= DOUBT) {
            return value > 0 ? 1 : -1;
        }
        if (NormalForm.of(constant).isZero()) {
            return 0;
        }
        throw new NoClosedFormException(
                "sign of a constant must be plain but %s is about %s".formatted(constant, value));
    }

    static int compare(Expression left, Expression right) {
        return sign(left.minus(right));
    }

    static double value(Expression constant) {
        return constant.evaluate(Doubles.INSTANCE, Map.of());
    }

    /** Plain doubles, good enough to tell constants apart that are not equal. */
    private enum Doubles implements Arithmetic<Double> {
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
                case ABS -> Math.abs(x);
                case MAX -> Math.max(x, arguments.get(1));
                case MIN -> Math.min(x, arguments.get(1));
                case STEP -> x > 0 ? 1 : 0;
                case SIGN -> Math.signum(x);
                case ERF, PHI, DELTA, ANGLE, SIN_MINUS_X_COS, BIVARIATE_PHI ->
                    throw new NoClosedFormException(
                            "constant must be elementary but contains %s".formatted(function.text()));
            };
            if (!Double.isFinite(value)) {
                throw new NoClosedFormException(
                        "constant must be finite but %s of %s is %s".formatted(function.text(), arguments, value));
            }
            return value;
        }
    }
}

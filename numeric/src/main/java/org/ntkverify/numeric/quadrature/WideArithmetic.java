package org.ntkverify.numeric.quadrature;

import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Doubles with an exponent of 64 bits, for formulas of which only intermediates overflow or vanish. */
final class WideArithmetic implements Arithmetic<WideArithmetic.Number> {

    private static final WideArithmetic INSTANCE = new WideArithmetic();

    /** {@code ln 2} in two parts, the first of 32 bits, so that its product with an exponent below 2^21 is exact. */
    private static final double LN_TWO_HIGH = 0x1.62e42feep-1;

    private static final double LN_TWO_LOW = 0x1.a39ef35793c76p-33;

    /** Beyond this the exponent of exp would not be a small integer. */
    private static final double LARGEST_EXPONENT = 1e15;

    private WideArithmetic() {}

    /** {@code mantissa 2^exponent}, the mantissa 0, NaN, infinite or of size in [1, 2). */
    record Number(double mantissa, long exponent) {

        static Number of(double mantissa, long exponent) {
            if (mantissa == 0 || !(Math.abs(mantissa) <= Double.MAX_VALUE)) {
                return new Number(mantissa, 0);
            }
            // Subnormal numbers are raised first, so that getExponent is their logarithm.
            int raise = Math.abs(mantissa) < Double.MIN_NORMAL ? 64 : 0;
            double raised = Math.scalb(mantissa, raise);
            int shift = Math.getExponent(raised);
            return new Number(Math.scalb(raised, -shift), exponent + shift - raise);
        }

        double toDouble() {
            int bounded = (int) Math.max(-3000, Math.min(3000, exponent));
            return Math.scalb(mantissa, bounded);
        }
    }

    static double evaluate(Expression function, double z) {
        return function.evaluate(INSTANCE, Map.of(Activation.Z.name(), Number.of(z, 0)))
                .toDouble();
    }

    @Override
    public Number constant(BigFraction value) {
        return Number.of(value.doubleValue(), 0);
    }

    @Override
    public Number pi() {
        return Number.of(Math.PI, 0);
    }

    @Override
    public Number add(Number x, Number y) {
        if (x.mantissa() == 0 || y.mantissa() == 0) {
            return x.mantissa() == 0 ? y : x;
        }
        if (x.exponent() < y.exponent()) {
            return add(y, x);
        }
        long shift = Math.max(-2000, y.exponent() - x.exponent());
        return Number.of(x.mantissa() + Math.scalb(y.mantissa(), (int) shift), x.exponent());
    }

    @Override
    public Number multiply(Number x, Number y) {
        return Number.of(x.mantissa() * y.mantissa(), x.exponent() + y.exponent());
    }

    @Override
    public Number power(Number x, BigFraction exponent) {
        if (exponent.getDenominatorAsLong() == 1 && exponent.getNumerator().bitLength() < Integer.SIZE) {
            return power(x, exponent.getNumeratorAsInt());
        }
        if (x.mantissa() < 0) {
            return Number.of(Double.NaN, 0);
        }
        return x.mantissa() == 0
                ? Number.of(Math.pow(0, exponent.doubleValue()), 0)
                : exponential(logarithm(x) * exponent.doubleValue());
    }

    private Number power(Number x, int n) {
        Number result = Number.of(1, 0);
        Number square = x;
        for (int rest = Math.abs(n); rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = multiply(result, square);
            }
            square = multiply(square, square);
        }
        return n < 0 ? Number.of(1 / result.mantissa(), -result.exponent()) : result;
    }

    @Override
    public Number call(Function function, List<Number> arguments) {
        Number x = arguments.get(0);
        return switch (function) {
            case EXP -> exponential(x.toDouble());
            case LOG -> Number.of(logarithm(x), 0);
            case SINH -> half(exponential(x.toDouble()), negated(exponential(-x.toDouble())));
            case COSH -> half(exponential(x.toDouble()), exponential(-x.toDouble()));
            case ABS -> new Number(Math.abs(x.mantissa()), x.exponent());
            case MAX -> larger(x, arguments.get(1));
            case MIN -> negated(larger(negated(x), negated(arguments.get(1))));
            case SIN,
                    COS,
                    TAN,
                    ARC_SIN,
                    ARC_COS,
                    ARC_TAN,
                    TANH,
                    ERF,
                    PHI,
                    STEP,
                    SIGN,
                    DELTA,
                    ANGLE,
                    SIN_MINUS_X_COS,
                    BIVARIATE_PHI -> narrow(function, arguments);
        };
    }

    private static Number narrow(Function function, List<Number> arguments) {
        return Number.of(
                DoubleArithmetic.INSTANCE.call(
                        function, arguments.stream().map(Number::toDouble).toList()),
                0);
    }

    private static Number exponential(double x) {
        if (!(Math.abs(x) <= LARGEST_EXPONENT)) {
            return Number.of(Math.exp(x), 0);
        }
        double turns = Math.rint(x / Math.log(2));
        return Number.of(Math.exp((x - turns * LN_TWO_HIGH) - turns * LN_TWO_LOW), (long) turns);
    }

    private static double logarithm(Number x) {
        return Math.log(x.mantissa()) + x.exponent() * Math.log(2);
    }

    private Number half(Number x, Number y) {
        return multiply(Number.of(0.5, 0), add(x, y));
    }

    private static Number negated(Number x) {
        return new Number(-x.mantissa(), x.exponent());
    }

    private Number larger(Number x, Number y) {
        return add(x, negated(y)).mantissa() >= 0 ? x : y;
    }
}

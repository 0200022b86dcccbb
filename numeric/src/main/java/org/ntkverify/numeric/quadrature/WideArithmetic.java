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
final class WideArithmetic implements Arithmetic<WideArithmetic.Wide> {

    private static final WideArithmetic INSTANCE = new WideArithmetic();

    /** {@code ln 2} in two parts, the first of 32 bits, so that its product with an exponent below 2^21 is exact. */
    private static final double LN_TWO_HIGH = 0x1.62e42feep-1;

    private static final double LN_TWO_LOW = 0x1.a39ef35793c76p-33;

    /** Beyond this the exponent of exp would not be a small integer. */
    private static final double LARGEST_EXPONENT = 1e15;

    private WideArithmetic() {}

    /** {@code mantissa 2^exponent}, the mantissa 0, NaN, infinite or of size in [1, 2). */
    record Wide(double mantissa, long exponent) {

        static Wide of(double mantissa, long exponent) {
            if (mantissa == 0 || !(Math.abs(mantissa) <= Double.MAX_VALUE)) {
                return new Wide(mantissa, 0);
            }
            // Subnormal numbers are raised first, so that getExponent is their logarithm.
            int raise = Math.abs(mantissa) < Double.MIN_NORMAL ? 64 : 0;
            double raised = Math.scalb(mantissa, raise);
            int shift = Math.getExponent(raised);
            return new Wide(Math.scalb(raised, -shift), exponent + shift - raise);
        }

        double toDouble() {
            int bounded = (int) Math.max(-3000, Math.min(3000, exponent));
            return Math.scalb(mantissa, bounded);
        }
    }

    static double evaluate(Expression function, double z) {
        return function.evaluate(INSTANCE, Map.of(Activation.Z.name(), Wide.of(z, 0)))
                .toDouble();
    }

    @Override
    public Wide constant(BigFraction value) {
        return Wide.of(value.doubleValue(), 0);
    }

    @Override
    public Wide pi() {
        return Wide.of(Math.PI, 0);
    }

    @Override
    public Wide add(Wide x, Wide y) {
        if (x.mantissa() == 0 || y.mantissa() == 0) {
            return x.mantissa() == 0 ? y : x;
        }
        if (x.exponent() < y.exponent()) {
            return add(y, x);
        }
        long shift = Math.max(-2000, y.exponent() - x.exponent());
        return Wide.of(x.mantissa() + Math.scalb(y.mantissa(), (int) shift), x.exponent());
    }

    @Override
    public Wide multiply(Wide x, Wide y) {
        return Wide.of(x.mantissa() * y.mantissa(), x.exponent() + y.exponent());
    }

    @Override
    public Wide power(Wide x, BigFraction exponent) {
        if (exponent.getDenominatorAsLong() == 1 && exponent.getNumerator().bitLength() < Integer.SIZE) {
            return power(x, exponent.getNumeratorAsInt());
        }
        if (x.mantissa() < 0) {
            return Wide.of(Double.NaN, 0);
        }
        return x.mantissa() == 0
                ? Wide.of(Math.pow(0, exponent.doubleValue()), 0)
                : exponential(logarithm(x) * exponent.doubleValue());
    }

    private Wide power(Wide x, int n) {
        Wide result = Wide.of(1, 0);
        Wide square = x;
        for (int rest = Math.abs(n); rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = multiply(result, square);
            }
            square = multiply(square, square);
        }
        return n < 0 ? Wide.of(1 / result.mantissa(), -result.exponent()) : result;
    }

    @Override
    public Wide call(Function function, List<Wide> arguments) {
        Wide x = arguments.get(0);
        return switch (function) {
            case EXP -> exponential(x.toDouble());
            case LOG -> Wide.of(logarithm(x), 0);
            case SINH -> half(exponential(x.toDouble()), negated(exponential(-x.toDouble())));
            case COSH -> half(exponential(x.toDouble()), exponential(-x.toDouble()));
            case ABS -> new Wide(Math.abs(x.mantissa()), x.exponent());
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

    private static Wide narrow(Function function, List<Wide> arguments) {
        return Wide.of(
                DoubleArithmetic.INSTANCE.call(
                        function, arguments.stream().map(Wide::toDouble).toList()),
                0);
    }

    private static Wide exponential(double x) {
        if (!(Math.abs(x) <= LARGEST_EXPONENT)) {
            return Wide.of(Math.exp(x), 0);
        }
        double turns = Math.rint(x / Math.log(2));
        return Wide.of(Math.exp((x - turns * LN_TWO_HIGH) - turns * LN_TWO_LOW), (long) turns);
    }

    private static double logarithm(Wide x) {
        return Math.log(x.mantissa()) + x.exponent() * Math.log(2);
    }

    private Wide half(Wide x, Wide y) {
        return multiply(Wide.of(0.5, 0), add(x, y));
    }

    private static Wide negated(Wide x) {
        return new Wide(-x.mantissa(), x.exponent());
    }

    private Wide larger(Wide x, Wide y) {
        return add(x, negated(y)).mantissa() >= 0 ? x : y;
    }
}

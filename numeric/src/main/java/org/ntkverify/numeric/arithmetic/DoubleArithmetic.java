package org.ntkverify.numeric.arithmetic;

import java.math.BigInteger;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Function;

/**
 * Doubles, with the functions of {@link StableFunctions}. Follows IEEE 754: outside a domain the result is NaN, an
 * overflow is infinite.
 */
public final class DoubleArithmetic implements Arithmetic<Double> {

    /** The only instance. */
    public static final DoubleArithmetic INSTANCE = new DoubleArithmetic();

    private DoubleArithmetic() {}

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
        BigInteger denominator = exponent.getDenominator();
        if (exponent.getNumerator().bitLength() < Integer.SIZE) {
            if (denominator.equals(BigInteger.ONE)) {
                return StableFunctions.power(x, exponent.getNumeratorAsInt());
            }
            if (denominator.equals(BigInteger.TWO)) {
                return StableFunctions.power(Math.sqrt(x), exponent.getNumeratorAsInt());
            }
        }
        return Math.pow(x, exponent.doubleValue());
    }

    @Override
    public Double call(Function function, List<Double> arguments) {
        double x = arguments.get(0);
        return switch (function) {
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
            case ERF -> StableFunctions.erf(x);
            case PHI -> StableFunctions.phi(x);
            case ABS -> Math.abs(x);
            case MAX -> Math.max(x, arguments.get(1));
            case MIN -> Math.min(x, arguments.get(1));
            case STEP -> StableFunctions.step(x);
            case SIGN -> Math.signum(x);
            case DELTA ->
                arguments.size() == 3
                        ? StableFunctions.delta(x, arguments.get(1), arguments.get(2))
                        : StableFunctions.delta(x, arguments.get(1), arguments.get(2), arguments.get(3));
            case ANGLE ->
                arguments.size() == 3
                        ? StableFunctions.angle(x, arguments.get(1), arguments.get(2))
                        : StableFunctions.angle(x, arguments.get(1), arguments.get(2), arguments.get(3));
            case SIN_MINUS_X_COS -> StableFunctions.sinMinusXCos(x);
            case BIVARIATE_PHI ->
                StableFunctions.bivariatePhi(x, arguments.get(1), arguments.get(2), arguments.get(3), arguments.get(4));
        };
    }
}

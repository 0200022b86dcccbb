package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Function;

/**
 * Rigorous enclosures with a given number of decimal digits, from exact integer arithmetic and own series alone.
 *
 * <p><em>Width:</em> about {@code 10^-digits} relative for a few operations; measured in {@code DecimalIntervalArithmeticTest}.
 */
public final class DecimalIntervalArithmetic implements Arithmetic<DecimalInterval> {

    /** Digits carried beyond those asked for, against the roundings of some hundred operations. */
    private static final int GUARD = 8;

    private static final int MOST_DIGITS = 10_000;

    private final DecimalRounding rounding;
    private final DecimalFunctions functions;
    private final DecimalNormal normal;
    private final DecimalBivariateNormal bivariate;
    private final DecimalAngles angles;

    private DecimalIntervalArithmetic(int digits) {
        this.rounding = new DecimalRounding(digits + GUARD);
        this.functions = new DecimalFunctions(digits + GUARD);
        this.normal = new DecimalNormal(digits + GUARD);
        this.bivariate = new DecimalBivariateNormal(digits + GUARD);
        this.angles = new DecimalAngles(digits + GUARD);
    }

    /** Returns the arithmetic with {@code digits} significant decimal digits, 1 to 10000. */
    public static DecimalIntervalArithmetic ofDigits(int digits) {
        if (!(digits >= 1 && digits <= MOST_DIGITS)) {
            throw new IllegalArgumentException("digits must be in [1, %s] but was %s".formatted(MOST_DIGITS, digits));
        }
        return new DecimalIntervalArithmetic(digits);
    }

    @Override
    public DecimalInterval constant(BigFraction value) {
        DecimalInterval numerator = DecimalInterval.exact(new BigDecimal(value.getNumerator()));
        return value.getDenominator().equals(BigInteger.ONE)
                ? numerator
                : rounding.divide(numerator, DecimalInterval.exact(new BigDecimal(value.getDenominator())));
    }

    @Override
    public DecimalInterval pi() {
        return angles.pi();
    }

    @Override
    public DecimalInterval add(DecimalInterval x, DecimalInterval y) {
        return rounding.add(x, y);
    }

    @Override
    public DecimalInterval multiply(DecimalInterval x, DecimalInterval y) {
        return rounding.multiply(x, y);
    }

    /** Powers with denominators 1 and 2 by products and roots, others by {@code exp(exponent log x)}. */
    @Override
    public DecimalInterval power(DecimalInterval x, BigFraction exponent) {
        BigInteger denominator = exponent.getDenominator();
        if (denominator.equals(BigInteger.ONE)) {
            return rounding.power(x, exponent.getNumerator().intValueExact());
        }
        if (denominator.equals(BigInteger.TWO)) {
            return rounding.power(rounding.sqrt(x), exponent.getNumerator().intValueExact());
        }
        return functions.exp(rounding.multiply(constant(exponent), functions.log(x)));
    }

    @Override
    public DecimalInterval call(Function function, List<DecimalInterval> arguments) {
        DecimalInterval x = arguments.get(0);
        return switch (function) {
            case EXP -> functions.exp(x);
            case LOG -> functions.log(x);
            case SIN -> angles.sin(x);
            case COS -> angles.cos(x);
            case TAN -> angles.tan(x);
            case ARC_SIN -> angles.asin(x);
            case ARC_COS -> angles.acos(x);
            case ARC_TAN -> angles.atan(x);
            case SINH -> functions.sinh(x);
            case COSH -> functions.cosh(x);
            case TANH -> functions.tanh(x);
            case ERF -> functions.erf(x);
            case PHI -> normal.phi(x);
            case ABS -> new DecimalInterval(x.mignitude(), x.magnitude());
            case MAX -> maximum(x, arguments.get(1));
            case MIN -> maximum(x.negate(), arguments.get(1).negate()).negate();
            case STEP -> new DecimalInterval(step(x.lower()), step(x.upper()));
            case SIGN ->
                new DecimalInterval(
                        BigDecimal.valueOf(x.lower().signum()),
                        BigDecimal.valueOf(x.upper().signum()));
            case DELTA -> delta(arguments);
            case ANGLE -> angles.angle(rounding.sqrt(delta(arguments)), arguments.get(2));
            case SIN_MINUS_X_COS -> angles.sinMinusXCos(x);
            case BIVARIATE_PHI ->
                bivariate.value(x, arguments.get(1), arguments.get(2), arguments.get(3), arguments.get(4));
        };
    }

    private static BigDecimal step(BigDecimal x) {
        return x.signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static DecimalInterval maximum(DecimalInterval x, DecimalInterval y) {
        return new DecimalInterval(x.lower().max(y.lower()), x.upper().max(y.upper()));
    }

    private DecimalInterval delta(List<DecimalInterval> arguments) {
        DecimalInterval plain = delta(arguments.get(0), arguments.get(1), arguments.get(2));
        if (arguments.size() == 3) {
            return plain;
        }
        DecimalInterval form = nearForm(arguments.get(0), arguments.get(1), arguments.get(3));
        return new DecimalInterval(
                plain.lower().max(form.lower()), plain.upper().min(form.upper().max(BigDecimal.ZERO)));
    }

    /** {@code a b - c^2}: the products of decimal ends are exact; increasing in a and b, decreasing in |c|; at least 0. */
    private DecimalInterval delta(DecimalInterval a, DecimalInterval b, DecimalInterval c) {
        BigDecimal least =
                variance(a).multiply(variance(b)).subtract(c.magnitude().pow(2));
        BigDecimal most = a.upper().multiply(b.upper()).subtract(c.mignitude().pow(2));
        if (most.signum() < 0) {
            throw new OutsideDomainException("a b - c^2 must be >= 0 but a=%s, b=%s, c=%s".formatted(a, b, c));
        }
        return rounding.round(new DecimalInterval(least.max(BigDecimal.ZERO), most));
    }

    private static BigDecimal variance(DecimalInterval a) {
        if (a.upper().signum() < 0) {
            throw new OutsideDomainException("variance must be >= 0 but was %s".formatted(a));
        }
        return a.lower().max(BigDecimal.ZERO);
    }

    /** {@code (q (2(a+b) - q) - (a-b)^2) / 4}, narrow for small q. */
    private DecimalInterval nearForm(DecimalInterval a, DecimalInterval b, DecimalInterval q) {
        DecimalInterval near =
                new DecimalInterval(q.lower().max(BigDecimal.ZERO), q.upper().max(BigDecimal.ZERO));
        DecimalInterval factor = rounding.subtract(rounding.scale(rounding.add(a, b), 2, 1), near);
        DecimalInterval square = rounding.power(rounding.subtract(a, b), 2);
        return rounding.scale(rounding.subtract(rounding.multiply(near, factor), square), 1, 4);
    }
}

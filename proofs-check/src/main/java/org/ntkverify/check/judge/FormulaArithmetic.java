package org.ntkverify.check.judge;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Function;

/**
 * Enclosures for formulas whose definedness is in question.
 *
 * <p>Where the enclosure of an operand lies outside the domain of an operation, {@link UndefinedException} says so for
 * certain. Where it overlaps the edge of the domain it is cut to the domain: the result encloses the value if there is one,
 * and {@link #certain} turns false. Numbers beyond {@code 10^+-LARGEST_EXPONENT} are refused, because exact decimal sums of very
 * large and very small numbers would fill the memory.
 */
final class FormulaArithmetic implements Arithmetic<DecimalInterval> {

    private static final int LARGEST_EXPONENT = 5000;
    private static final int CALL_UNITS = 40;
    private static final int BIVARIATE_UNITS = 500;
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final DecimalInterval CORRELATIONS = new DecimalInterval(ONE.negate(), ONE);

    private final DecimalIntervalArithmetic exact;
    private final Work work;
    private final int unit;
    private final Map<List<DecimalInterval>, DecimalInterval> bivariate;
    private boolean certain = true;

    /** Creates the arithmetic; {@code bivariate} keeps values of Phi2 with {@code digits} digits, the dearest of all functions. */
    FormulaArithmetic(int digits, Work work, Map<List<DecimalInterval>, DecimalInterval> bivariate) {
        this.bivariate = bivariate;
        this.exact = DecimalIntervalArithmetic.ofDigits(digits);
        this.work = work;
        this.unit = 1 + digits / 50;
    }

    /** Returns whether no operand was cut so far. */
    boolean certain() {
        return certain;
    }

    @Override
    public DecimalInterval constant(BigFraction value) {
        return bounded(exact.constant(value), 1);
    }

    @Override
    public DecimalInterval pi() {
        return exact.pi();
    }

    @Override
    public DecimalInterval add(DecimalInterval x, DecimalInterval y) {
        return bounded(exact.add(x, y), 1);
    }

    @Override
    public DecimalInterval multiply(DecimalInterval x, DecimalInterval y) {
        return bounded(exact.multiply(x, y), 1);
    }

    @Override
    public DecimalInterval power(DecimalInterval x, BigFraction exponent) {
        if (exponent.signum() < 0 && x.lower().signum() == 0 && x.upper().signum() == 0) {
            throw new UndefinedException("division by 0");
        }
        BigInteger denominator = exponent.getDenominator();
        if (denominator.equals(BigInteger.ONE)) {
            return bounded(exact.power(x, exponent), 10);
        }
        DecimalInterval base = atLeastZero(x);
        boolean square = denominator.equals(BigInteger.TWO);
        if (square || base.lower().signum() > 0 || exponent.signum() < 0) {
            return bounded(exact.power(base, exponent), CALL_UNITS);
        }
        BigDecimal upper = base.upper().signum() == 0
                ? BigDecimal.ZERO
                : exact.power(DecimalInterval.exact(base.upper()), exponent).upper();
        return bounded(new DecimalInterval(BigDecimal.ZERO, upper), CALL_UNITS);
    }

    private DecimalInterval atLeastZero(DecimalInterval x) {
        if (x.upper().signum() < 0) {
            throw new UndefinedException("root of the negative number " + approximate(x));
        }
        if (x.lower().signum() < 0) {
            certain = false;
            return new DecimalInterval(BigDecimal.ZERO, x.upper());
        }
        return x;
    }

    @Override
    public DecimalInterval call(Function function, List<DecimalInterval> arguments) {
        DecimalInterval x = arguments.get(0);
        return switch (function) {
            case ARC_SIN, ARC_COS -> bounded(exact.call(function, List.of(correlation(x, function))), CALL_UNITS);
            case LOG -> logarithm(x);
            case DELTA, ANGLE -> covariance(function, arguments);
            case EXP, SIN, COS, TAN, ARC_TAN, SINH, COSH, TANH, ERF, PHI, ABS, MAX, MIN, STEP, SIGN, SIN_MINUS_X_COS ->
                bounded(exact.call(function, arguments), CALL_UNITS);
            case BIVARIATE_PHI -> bivariate(arguments);
        };
    }

    /** Counts as much work for a kept value as for a new one, so that the verdict does not depend on what was judged before. */
    private DecimalInterval bivariate(List<DecimalInterval> arguments) {
        DecimalInterval known = bivariate.get(arguments);
        DecimalInterval value = known == null ? exact.call(Function.BIVARIATE_PHI, arguments) : known;
        bivariate.put(arguments, value);
        return bounded(value, BIVARIATE_UNITS);
    }

    private DecimalInterval correlation(DecimalInterval x, Function function) {
        if (x.upper().compareTo(ONE.negate()) < 0 || x.lower().compareTo(ONE) > 0) {
            throw new UndefinedException("%s of %s".formatted(function.text(), approximate(x)));
        }
        if (CORRELATIONS.contains(x)) {
            return x;
        }
        certain = false;
        return x.intersect(CORRELATIONS);
    }

    private DecimalInterval logarithm(DecimalInterval x) {
        if (x.upper().signum() <= 0) {
            throw new UndefinedException("Log of " + approximate(x));
        }
        return bounded(exact.call(Function.LOG, List.of(x)), CALL_UNITS);
    }

    private DecimalInterval covariance(Function function, List<DecimalInterval> arguments) {
        DecimalInterval a = arguments.get(0);
        DecimalInterval b = arguments.get(1);
        BigDecimal least = arguments.get(2).mignitude().pow(2);
        boolean negative = a.upper().signum() < 0 || b.upper().signum() < 0;
        if (negative || a.upper().multiply(b.upper()).compareTo(least) < 0) {
            throw new UndefinedException("%s outside a, b >= 0, c^2 <= a b, at c = %s"
                    .formatted(function.text(), approximate(arguments.get(2))));
        }
        return bounded(exact.call(function, arguments), CALL_UNITS);
    }

    private DecimalInterval bounded(DecimalInterval x, int units) {
        work.add((long) units * unit);
        if (isExtreme(x.lower()) || isExtreme(x.upper())) {
            throw new ArithmeticException("a number is beyond 10^+-%s".formatted(LARGEST_EXPONENT));
        }
        return x;
    }

    private static boolean isExtreme(BigDecimal end) {
        long exponent = (long) end.precision() - end.scale();
        return end.signum() != 0 && Math.abs(exponent) > LARGEST_EXPONENT;
    }

    private static String approximate(DecimalInterval x) {
        return String.valueOf(x.lower().doubleValue());
    }
}

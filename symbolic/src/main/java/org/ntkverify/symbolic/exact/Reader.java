package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Translates a tree into the ring, node by node. */
final class Reader implements Expression.Visitor<RationalFunction> {

    private static final RationalFunction MINUS_ONE = RationalFunction.ONE.negate();
    private static final BigFraction HALF = BigFraction.ONE_HALF;

    private final Reading reading;
    private final IdentityHashMap<Expression, RationalFunction> seen = new IdentityHashMap<>();

    Reader(Reading reading) {
        this.reading = reading;
    }

    RationalFunction read(Expression expression) {
        RationalFunction known = seen.get(expression);
        if (known == null) {
            known = expression.accept(this);
            seen.put(expression, known);
        }
        return known;
    }

    private Tower tower() {
        return reading.tower();
    }

    @Override
    public RationalFunction constant(BigFraction rational) {
        return RationalFunction.of(rational);
    }

    @Override
    public RationalFunction pi() {
        return reading.pi();
    }

    @Override
    public RationalFunction variable(String name) {
        return reading.variable(name);
    }

    @Override
    public RationalFunction sum(List<Expression> terms) {
        RationalFunction total = RationalFunction.ZERO;
        for (Expression term : terms) {
            total = total.plus(read(term), tower());
        }
        return total;
    }

    @Override
    public RationalFunction product(List<Expression> factors) {
        RationalFunction total = RationalFunction.ONE;
        for (Expression factor : factors) {
            total = total.times(read(factor), tower());
        }
        return total;
    }

    @Override
    public RationalFunction power(Expression base, BigFraction exponent) {
        int numerator = exponent.getNumerator().intValueExact();
        if (exponent.getDenominator().equals(BigInteger.ONE)) {
            return read(base).power(numerator, tower());
        }
        if (exponent.getDenominator().equals(BigInteger.TWO)) {
            return reading.radicals().sqrt(read(base)).power(numerator, tower());
        }
        throw new UnsupportedOperationException(
                "root must be a square root but was the power %s".formatted(Expression.constant(exponent)));
    }

    @Override
    public RationalFunction call(Function function, List<Expression> arguments) {
        List<RationalFunction> values = arguments.stream().map(this::read).toList();
        RationalFunction x = values.get(0);
        return switch (function) {
            case SIN -> reading.trigonometry().of(x).sine();
            case COS -> reading.trigonometry().of(x).cosine();
            case TAN -> {
                Direction direction = reading.trigonometry().of(x);
                yield direction.sine().over(direction.cosine(), tower());
            }
            case SIN_MINUS_X_COS -> {
                Direction direction = reading.trigonometry().of(x);
                yield direction.sine().minus(x.times(direction.cosine(), tower()), tower());
            }
            case DELTA -> x.times(values.get(1), tower()).minus(values.get(2).times(values.get(2), tower()), tower());
            case ANGLE -> reading.inverses().angle(x, values.get(1), values.get(2));
            case ARC_SIN -> reading.inverses().arcSine(x);
            case ARC_COS -> reading.inverses().arcCosine(x);
            case ARC_TAN -> reading.inverses().arcTangent(x);
            case EXP -> reading.exponentials().exp(x);
            case SINH -> half(x, MINUS_ONE);
            case COSH -> half(x, RationalFunction.ONE);
            case TANH -> half(x, MINUS_ONE).over(half(x, RationalFunction.ONE), tower());
            case ERF -> reading.distribution().erf(x);
            case PHI -> reading.distribution().phi(x);
            case BIVARIATE_PHI -> reading.distribution().bivariate(values);
            case ABS -> reading.radicals().absolute(x);
            case MAX -> extremum(x, values.get(1), RationalFunction.ONE);
            case MIN -> extremum(x, values.get(1), MINUS_ONE);
            case STEP -> step(x);
            case SIGN -> sign(x);
            case LOG -> x.isOne() ? RationalFunction.ZERO : reading.opaque(function, values, Sign.UNKNOWN);
        };
    }

    /** Returns {@code (exp(x) + factor exp(-x))/2}. */
    private RationalFunction half(RationalFunction x, RationalFunction factor) {
        RationalFunction exp = reading.exponentials().exp(x);
        return exp.plus(factor.over(exp, tower()), tower()).times(HALF);
    }

    /** Returns {@code (x + y + direction |x - y|)/2}. */
    private RationalFunction extremum(RationalFunction x, RationalFunction y, RationalFunction direction) {
        RationalFunction distance = reading.radicals().absolute(x.minus(y, tower()));
        return x.plus(y, tower())
                .plus(direction.times(distance, tower()), tower())
                .times(HALF);
    }

    private RationalFunction step(RationalFunction x) {
        Sign sign = reading.signs().of(x);
        if (x.isZero() || sign.isNonPositive()) {
            return RationalFunction.ZERO;
        }
        return sign == Sign.POSITIVE
                ? RationalFunction.ONE
                : reading.opaque(Function.STEP, List.of(reading.radicals().withSameSign(x)), Sign.NON_NEGATIVE);
    }

    private RationalFunction sign(RationalFunction x) {
        Sign sign = reading.signs().of(x);
        if (x.isZero() || sign.isStrict()) {
            return x.isZero() ? x : sign == Sign.POSITIVE ? RationalFunction.ONE : MINUS_ONE;
        }
        RationalFunction argument = reading.radicals().withSameSign(x);
        return argument.numerator().leadingCoefficient().signum() < 0
                ? reading.opaque(Function.SIGN, List.of(argument.negate()), Sign.UNKNOWN)
                        .negate()
                : reading.opaque(Function.SIGN, List.of(argument), Sign.UNKNOWN);
    }

    @Override
    public RationalFunction integral(Expression.Integral integral) {
        throw new UnsupportedOperationException(
                "an integral must be solved before it has a normal form but was %s".formatted(integral));
    }
}

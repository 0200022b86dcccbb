package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * The exact normal form of an expression: a rational function over Q in its generators.
 *
 * <p><b>Sound.</b> {@link #equal} returning true is a proof that both sides agree wherever both are defined: every rule
 * used is an identity of real functions. A radical {@code sqrt(N/D)} enters as {@code h/D} with {@code h = D sqrt(N/D)}
 * and {@code h^2 = N D}, which holds for either sign of {@code D}. The sine and cosine of {@code Angle(a, b, c)} are
 * {@code sqrt(Delta)/sqrt(a b)} and {@code c/sqrt(a b)}.
 *
 * <p><b>Not complete.</b> {@link #equal} returning false is no refutation.
 */
public final class NormalForm {

    private final Tower tower;
    private final RationalFunction value;

    private NormalForm(Tower tower, RationalFunction value) {
        this.tower = tower;
        this.value = value;
    }

    /**
     * Returns the normal form of {@code expression}.
     *
     * @throws UnsupportedOperationException if it contains an integral or a root other than a square root
     * @throws ArithmeticException if it divides by an expression that is identically 0
     */
    public static NormalForm of(Expression expression) {
        Tower tower = new Tower();
        return new NormalForm(tower, expression.accept(new Reader(tower)));
    }

    /** Returns true only if the two expressions are proved equal wherever both are defined. */
    public static boolean equal(Expression left, Expression right) {
        return of(left.minus(right)).isZero();
    }

    /** Returns whether this is the zero of the ring, which proves that the expression is identically 0. */
    public boolean isZero() {
        return value.isZero();
    }

    /** Writes this normal form as an expression again, terms in canonical order. */
    public Expression toExpression() {
        return expression(value.numerator()).over(expression(value.denominator()));
    }

    RationalFunction value() {
        return value;
    }

    Expression meaning(String generator) {
        return tower.meaning(generator);
    }

    Expression expression(Polynomial polynomial) {
        return Expression.sum(polynomial.terms().entrySet().stream()
                .map(term -> Expression.constant(term.getValue()).times(expression(term.getKey())))
                .toList());
    }

    private Expression expression(Monomial monomial) {
        Expression product = Expression.ONE;
        for (Map.Entry<String, Integer> entry : monomial.exponents().entrySet()) {
            product = product.times(tower.meaning(entry.getKey()).power(entry.getValue()));
        }
        return product;
    }

    @Override
    public String toString() {
        return value.toString();
    }

    /** Translates a tree into the ring, declaring generators as it meets them. */
    private static final class Reader implements Expression.Visitor<RationalFunction> {

        private final Tower tower;

        Reader(Tower tower) {
            this.tower = tower;
        }

        @Override
        public RationalFunction constant(BigFraction rational) {
            return RationalFunction.of(Polynomial.constant(rational));
        }

        @Override
        public RationalFunction pi() {
            return RationalFunction.of(tower.generator("[pi]", Expression.PI));
        }

        @Override
        public RationalFunction variable(String name) {
            return RationalFunction.of(tower.generator(name, Expression.variable(name)));
        }

        @Override
        public RationalFunction sum(List<Expression> terms) {
            RationalFunction total = RationalFunction.of(Polynomial.ZERO);
            for (Expression term : terms) {
                total = total.plus(term.accept(this), tower);
            }
            return total;
        }

        @Override
        public RationalFunction product(List<Expression> factors) {
            RationalFunction total = RationalFunction.of(Polynomial.ONE);
            for (Expression factor : factors) {
                total = total.times(factor.accept(this), tower);
            }
            return total;
        }

        @Override
        public RationalFunction power(Expression base, BigFraction exponent) {
            if (exponent.getDenominator().equals(BigInteger.ONE)) {
                return integerPower(base.accept(this), exponent.getNumerator().intValueExact());
            }
            if (exponent.getDenominator().equals(BigInteger.TWO)) {
                return integerPower(squareRoot(base), exponent.getNumerator().intValueExact());
            }
            throw new UnsupportedOperationException(
                    "root must be a square root but was the power %s".formatted(Expression.constant(exponent)));
        }

        private RationalFunction integerPower(RationalFunction base, int exponent) {
            RationalFunction factor = exponent < 0 ? base.reciprocal(tower) : base;
            RationalFunction result = RationalFunction.of(Polynomial.ONE);
            for (int i = 0; i < Math.abs(exponent); i++) {
                result = result.times(factor, tower);
            }
            return result;
        }

        private RationalFunction squareRoot(Expression radicand) {
            RationalFunction inside = radicand.accept(this);
            if (inside.isZero()) {
                return inside;
            }
            Polynomial square = tower.reduce(inside.numerator().times(inside.denominator()));
            Expression denominator = new NormalForm(tower, RationalFunction.of(inside.denominator())).toExpression();
            Polynomial radical = tower.radical(
                    "sqrt[" + inside + "]",
                    denominator.times(
                            new NormalForm(tower, inside).toExpression().sqrt()),
                    square);
            return RationalFunction.of(radical, inside.denominator(), tower);
        }

        @Override
        public RationalFunction call(Function function, List<Expression> arguments) {
            Expression first = arguments.get(0);
            return switch (function) {
                case SIN -> sine(first);
                case COS -> cosine(first);
                case TAN -> sine(first).times(cosine(first).reciprocal(tower), tower);
                case DELTA -> delta(arguments).accept(this);
                case ANGLE -> angle(arguments);
                case SIN_MINUS_X_COS ->
                    sine(first).plus(cosine(first).times(first.negate().accept(this), tower), tower);
                case EXP,
                        LOG,
                        ARC_SIN,
                        ARC_COS,
                        ARC_TAN,
                        SINH,
                        COSH,
                        TANH,
                        ERF,
                        PHI,
                        ABS,
                        MAX,
                        MIN,
                        STEP,
                        SIGN,
                        BIVARIATE_PHI -> opaque(function, arguments);
            };
        }

        private RationalFunction sine(Expression argument) {
            if (argument instanceof Expression.Call call && call.function() == Function.ANGLE) {
                return delta(call.arguments())
                        .sqrt()
                        .over(scale(call.arguments()))
                        .accept(this);
            }
            return opaque(Function.SIN, List.of(argument));
        }

        private RationalFunction cosine(Expression argument) {
            if (argument instanceof Expression.Call call && call.function() == Function.ANGLE) {
                return call.arguments().get(2).over(scale(call.arguments())).accept(this);
            }
            RationalFunction sine = sine(argument);
            String name = name(Function.COS, List.of(argument));
            Polynomial square = Polynomial.ONE.plus(
                    tower.reduce(sine.numerator().times(sine.numerator())).scaled(BigFraction.MINUS_ONE));
            return RationalFunction.of(tower.radical(name, Expression.call(Function.COS, argument), square));
        }

        /** Uses {@code Angle(a, b, -c) = pi - Angle(a, b, c)} to keep one generator for both signs. */
        private RationalFunction angle(List<Expression> arguments) {
            Expression covariance = arguments.get(2);
            RationalFunction value = covariance.accept(this);
            if (value.isZero() || value.numerator().leadingCoefficient().signum() > 0) {
                return opaque(Function.ANGLE, arguments.subList(0, 3));
            }
            List<Expression> reflected = List.of(arguments.get(0), arguments.get(1), covariance.negate());
            RationalFunction opposite = opaque(Function.ANGLE, reflected);
            return pi().plus(opposite.times(constant(BigFraction.MINUS_ONE), tower), tower);
        }

        private static Expression delta(List<Expression> arguments) {
            return arguments
                    .get(0)
                    .times(arguments.get(1))
                    .minus(arguments.get(2).power(2));
        }

        private static Expression scale(List<Expression> arguments) {
            return arguments.get(0).times(arguments.get(1)).sqrt();
        }

        private RationalFunction opaque(Function function, List<Expression> arguments) {
            Expression meaning = new Expression.Call(function, arguments);
            return RationalFunction.of(tower.generator(name(function, arguments), meaning));
        }

        private String name(Function function, List<Expression> arguments) {
            return function.text()
                    + arguments.stream()
                            .map(argument -> argument.accept(this).toString())
                            .toList();
        }

        @Override
        public RationalFunction integral(Expression.Integral integral) {
            throw new UnsupportedOperationException(
                    "an integral must be solved before it has a normal form but was %s".formatted(integral));
        }
    }
}

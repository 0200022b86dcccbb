package org.ntkverify.symbolic;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.gaussian.NoClosedFormException;
import org.ntkverify.symbolic.gaussian.TractableFunction;

/**
 * Decides whether a function is infinitely differentiable on the whole line.
 *
 * <p>Where its smooth branches and the points between them are known, there must be no such point: {@code Max(z, 0) + Min(z, 0)} is smooth.
 * Else accepted are sums, products and compositions of entire functions of the line, and roots, quotients and logarithms of what is
 * positive at sight. A smooth function may be missed, such as softplus in the form that does not overflow.
 */
final class Smoothness extends RegularityByForm {

    private static final Smoothness BY_FORM = new Smoothness();

    private Smoothness() {}

    /** Returns true only if {@code function} of {@code variable} is proved to be smooth. */
    static boolean holds(Expression function, Expression.Variable variable) {
        try {
            return TractableFunction.of(function, variable).kinks().isEmpty();
        } catch (NoClosedFormException e) {
            return function.accept(BY_FORM);
        }
    }

    @Override
    public Boolean power(Expression base, BigFraction exponent) {
        boolean entire = exponent.signum() > 0 && exponent.getDenominator().bitLength() == 1;
        return base.variables().isEmpty() || ((entire || Range.positive(base)) && base.accept(this));
    }

    @Override
    public Boolean call(Function function, List<Expression> arguments) {
        boolean constant =
                arguments.stream().allMatch(argument -> argument.variables().isEmpty());
        return constant
                || switch (function) {
                    case EXP, SIN, COS, ARC_TAN, SINH, COSH, TANH, ERF, PHI, SIN_MINUS_X_COS -> all(arguments);
                    case LOG -> Range.positive(arguments.get(0)) && all(arguments);
                    case TAN, ARC_SIN, ARC_COS, ABS, MAX, MIN, STEP, SIGN, DELTA, ANGLE, BIVARIATE_PHI -> false;
                };
    }

    /** What the form of an expression shows of its values; each answer includes those before it. */
    private enum Range {
        POSITIVE,
        NOT_NEGATIVE,
        ANY;

        static boolean positive(Expression expression) {
            return expression.accept(new Reader()) == POSITIVE;
        }

        private static Range largest(List<Expression> parts) {
            return parts.stream()
                    .map(part -> part.accept(new Reader()))
                    .reduce(POSITIVE, (first, second) -> first.compareTo(second) > 0 ? first : second);
        }

        private static final class Reader implements Expression.Visitor<Range> {

            @Override
            public Range constant(BigFraction value) {
                return value.signum() > 0 ? POSITIVE : value.signum() == 0 ? NOT_NEGATIVE : ANY;
            }

            @Override
            public Range pi() {
                return POSITIVE;
            }

            @Override
            public Range variable(String name) {
                return ANY;
            }

            /** A sum of what is not negative is positive with one of its terms. */
            @Override
            public Range sum(List<Expression> terms) {
                boolean positive = terms.stream().anyMatch(Range::positive);
                Range largest = largest(terms);
                return largest == ANY ? ANY : positive ? POSITIVE : NOT_NEGATIVE;
            }

            @Override
            public Range product(List<Expression> factors) {
                return largest(factors);
            }

            @Override
            public Range power(Expression base, BigFraction exponent) {
                Range range = base.accept(this);
                boolean even = exponent.signum() > 0
                        && exponent.getDenominator().bitLength() == 1
                        && !exponent.getNumerator().testBit(0);
                return range == ANY && even ? NOT_NEGATIVE : range;
            }

            @Override
            public Range call(Function function, List<Expression> arguments) {
                return function == Function.EXP || function == Function.COSH ? POSITIVE : ANY;
            }

            @Override
            public Range integral(Expression.Integral integral) {
                return ANY;
            }
        }
    }
}

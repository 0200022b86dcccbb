package org.ntkverify.check.judge;

import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Estimates from above how many terms the normal form of a tree gets, so that a huge one is not begun. */
final class TermEstimate implements Expression.Visitor<TermEstimate.Terms> {

    /**
     * Terms of a fraction, and of the largest one met on the way.
     *
     * @param numerator terms above the line
     * @param denominator terms below the line
     * @param largest of this and all parts
     */
    record Terms(double numerator, double denominator, double largest) {

        static Terms of(double numerator, double denominator, Terms... parts) {
            double inner = DoubleStream.of(numerator, denominator).max().orElse(0);
            for (Terms part : parts) {
                inner = Math.max(inner, part.largest);
            }
            return new Terms(numerator, denominator, inner);
        }
    }

    private static final Terms ATOM = Terms.of(1, 1);

    @Override
    public Terms constant(BigFraction value) {
        return ATOM;
    }

    @Override
    public Terms pi() {
        return ATOM;
    }

    @Override
    public Terms variable(String name) {
        return ATOM;
    }

    @Override
    public Terms sum(List<Expression> terms) {
        Terms total = terms.get(0).accept(this);
        for (Expression term : terms.subList(1, terms.size())) {
            Terms next = term.accept(this);
            double numerator = total.numerator * next.denominator + next.numerator * total.denominator;
            total = Terms.of(numerator, total.denominator * next.denominator, total, next);
        }
        return total;
    }

    @Override
    public Terms product(List<Expression> factors) {
        Terms total = ATOM;
        for (Expression factor : factors) {
            Terms next = factor.accept(this);
            total = Terms.of(total.numerator * next.numerator, total.denominator * next.denominator, total, next);
        }
        return total;
    }

    @Override
    public Terms power(Expression base, BigFraction exponent) {
        Terms inside = base.accept(this);
        double size = Math.abs(exponent.doubleValue());
        double above = powered(inside.numerator, size);
        double below = powered(inside.denominator, size);
        return exponent.signum() < 0 ? Terms.of(below, above, inside) : Terms.of(above, below, inside);
    }

    /** {@code (n + k - 1 choose k)}: the monomials of degree k in n terms. */
    private static double powered(double terms, double exponent) {
        double result = 1;
        for (int i = 1; i <= exponent; i++) {
            result *= (terms + i - 1) / i;
        }
        return Math.max(result, 1);
    }

    @Override
    public Terms call(Function function, List<Expression> arguments) {
        Terms largest = ATOM;
        for (Expression argument : arguments) {
            largest = Terms.of(1, 1, largest, argument.accept(this));
        }
        // The sine and cosine of an angle are fractions with a root each.
        return Terms.of(2, 2, largest);
    }

    @Override
    public Terms integral(Expression.Integral integral) {
        return ATOM;
    }
}

package org.ntkverify.symbolic.expression;

import java.util.Map;

/**
 * A complex-valued expression in real variables.
 *
 * @param re its real part
 * @param im its imaginary part
 */
public record ComplexExpression(Expression re, Expression im) {

    /** 0. */
    public static final ComplexExpression ZERO = real(Expression.ZERO);

    /** 1. */
    public static final ComplexExpression ONE = real(Expression.ONE);

    /** The imaginary unit. */
    public static final ComplexExpression I = new ComplexExpression(Expression.ZERO, Expression.ONE);

    /** Returns {@code re + 0 i}. */
    public static ComplexExpression real(Expression re) {
        return new ComplexExpression(re, Expression.ZERO);
    }

    /** Returns the sum. */
    public ComplexExpression plus(ComplexExpression other) {
        return new ComplexExpression(re.plus(other.re), im.plus(other.im));
    }

    /** Returns the difference. */
    public ComplexExpression minus(ComplexExpression other) {
        return new ComplexExpression(re.minus(other.re), im.minus(other.im));
    }

    /** Returns the product. */
    public ComplexExpression times(ComplexExpression other) {
        return new ComplexExpression(
                re.times(other.re).minus(im.times(other.im)), re.times(other.im).plus(im.times(other.re)));
    }

    /** Returns the product with a real factor. */
    public ComplexExpression times(Expression factor) {
        return new ComplexExpression(re.times(factor), im.times(factor));
    }

    /** Returns the quotient by a real number, not 0. */
    public ComplexExpression over(Expression divisor) {
        return new ComplexExpression(re.over(divisor), im.over(divisor));
    }

    /** Returns {@code re - i im}. */
    public ComplexExpression conjugate() {
        return new ComplexExpression(re, im.negate());
    }

    /** Returns {@code re^2 + im^2}. */
    public Expression squaredModulus() {
        return re.power(2).plus(im.power(2));
    }

    /** Returns this with variables replaced. */
    public ComplexExpression substitute(Map<String, Expression> replacements) {
        return new ComplexExpression(re.substitute(replacements), im.substitute(replacements));
    }

    /** Returns the derivative by a real variable. */
    public ComplexExpression derivative(Expression.Variable variable) {
        return new ComplexExpression(re.derivative(variable), im.derivative(variable));
    }
}

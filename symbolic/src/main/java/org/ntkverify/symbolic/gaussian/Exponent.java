package org.ntkverify.symbolic.gaussian;

import org.ntkverify.symbolic.expression.Expression;

/**
 * The exponent {@code constant + linear z - curvature z^2}.
 *
 * @param constant complex
 * @param linear complex
 * @param curvature real; negative for a function that grows like a Gaussian
 */
record Exponent(ComplexConstant constant, ComplexConstant linear, Expression curvature) {

    static final Exponent ZERO = new Exponent(ComplexConstant.ZERO, ComplexConstant.ZERO, Expression.ZERO);

    Exponent plus(Exponent other) {
        return new Exponent(constant.plus(other.constant), linear.plus(other.linear), curvature.plus(other.curvature));
    }

    Exponent times(Expression factor) {
        return new Exponent(constant.times(factor), linear.times(factor), curvature.times(factor));
    }

    boolean isZero() {
        return equals(ZERO);
    }

    boolean isReal() {
        return constant.isReal() && linear.isReal();
    }

    /** Returns the sign by which one of two conjugate exponents is told from the other, 0 for a real one. */
    int orientation() {
        int sign = ConstantOrder.sign(linear.imaginary());
        return sign != 0 ? sign : ConstantOrder.sign(constant.imaginary());
    }

    Expression real(Expression z) {
        return constant.real().plus(linear.real().times(z)).minus(curvature.times(z.power(2)));
    }

    Expression imaginary(Expression z) {
        return constant.imaginary().plus(linear.imaginary().times(z));
    }
}

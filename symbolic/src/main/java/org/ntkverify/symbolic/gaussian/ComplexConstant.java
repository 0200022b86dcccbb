package org.ntkverify.symbolic.gaussian;

import org.ntkverify.symbolic.expression.Expression;

/** An exact complex constant. */
record ComplexConstant(Expression real, Expression imaginary) {

    static final ComplexConstant ZERO = new ComplexConstant(Expression.ZERO, Expression.ZERO);
    static final ComplexConstant ONE = of(Expression.ONE);

    static ComplexConstant of(Expression real) {
        return new ComplexConstant(real, Expression.ZERO);
    }

    boolean isReal() {
        return imaginary.equals(Expression.ZERO);
    }

    boolean isZero() {
        return ConstantOrder.isZero(real) && ConstantOrder.isZero(imaginary);
    }

    ComplexConstant plus(ComplexConstant other) {
        return new ComplexConstant(real.plus(other.real), imaginary.plus(other.imaginary));
    }

    ComplexConstant times(ComplexConstant other) {
        return new ComplexConstant(
                product(real, other.real).minus(product(imaginary, other.imaginary)),
                product(real, other.imaginary).plus(product(imaginary, other.real)));
    }

    ComplexConstant times(Expression factor) {
        return new ComplexConstant(product(real, factor), product(imaginary, factor));
    }

    ComplexConstant power(int exponent) {
        ComplexConstant result = ONE;
        for (int i = 0; i < exponent; i++) {
            result = result.times(this);
        }
        return result;
    }

    ComplexConstant negate() {
        return new ComplexConstant(real.negate(), imaginary.negate());
    }

    /** Products of sums of constants are multiplied out, so that equal constants cancel. */
    private static Expression product(Expression x, Expression y) {
        Expression product = x.times(y);
        return product.rational().isPresent() || !(x instanceof Expression.Sum || y instanceof Expression.Sum)
                ? product
                : LaurentSum.of(product).toExpression();
    }
}

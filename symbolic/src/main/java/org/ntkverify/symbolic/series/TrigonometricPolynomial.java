package org.ntkverify.symbolic.series;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.ntkverify.symbolic.expression.ComplexExpression;
import org.ntkverify.symbolic.expression.Expression;

/**
 * {@code sum_p c_p e^(i p theta)} with finitely many exact constants.
 *
 * @param coefficients c_p by p
 */
public record TrigonometricPolynomial(Map<Integer, ComplexExpression> coefficients) {

    /** 0. */
    public static final TrigonometricPolynomial ZERO = new TrigonometricPolynomial(Map.of());

    /** 1. */
    public static final TrigonometricPolynomial ONE = wave(0);

    /** {@code cos theta}. */
    public static final TrigonometricPolynomial COSINE = wave(1).plus(wave(-1)).times(Expression.ratio(1, 2));

    /** {@code i sin theta}. */
    public static final TrigonometricPolynomial IMAGINARY_SINE =
            wave(1).plus(wave(-1).times(Expression.integer(-1))).times(Expression.ratio(1, 2));

    /** Copies the coefficients. */
    public TrigonometricPolynomial {
        coefficients = Map.copyOf(coefficients);
    }

    /** Returns {@code e^(i p theta)}. */
    public static TrigonometricPolynomial wave(int p) {
        return new TrigonometricPolynomial(Map.of(p, ComplexExpression.ONE));
    }

    /** Returns the sum. */
    public TrigonometricPolynomial plus(TrigonometricPolynomial other) {
        Map<Integer, ComplexExpression> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach((p, value) -> sum.merge(p, value, ComplexExpression::plus));
        return new TrigonometricPolynomial(sum);
    }

    /** Returns the product with a real number. */
    public TrigonometricPolynomial times(Expression factor) {
        return map(0, (p, value) -> value.times(factor));
    }

    /** Returns the product. */
    public TrigonometricPolynomial times(TrigonometricPolynomial other) {
        TrigonometricPolynomial product = ZERO;
        for (Map.Entry<Integer, ComplexExpression> factor : coefficients.entrySet()) {
            product = product.plus(other.map(factor.getKey(), (p, value) -> value.times(factor.getValue())));
        }
        return product;
    }

    /** Returns the complex conjugate. */
    public TrigonometricPolynomial conjugate() {
        Map<Integer, ComplexExpression> reversed = new TreeMap<>();
        coefficients.forEach((p, value) -> reversed.put(-p, value.conjugate()));
        return new TrigonometricPolynomial(reversed);
    }

    /** Returns the polynomial with {@code coefficient(p, c_p)} at {@code e^(i (p + shift) theta)}. */
    TrigonometricPolynomial map(int shift, BiFunction<Integer, ComplexExpression, ComplexExpression> coefficient) {
        Map<Integer, ComplexExpression> mapped = new TreeMap<>();
        coefficients.forEach((p, value) -> mapped.put(p + shift, coefficient.apply(p, value)));
        return new TrigonometricPolynomial(mapped);
    }

    /** Returns the value at {@code theta = quarter pi / 2}. */
    ComplexExpression atQuarter(int quarter) {
        ComplexExpression sum = ComplexExpression.ZERO;
        for (Map.Entry<Integer, ComplexExpression> term : coefficients.entrySet()) {
            sum = sum.plus(term.getValue().times(power(term.getKey() * quarter)));
        }
        return sum;
    }

    /** Returns {@code i^n}. */
    static ComplexExpression power(int n) {
        return switch (Math.floorMod(n, 4)) {
            case 0 -> ComplexExpression.ONE;
            case 1 -> ComplexExpression.I;
            case 2 -> ComplexExpression.real(Expression.integer(-1));
            default -> ComplexExpression.I.conjugate();
        };
    }
}

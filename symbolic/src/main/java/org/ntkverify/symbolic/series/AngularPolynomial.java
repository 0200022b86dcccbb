package org.ntkverify.symbolic.series;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A sum of rational multiples of {@code s^j cos(m s)} and {@code s^j sin(m s)}: polynomials in an angle, its sine and its cosine,
 * which can be integrated from 0 to pi exactly.
 *
 * @param terms coefficients by basis function, none of them 0
 */
record AngularPolynomial(Map<Term, BigFraction> terms) {

    /** {@code s}. */
    static final AngularPolynomial ANGLE = of(new Term(1, 0, false));

    /** {@code sin s}. */
    static final AngularPolynomial SINE = of(new Term(0, 1, true));

    /** {@code cos s}. */
    static final AngularPolynomial COSINE = of(new Term(0, 1, false));

    /** {@code 1}. */
    static final AngularPolynomial ONE = of(new Term(0, 0, false));

    private static final AngularPolynomial ZERO = new AngularPolynomial(Map.of());

    /**
     * {@code s^power sin(frequency s)} or {@code s^power cos(frequency s)}.
     *
     * @param power at least 0
     * @param frequency at least 0, and at least 1 for a sine
     * @param sine which of the two
     */
    record Term(int power, int frequency, boolean sine) {}

    AngularPolynomial {
        terms = Map.copyOf(terms);
    }

    private static AngularPolynomial of(Term term) {
        return new AngularPolynomial(Map.of(term, BigFraction.ONE));
    }

    AngularPolynomial plus(AngularPolynomial other) {
        Map<Term, BigFraction> sum = new HashMap<>(terms);
        other.terms.forEach((term, coefficient) -> add(sum, term, coefficient));
        return new AngularPolynomial(sum);
    }

    AngularPolynomial times(BigFraction factor) {
        Map<Term, BigFraction> product = new HashMap<>();
        terms.forEach((term, coefficient) -> add(product, term, coefficient.multiply(factor)));
        return new AngularPolynomial(product);
    }

    AngularPolynomial times(AngularPolynomial other) {
        Map<Term, BigFraction> product = new HashMap<>();
        terms.forEach((left, coefficient) -> other.terms.forEach((right, factor) ->
                addProduct(product, left, right, coefficient.multiply(factor).divide(2))));
        return new AngularPolynomial(product);
    }

    AngularPolynomial power(int exponent) {
        AngularPolynomial result = ONE;
        for (int i = 0; i < exponent; i++) {
            result = result.times(this);
        }
        return result;
    }

    /** {@code 2 cos x cos y = cos(x - y) + cos(x + y)}, and so for sines; {@code half} is half the coefficient. */
    private static void addProduct(Map<Term, BigFraction> product, Term left, Term right, BigFraction half) {
        int power = left.power() + right.power();
        int sum = left.frequency() + right.frequency();
        int difference = left.frequency() - right.frequency();
        if (left.sine() == right.sine()) {
            add(product, new Term(power, Math.abs(difference), false), half);
            add(product, new Term(power, sum, false), left.sine() ? half.negate() : half);
            return;
        }
        // 2 sin x cos y = sin(x + y) + sin(x - y).
        int outward = left.sine() ? difference : -difference;
        add(product, new Term(power, sum, true), half);
        add(product, new Term(power, Math.abs(outward), true), outward < 0 ? half.negate() : half);
    }

    private static void add(Map<Term, BigFraction> terms, Term term, BigFraction coefficient) {
        boolean vanishes = term.sine() && term.frequency() == 0;
        BigFraction sum = terms.getOrDefault(term, BigFraction.ZERO).add(coefficient);
        if (vanishes || sum.signum() == 0) {
            terms.remove(term);
        } else {
            terms.put(term, sum);
        }
    }

    /** Returns the integral from 0 to pi, a polynomial in pi. */
    Expression integral() {
        Expression sum = Expression.ZERO;
        for (Map.Entry<Integer, BigFraction> power : powersOfPi().entrySet()) {
            sum = sum.plus(Expression.PI.power(power.getKey()).times(Expression.constant(power.getValue())));
        }
        return ExactNumbers.reduced(sum);
    }

    private Map<Integer, BigFraction> powersOfPi() {
        Map<Integer, BigFraction> powers = new HashMap<>();
        terms.forEach((term, coefficient) -> integrate(powers, term, coefficient));
        return powers;
    }

    /** By parts: each step lowers the power and changes sine into cosine. */
    private static void integrate(Map<Integer, BigFraction> powers, Term first, BigFraction coefficient) {
        Term term = first;
        BigFraction factor = coefficient;
        while (factor.signum() != 0) {
            int j = term.power();
            int m = term.frequency();
            if (m == 0) {
                powers.merge(j + 1, factor.divide(j + 1), BigFraction::add);
                return;
            }
            BigFraction step = factor.divide(m);
            if (term.sine()) {
                powers.merge(j, m % 2 == 0 ? step.negate() : step, BigFraction::add);
                if (j == 0) {
                    powers.merge(0, step, BigFraction::add);
                }
                factor = step.multiply(j);
            } else {
                factor = step.multiply(-j);
            }
            term = new Term(j - 1, m, !term.sine());
        }
    }

    /**
     * Returns {@code P_k(-cos s)}, {@code P_k} the Gegenbauer polynomial of dimension d, see {@link FunkHecke#gegenbauer}.
     */
    static AngularPolynomial gegenbauer(int k, int dimension) {
        AngularPolynomial t = COSINE.times(BigFraction.MINUS_ONE);
        AngularPolynomial sum = ZERO;
        List<BigFraction> coefficients = FunkHecke.gegenbauer(k, dimension);
        for (int j = k; j >= 0; j--) {
            sum = sum.times(t).plus(ONE.times(coefficients.get(j)));
        }
        return sum;
    }
}

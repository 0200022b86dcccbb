package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Exact expectations of polynomials in independent Gaussian and rectified Gaussian variables.
 *
 * <p>{@code E[w^k] = (k-1)!! s^(k/2)} for even k and 0 for odd k when {@code w ~ N(0, s)}; for {@code r = max(z, 0)} with
 * {@code z ~ N(0, s)} and {@code k >= 1}, {@code E[r^k] = (k-1)!! s^(k/2)} times 1/2 for even and {@code 1/sqrt(2 pi)} for
 * odd k; for the gate {@code h = 1{z > 0}} of the same {@code z}, {@code h^k = h}, {@code r h = r} and {@code E[h] = 1/2}.
 * Everything else in the polynomial is a constant.
 */
public final class GaussianMoments {

    /** How a variable of the polynomial is distributed. */
    public sealed interface Law {
        /** {@code N(0, variance)}, independent of every other variable. */
        record Normal(Expression variance) implements Law {}

        /** {@code max(z, 0)} with {@code z ~ N(0, variance)}; {@code gate} names the variable that stands for 1{z > 0}. */
        record Rectified(Expression variance, String gate) implements Law {}
    }

    private final Map<String, Law> laws;

    /** Creates the expectation under which the named variables have the given laws. */
    public GaussianMoments(Map<String, Law> laws) {
        this.laws = Map.copyOf(laws);
    }

    /**
     * Returns the exact expectation of {@code polynomial}.
     *
     * @throws IllegalArgumentException if a random variable occurs in a denominator or under a root
     */
    public Expression of(Expression polynomial) {
        NormalForm form = NormalForm.of(polynomial);
        Writer writer = form.writer();
        Expression denominator = writer.write(form.value().denominator());
        requireConstant(denominator);
        Expression total = Expression.ZERO;
        for (Map.Entry<Monomial, BigInteger> term :
                form.value().numerator().terms().entrySet()) {
            Expression coefficient = Expression.constant(new BigFraction(term.getValue()));
            total = total.plus(expectation(writer, term.getKey()).times(coefficient));
        }
        return NormalForm.of(total.over(denominator)).toExpression();
    }

    private Expression expectation(Writer writer, Monomial monomial) {
        Map<String, Integer> exponents = new TreeMap<>();
        for (int i = 0; i < monomial.size(); i++) {
            if (monomial.exponent(i) > 0 && writer.meaning(i) instanceof Expression.Variable variable) {
                exponents.put(variable.name(), monomial.exponent(i));
            }
        }
        Expression product = Expression.ONE;
        for (int i = 0; i < monomial.size(); i++) {
            if (monomial.exponent(i) > 0) {
                product = product.times(factor(exponents, writer.meaning(i), monomial.exponent(i)));
            }
        }
        return product;
    }

    private Expression factor(Map<String, Integer> exponents, Expression generator, int exponent) {
        String name = generator instanceof Expression.Variable variable ? variable.name() : "";
        Optional<Law> law = Optional.ofNullable(laws.get(name));
        if (law.isPresent()) {
            return moment(law.get(), exponent);
        }
        Optional<String> rectified = rectifiedOf(name);
        if (rectified.isPresent()) {
            return exponents.containsKey(rectified.get()) ? Expression.ONE : Expression.ratio(1, 2);
        }
        requireConstant(generator);
        return generator.power(exponent);
    }

    private Optional<String> rectifiedOf(String gate) {
        return laws.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Law.Rectified rectified
                        && rectified.gate().equals(gate))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void requireConstant(Expression expression) {
        for (String name : expression.variables()) {
            if (laws.containsKey(name) || rectifiedOf(name).isPresent()) {
                throw new IllegalArgumentException(
                        "random variable %s must enter as a polynomial but stands in %s".formatted(name, expression));
            }
        }
    }

    private static Expression moment(Law law, int exponent) {
        boolean odd = exponent % 2 == 1;
        if (law instanceof Law.Normal normal) {
            return odd ? Expression.ZERO : magnitude(normal.variance(), exponent);
        }
        Expression half = magnitude(((Law.Rectified) law).variance(), exponent);
        return odd ? half.over(Expression.PI.times(2).sqrt()) : half.over(2);
    }

    /** Returns {@code (k-1)!! s^(k/2)}. */
    private static Expression magnitude(Expression variance, int exponent) {
        long doubleFactorial = 1;
        for (long factor = exponent - 1L; factor > 1; factor -= 2) {
            doubleFactorial = Math.multiplyExact(doubleFactorial, factor);
        }
        return variance.power(new BigFraction(exponent, 2)).times(doubleFactorial);
    }
}

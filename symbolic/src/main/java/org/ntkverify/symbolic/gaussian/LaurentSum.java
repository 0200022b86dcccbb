package org.ntkverify.symbolic.gaussian;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * A sum of rational multiples of products of rational powers of bases: an expression multiplied out.
 *
 * <p>Sums are multiplied out, products of exponentials are one exponential; everything else, a sum in a denominator or a
 * function value, is a base of its own.
 * Bases with fractional exponents must be positive; then equal sums of powers are equal functions, not conversely.
 */
final class LaurentSum {

    static final LaurentSum ZERO = new LaurentSum(Map.of());
    static final LaurentSum ONE = new LaurentSum(Map.of(Map.of(), BigFraction.ONE));

    private static final int MOST_TERMS = 20_000;
    private static final int LARGEST_TRIAL_DIVISOR = 1_000;

    private final Map<Map<Expression, BigFraction>, BigFraction> terms;

    LaurentSum(Map<Map<Expression, BigFraction>, BigFraction> terms) {
        Map<Map<Expression, BigFraction>, BigFraction> copy = new LinkedHashMap<>();
        terms.forEach((powers, coefficient) -> {
            if (coefficient.signum() != 0) {
                copy.put(Powers.of(powers), coefficient);
            }
        });
        this.terms = copy;
    }

    /** Returns the sum of all {@code parts}. */
    static LaurentSum sum(List<LaurentSum> parts) {
        Map<Map<Expression, BigFraction>, BigFraction> total = new LinkedHashMap<>();
        parts.forEach(part ->
                part.terms.forEach((powers, coefficient) -> total.merge(powers, coefficient, BigFraction::add)));
        return new LaurentSum(total);
    }

    /** Multiplies {@code expression} out. */
    static LaurentSum of(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return constant(constant.value());
        }
        if (expression instanceof Expression.Sum sum) {
            return sum(sum.terms().stream().map(LaurentSum::of).toList());
        }
        if (expression instanceof Expression.Product product) {
            LaurentSum total = ONE;
            for (Expression factor : product.factors()) {
                total = total.times(of(factor));
            }
            return total;
        }
        if (expression instanceof Expression.Power power) {
            return power(power.base(), power.exponent());
        }
        if (expression instanceof Expression.Call call && call.function() == Function.ARC_TAN) {
            return odd(call);
        }
        return generator(expression);
    }

    /** {@code arctan(-x) = -arctan(x)}. */
    private static LaurentSum odd(Expression.Call call) {
        LaurentSum argument = of(call.arguments().get(0));
        boolean negative = argument.terms.size() == 1
                && argument.terms.values().iterator().next().signum() < 0;
        return negative
                ? generator(Expression.call(call.function(), argument.scaled(-1).toExpression()))
                        .scaled(-1)
                : generator(call);
    }

    static LaurentSum constant(BigFraction value) {
        return value.signum() == 0 ? ZERO : new LaurentSum(Map.of(Map.of(), value));
    }

    static LaurentSum integer(long value) {
        return constant(new BigFraction(value));
    }

    /** Returns {@code base} as it stands, not multiplied out. */
    static LaurentSum generator(Expression base) {
        return monomial(base, BigFraction.ONE);
    }

    /** Returns {@code base^exponent} for a base that stands for itself. */
    static LaurentSum monomial(Expression base, BigFraction exponent) {
        if (exponent.signum() == 0) {
            return ONE;
        }
        Map<Expression, BigFraction> powers = new HashMap<>();
        BigFraction coefficient = multiply(powers, base, exponent);
        return new LaurentSum(Map.of(Map.copyOf(powers), coefficient));
    }

    /** Returns the positive root of a positive expression, {@code expression^exponent}. */
    static LaurentSum power(Expression base, BigFraction exponent) {
        LaurentSum inside = of(base);
        if (exponent.getDenominator().equals(BigInteger.ONE) && exponent.signum() > 0) {
            LaurentSum result = ONE;
            for (int i = 0; i < exponent.getNumeratorAsInt(); i++) {
                result = result.times(inside);
            }
            return result;
        }
        if (inside.terms.size() == 1) {
            Map.Entry<Map<Expression, BigFraction>, BigFraction> only =
                    inside.terms.entrySet().iterator().next();
            if (only.getValue().signum() > 0 || exponent.getDenominator().equals(BigInteger.ONE)) {
                LaurentSum result = rational(only.getValue(), exponent);
                for (Map.Entry<Expression, BigFraction> factor : only.getKey().entrySet()) {
                    result = result.times(
                            monomial(factor.getKey(), factor.getValue().multiply(exponent)));
                }
                return result;
            }
        }
        return withoutContent(inside.toExpression(), exponent);
    }

    /** {@code (q p)^e = q^e p^e} for a positive rational q in front. */
    private static LaurentSum withoutContent(Expression written, BigFraction exponent) {
        if (written instanceof Expression.Product product
                && product.factors().get(0) instanceof Expression.Constant content
                && content.value().signum() > 0) {
            Expression rest = Expression.product(
                    product.factors().subList(1, product.factors().size()));
            return rational(content.value(), exponent).times(monomial(rest, exponent));
        }
        return monomial(written, exponent);
    }

    /** A rational to a rational power: prime by prime, so that equal numbers are written alike. */
    static LaurentSum rational(BigFraction value, BigFraction exponent) {
        if (exponent.getDenominator().equals(BigInteger.ONE)) {
            return constant(value.pow(exponent.getNumerator().intValueExact()));
        }
        Map<Expression, BigFraction> powers = new HashMap<>();
        BigFraction coefficient = primes(powers, value.getNumerator(), exponent)
                .multiply(primes(powers, value.getDenominator(), exponent.negate()));
        return new LaurentSum(Map.of(Map.copyOf(powers), coefficient));
    }

    private static BigFraction primes(Map<Expression, BigFraction> powers, BigInteger number, BigFraction exponent) {
        BigFraction coefficient = BigFraction.ONE;
        BigInteger rest = number;
        for (int prime = 2; prime < LARGEST_TRIAL_DIVISOR && rest.bitLength() > 1; prime++) {
            BigInteger divisor = BigInteger.valueOf(prime);
            while (rest.mod(divisor).signum() == 0) {
                rest = rest.divide(divisor);
                coefficient =
                        coefficient.multiply(multiply(powers, Expression.constant(new BigFraction(divisor)), exponent));
            }
        }
        return rest.equals(BigInteger.ONE)
                ? coefficient
                : coefficient.multiply(multiply(powers, Expression.constant(new BigFraction(rest)), exponent));
    }

    /** Multiplies {@code powers} by {@code base^exponent} and returns the rational number split off. */
    private static BigFraction multiply(Map<Expression, BigFraction> powers, Expression base, BigFraction exponent) {
        if (base instanceof Expression.Constant constant) {
            // Numbers keep exponents in [0, 1); the rest is rational.
            BigFraction total = powers.getOrDefault(base, BigFraction.ZERO).add(exponent);
            BigInteger whole = floor(total);
            BigFraction rest = total.subtract(new BigFraction(whole));
            if (rest.signum() == 0) {
                powers.remove(base);
            } else {
                powers.put(base, rest);
            }
            return constant.value().pow(whole.intValueExact());
        }
        if (base instanceof Expression.Power power) {
            return multiply(powers, power.base(), power.exponent().multiply(exponent));
        }
        BigFraction total = powers.getOrDefault(base, BigFraction.ZERO).add(exponent);
        if (total.signum() == 0) {
            powers.remove(base);
        } else {
            powers.put(base, total);
        }
        return BigFraction.ONE;
    }

    static BigInteger floor(BigFraction value) {
        BigInteger[] parts = value.getNumerator().divideAndRemainder(value.getDenominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    LaurentSum plus(LaurentSum other) {
        return terms.isEmpty() ? other : other.terms.isEmpty() ? this : sum(List.of(this, other));
    }

    LaurentSum minus(LaurentSum other) {
        return plus(other.scaled(BigFraction.MINUS_ONE));
    }

    LaurentSum scaled(BigFraction factor) {
        if (factor.signum() == 0) {
            return ZERO;
        }
        Map<Map<Expression, BigFraction>, BigFraction> product = new LinkedHashMap<>();
        terms.forEach((powers, coefficient) -> product.put(powers, coefficient.multiply(factor)));
        return new LaurentSum(product);
    }

    LaurentSum scaled(long factor) {
        return scaled(new BigFraction(factor));
    }

    LaurentSum times(LaurentSum other) {
        if (terms.isEmpty() || other.terms.isEmpty()) {
            return ZERO;
        }
        if ((long) terms.size() * other.terms.size() > MOST_TERMS) {
            throw new NoClosedFormException("terms of the closed form must be at most %s but would be %s"
                    .formatted(MOST_TERMS, (long) terms.size() * other.terms.size()));
        }
        Map<Map<Expression, BigFraction>, BigFraction> product = new LinkedHashMap<>();
        terms.forEach((mine, coefficient) -> other.terms.forEach(
                (theirs, factor) -> addProduct(product, mine, theirs, coefficient.multiply(factor))));
        return new LaurentSum(product);
    }

    private static void addProduct(
            Map<Map<Expression, BigFraction>, BigFraction> product,
            Map<Expression, BigFraction> mine,
            Map<Expression, BigFraction> theirs,
            BigFraction coefficient) {
        if (mine.isEmpty() || theirs.isEmpty()) {
            product.merge(mine.isEmpty() ? theirs : mine, coefficient, BigFraction::add);
            return;
        }
        Map<Expression, BigFraction> powers = new HashMap<>(mine);
        BigFraction split = coefficient;
        for (Map.Entry<Expression, BigFraction> entry : theirs.entrySet()) {
            split = split.multiply(multiply(powers, entry.getKey(), entry.getValue()));
        }
        product.merge(Powers.of(mergedExponentials(powers)), split, BigFraction::add);
    }

    /** {@code exp(x) exp(y)^2 = exp(x + 2 y)}, the exponent reduced by {@link CovarianceForm}. */
    private static Map<Expression, BigFraction> mergedExponentials(Map<Expression, BigFraction> powers) {
        List<Expression> exponents = new ArrayList<>();
        powers.forEach((base, exponent) -> {
            if (isExponential(base)) {
                Expression argument = ((Expression.Call) base).arguments().get(0);
                exponents.add(argument.times(Expression.constant(exponent)));
            }
        });
        boolean merged = exponents.isEmpty()
                || (exponents.size() == 1
                        && powers.entrySet().stream()
                                .filter(entry -> isExponential(entry.getKey()))
                                .allMatch(entry -> entry.getValue().equals(BigFraction.ONE)));
        if (merged) {
            return powers;
        }
        Map<Expression, BigFraction> rest = new HashMap<>(powers);
        rest.keySet().removeIf(LaurentSum::isExponential);
        Expression argument = CovarianceForm.reduced(Expression.sum(exponents));
        if (!argument.equals(Expression.ZERO)) {
            rest.put(Expression.call(Function.EXP, argument), BigFraction.ONE);
        }
        return rest;
    }

    private static boolean isExponential(Expression base) {
        return base instanceof Expression.Call call && call.function() == Function.EXP;
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    Map<Map<Expression, BigFraction>, BigFraction> terms() {
        return terms;
    }

    /** Writes the sum with common factors in front, terms with the same function values together. */
    Expression toExpression() {
        return LaurentWriting.expression(terms);
    }

    @Override
    public String toString() {
        return toExpression().toString();
    }
}

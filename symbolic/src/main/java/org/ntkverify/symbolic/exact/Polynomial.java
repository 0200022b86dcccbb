package org.ntkverify.symbolic.exact;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/** A polynomial over Q in named generators; zero coefficients are never stored, so equal maps are equal polynomials. */
record Polynomial(SortedMap<Monomial, BigFraction> terms) {

    static final Polynomial ZERO = new Polynomial(new TreeMap<>());
    static final Polynomial ONE = constant(BigFraction.ONE);

    Polynomial {
        SortedMap<Monomial, BigFraction> copy = new TreeMap<>(terms);
        copy.values().removeIf(coefficient -> coefficient.signum() == 0);
        terms = Collections.unmodifiableSortedMap(copy);
    }

    static Polynomial constant(BigFraction value) {
        return new Polynomial(new TreeMap<>(Map.of(Monomial.ONE, value)));
    }

    static Polynomial generator(String name) {
        return new Polynomial(new TreeMap<>(Map.of(Monomial.of(name, 1), BigFraction.ONE)));
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    boolean isMonomial() {
        return terms.size() == 1;
    }

    /** Returns the value if this is a constant. */
    Optional<BigFraction> rational() {
        if (isZero()) {
            return Optional.of(BigFraction.ZERO);
        }
        return isMonomial() ? Optional.ofNullable(terms.get(Monomial.ONE)) : Optional.empty();
    }

    Polynomial plus(Polynomial other) {
        SortedMap<Monomial, BigFraction> sum = new TreeMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> sum.merge(monomial, coefficient, BigFraction::add));
        return new Polynomial(sum);
    }

    Polynomial times(Polynomial other) {
        SortedMap<Monomial, BigFraction> product = new TreeMap<>();
        terms.forEach((mine, coefficient) -> other.terms.forEach(
                (theirs, factor) -> product.merge(mine.times(theirs), coefficient.multiply(factor), BigFraction::add)));
        return new Polynomial(product);
    }

    Polynomial scaled(BigFraction factor) {
        return times(constant(factor));
    }

    /** Returns the greatest monomial that divides every term. */
    Monomial content() {
        return terms.keySet().stream().reduce(Monomial::common).orElse(Monomial.ONE);
    }

    /** Returns this divided by a monomial that divides every term. */
    Polynomial over(Monomial divisor) {
        SortedMap<Monomial, BigFraction> quotient = new TreeMap<>();
        terms.forEach((monomial, coefficient) -> quotient.put(monomial.over(divisor), coefficient));
        return new Polynomial(quotient);
    }

    /** Returns the coefficient of the last monomial, 0 for the zero polynomial. */
    BigFraction leadingCoefficient() {
        return isZero() ? BigFraction.ZERO : terms.getOrDefault(terms.lastKey(), BigFraction.ZERO);
    }

    @Override
    public String toString() {
        return isZero()
                ? "0"
                : terms.entrySet().stream()
                        .map(entry ->
                                entry.getValue() + (entry.getKey().equals(Monomial.ONE) ? "" : "*" + entry.getKey()))
                        .collect(Collectors.joining(" + "));
    }
}

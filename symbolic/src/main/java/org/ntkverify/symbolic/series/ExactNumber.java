package org.ntkverify.symbolic.series;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * A sum of rational multiples of products of integer powers of named generators; powers may be negative.
 *
 * @param terms coefficient by exponents; no coefficient and no exponent is 0
 */
record ExactNumber(Map<SortedMap<String, Integer>, BigFraction> terms) {

    private static final SortedMap<String, Integer> NONE = Collections.unmodifiableSortedMap(new TreeMap<>());

    static final ExactNumber ZERO = new ExactNumber(Map.of());

    ExactNumber {
        terms = Map.copyOf(terms);
    }

    static ExactNumber of(BigFraction value) {
        return value.signum() == 0 ? ZERO : new ExactNumber(Map.of(NONE, value));
    }

    static ExactNumber generator(String name, int exponent) {
        return new ExactNumber(Map.of(new TreeMap<>(Map.of(name, exponent)), BigFraction.ONE));
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    boolean isMonomial() {
        return terms.size() == 1;
    }

    Optional<BigFraction> rational() {
        if (isZero()) {
            return Optional.of(BigFraction.ZERO);
        }
        return isMonomial() ? Optional.ofNullable(terms.get(NONE)) : Optional.empty();
    }

    ExactNumber plus(ExactNumber other) {
        Map<SortedMap<String, Integer>, BigFraction> sum = new HashMap<>(terms);
        other.terms.forEach((powers, coefficient) -> sum.merge(powers, coefficient, BigFraction::add));
        sum.values().removeIf(coefficient -> coefficient.signum() == 0);
        return new ExactNumber(sum);
    }

    /** Returns the product; generators whose square is a rational are kept to the power 0 or 1 by {@code squares}. */
    ExactNumber times(ExactNumber other, Map<String, BigFraction> squares) {
        Map<SortedMap<String, Integer>, BigFraction> product = new HashMap<>();
        terms.forEach((mine, coefficient) -> other.terms.forEach((theirs, factor) -> {
            SortedMap<String, Integer> powers = new TreeMap<>(mine);
            theirs.forEach((name, exponent) -> powers.merge(name, exponent, Integer::sum));
            BigFraction scale = coefficient.multiply(factor).multiply(reduce(powers, squares));
            product.merge(powers, scale, BigFraction::add);
        }));
        product.values().removeIf(coefficient -> coefficient.signum() == 0);
        return new ExactNumber(product);
    }

    private static BigFraction reduce(SortedMap<String, Integer> powers, Map<String, BigFraction> squares) {
        BigFraction scale = BigFraction.ONE;
        for (Map.Entry<String, Integer> power : powers.entrySet()) {
            Optional<BigFraction> square = Optional.ofNullable(squares.get(power.getKey()));
            if (square.isPresent()) {
                scale = scale.multiply(square.get().pow(Math.floorDiv(power.getValue(), 2)));
                power.setValue(Math.floorMod(power.getValue(), 2));
            }
        }
        powers.values().removeIf(exponent -> exponent == 0);
        return scale;
    }

    /** Returns 1 over this, which must be a monomial. */
    ExactNumber reciprocal(Map<String, BigFraction> squares) {
        Map.Entry<SortedMap<String, Integer>, BigFraction> only =
                terms.entrySet().iterator().next();
        SortedMap<String, Integer> powers = new TreeMap<>();
        only.getKey().forEach((name, exponent) -> powers.put(name, -exponent));
        BigFraction scale = only.getValue().reciprocal().multiply(reduce(powers, squares));
        return new ExactNumber(Map.of(powers, scale));
    }

    /** Returns the text of the terms in a fixed order, which identifies the number among those with the same generators. */
    @Override
    public String toString() {
        TreeMap<String, BigFraction> sorted = new TreeMap<>();
        terms.forEach((powers, coefficient) -> sorted.put(powers.toString(), coefficient));
        return sorted.toString();
    }
}

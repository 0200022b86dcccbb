package org.ntkverify.symbolic.exact;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A product of generators with positive exponents; the empty product is 1. Ordered by name, then exponent. */
record Monomial(SortedMap<String, Integer> exponents) implements Comparable<Monomial> {

    static final Monomial ONE = new Monomial(new TreeMap<>());

    Monomial {
        exponents = Collections.unmodifiableSortedMap(new TreeMap<>(exponents));
    }

    static Monomial of(String generator, int exponent) {
        return new Monomial(new TreeMap<>(Map.of(generator, exponent)));
    }

    int exponent(String generator) {
        return exponents.getOrDefault(generator, 0);
    }

    Monomial times(Monomial other) {
        SortedMap<String, Integer> product = new TreeMap<>(exponents);
        other.exponents.forEach((generator, exponent) -> product.merge(generator, exponent, Integer::sum));
        return new Monomial(product);
    }

    /** Returns this divided by {@code other}, which must divide it. */
    Monomial over(Monomial other) {
        SortedMap<String, Integer> quotient = new TreeMap<>(exponents);
        other.exponents.forEach((generator, exponent) -> {
            int left = exponent(generator) - exponent;
            if (left < 0) {
                throw new IllegalArgumentException("%s must divide %s but does not".formatted(other, this));
            }
            quotient.put(generator, left);
        });
        quotient.values().removeIf(exponent -> exponent == 0);
        return new Monomial(quotient);
    }

    /** Returns the greatest common divisor. */
    Monomial common(Monomial other) {
        SortedMap<String, Integer> shared = new TreeMap<>();
        exponents.forEach((generator, exponent) -> {
            int smaller = Math.min(exponent, other.exponent(generator));
            if (smaller > 0) {
                shared.put(generator, smaller);
            }
        });
        return new Monomial(shared);
    }

    @Override
    public int compareTo(Monomial other) {
        Iterator<Map.Entry<String, Integer>> theirs = other.exponents.entrySet().iterator();
        for (Map.Entry<String, Integer> mine : exponents.entrySet()) {
            if (!theirs.hasNext()) {
                return 1;
            }
            Map.Entry<String, Integer> their = theirs.next();
            int byName = mine.getKey().compareTo(their.getKey());
            int byExponent = byName != 0 ? byName : mine.getValue().compareTo(their.getValue());
            if (byExponent != 0) {
                return byExponent;
            }
        }
        return theirs.hasNext() ? -1 : 0;
    }

    @Override
    public String toString() {
        return exponents.entrySet().stream()
                .map(entry -> entry.getValue() == 1 ? entry.getKey() : entry.getKey() + "^" + entry.getValue())
                .collect(Collectors.joining("*"));
    }
}

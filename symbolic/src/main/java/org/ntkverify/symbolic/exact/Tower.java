package org.ntkverify.symbolic.exact;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/** The generators met so far, what each stands for, and the relations {@code generator^2 = polynomial} among them. */
final class Tower {

    private final Map<String, Expression> meanings = new TreeMap<>();
    private final Map<String, Polynomial> squares = new TreeMap<>();

    /** Declares a generator without relation. */
    Polynomial generator(String name, Expression meaning) {
        meanings.putIfAbsent(name, meaning);
        return Polynomial.generator(name);
    }

    /** Declares a generator whose square is {@code square}. */
    Polynomial radical(String name, Expression meaning, Polynomial square) {
        squares.putIfAbsent(name, square);
        return generator(name, meaning);
    }

    Expression meaning(String name) {
        Expression meaning = meanings.get(name);
        if (meaning == null) {
            throw new IllegalStateException("generator %s must be declared but is not".formatted(name));
        }
        return meaning;
    }

    /** Returns the same element with every related generator to the power 0 or 1 only. */
    Polynomial reduce(Polynomial polynomial) {
        Polynomial current = polynomial;
        Optional<String> reducible = reducible(current);
        while (reducible.isPresent()) {
            current = reduce(current, reducible.get());
            reducible = reducible(current);
        }
        return current;
    }

    private Optional<String> reducible(Polynomial polynomial) {
        return polynomial.terms().keySet().stream()
                .flatMap(monomial -> monomial.exponents().entrySet().stream())
                .filter(entry -> entry.getValue() > 1 && squares.containsKey(entry.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Polynomial reduce(Polynomial polynomial, String generator) {
        Polynomial square = squares.getOrDefault(generator, Polynomial.ONE);
        Polynomial result = Polynomial.ZERO;
        for (Map.Entry<Monomial, BigFraction> term : polynomial.terms().entrySet()) {
            int exponent = term.getKey().exponent(generator);
            SortedMap<String, Integer> rest = new TreeMap<>(term.getKey().exponents());
            rest.remove(generator);
            if (exponent % 2 == 1) {
                rest.put(generator, 1);
            }
            Polynomial reduced = new Polynomial(new TreeMap<>(Map.of(new Monomial(rest), term.getValue())));
            for (int i = 0; i < exponent / 2; i++) {
                reduced = reduced.times(square);
            }
            result = result.plus(reduced);
        }
        return result;
    }
}

package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Writes elements of a tower as expressions again: terms in the order of the names of their generators, a positive one first if
 * there is any, all square roots of a term under one root. Above and below a fraction bar the coefficients are integers without
 * common factor, the last one below positive; without a bar they are as they are.
 */
final class Writer {

    /** Written out, nested generators can be exponentially longer than the tower that holds them. */
    private static final long MAX_NODES = 1_000_000;

    /** Longer products of radicands stay under separate roots. */
    private static final int MAX_MERGED = 24;

    private final Tower tower;
    private final Map<Integer, Long> sizes = new HashMap<>();
    private final Map<Integer, Expression> meanings = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    Writer(Tower tower) {
        this.tower = tower;
    }

    /** A term with its factors by name. */
    private record Named(TreeMap<String, Integer> factors, Expression product, BigFraction coefficient) {}

    private static final Comparator<Named> ORDER = (left, right) -> {
        var mine = left.factors().entrySet().iterator();
        var theirs = right.factors().entrySet().iterator();
        while (mine.hasNext() && theirs.hasNext()) {
            Map.Entry<String, Integer> first = mine.next();
            Map.Entry<String, Integer> second = theirs.next();
            int byName = first.getKey().compareTo(second.getKey());
            int order = byName != 0 ? byName : first.getValue().compareTo(second.getValue());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(mine.hasNext(), theirs.hasNext());
    };

    Expression write(RationalFunction value) {
        requireShort(size(value.numerator()) + size(value.denominator()));
        List<Named> below = terms(value.denominator());
        BigFraction last = below.get(below.size() - 1).coefficient();
        if (value.denominator().isConstant()) {
            return sum(terms(value.numerator()), last.reciprocal());
        }
        BigFraction sign = new BigFraction(last.signum());
        return sum(terms(value.numerator()), sign).over(sum(below, sign));
    }

    Expression write(Polynomial polynomial) {
        return write(RationalFunction.of(polynomial));
    }

    private static Expression sum(List<Named> terms, BigFraction scale) {
        List<Named> ordered = new ArrayList<>(terms);
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).coefficient().multiply(scale).signum() > 0) {
                ordered.add(0, ordered.remove(i));
                break;
            }
        }
        return Expression.sum(ordered.stream()
                .map(term ->
                        Expression.constant(term.coefficient().multiply(scale)).times(term.product()))
                .toList());
    }

    private List<Named> terms(Polynomial polynomial) {
        List<Named> terms = new ArrayList<>();
        for (Map.Entry<Monomial, BigInteger> term : polynomial.terms().entrySet()) {
            terms.add(named(term.getKey(), new BigFraction(term.getValue())));
        }
        terms.sort(ORDER);
        return terms;
    }

    private Named named(Monomial monomial, BigFraction coefficient) {
        TreeMap<String, Integer> exponents = new TreeMap<>();
        TreeMap<String, Expression> factors = new TreeMap<>();
        Polynomial radicand = Polynomial.ONE;
        for (int i = 0; i < monomial.size(); i++) {
            if (monomial.exponent(i) == 0) {
                continue;
            }
            if (tower.generator(i).meaning() instanceof Generator.Meaning.Root root
                    && root.radicand().size() * radicand.size() <= MAX_MERGED) {
                radicand = tower.times(radicand, root.radicand());
            } else {
                exponents.put(name(i), monomial.exponent(i));
                factors.put(name(i), meaning(i).power(monomial.exponent(i)));
            }
        }
        if (!radicand.isOne()) {
            Expression root = write(radicand).sqrt();
            String name = "sqrt[" + root + "]";
            exponents.put(name, 1);
            factors.put(name, root);
        }
        Expression product = Expression.product(List.copyOf(factors.values()));
        return new Named(exponents, product, coefficient);
    }

    private String name(int index) {
        String known = names.get(index);
        if (known == null) {
            known = name(tower.generator(index).meaning(), index);
            names.put(index, known);
        }
        return known;
    }

    private String name(Generator.Meaning meaning, int index) {
        if (meaning instanceof Generator.Meaning.Named named) {
            return named.name();
        }
        if (meaning instanceof Generator.Meaning.Circle) {
            return "[pi]";
        }
        String text = meaning(index).toString();
        return meaning instanceof Generator.Meaning.Root ? "sqrt[" + text + "]" : text;
    }

    /** Returns what a generator stands for. */
    Expression meaning(int index) {
        Expression known = meanings.get(index);
        if (known == null) {
            known = meaning(tower.generator(index).meaning());
            meanings.put(index, known);
        }
        return known;
    }

    private Expression meaning(Generator.Meaning meaning) {
        if (meaning instanceof Generator.Meaning.Named named) {
            return Expression.variable(named.name());
        }
        if (meaning instanceof Generator.Meaning.Root root) {
            return write(root.radicand()).sqrt();
        }
        if (meaning instanceof Generator.Meaning.Value value) {
            return Expression.call(
                    value.function(),
                    value.arguments().stream().map(this::write).toArray(Expression[]::new));
        }
        return Expression.PI;
    }

    private static void requireShort(long nodes) {
        if (nodes > MAX_NODES) {
            throw new WorkLimitException(
                    "written normal form must have at most %s nodes but would have %s".formatted(MAX_NODES, nodes));
        }
    }

    private long size(Polynomial polynomial) {
        long size = 1;
        for (Monomial monomial : polynomial.terms().keySet()) {
            for (int i = 0; i < monomial.size(); i++) {
                size += monomial.exponent(i) > 0 ? size(i) : 0;
            }
        }
        requireShort(size);
        return size;
    }

    private long size(int index) {
        Long known = sizes.get(index);
        if (known == null) {
            known = 1 + size(tower.generator(index).meaning());
            sizes.put(index, known);
        }
        return known;
    }

    private long size(Generator.Meaning meaning) {
        if (meaning instanceof Generator.Meaning.Root root) {
            return size(root.radicand());
        }
        if (meaning instanceof Generator.Meaning.Value value) {
            return value.arguments().stream()
                    .mapToLong(argument -> size(argument.numerator()) + size(argument.denominator()))
                    .sum();
        }
        return 0;
    }
}

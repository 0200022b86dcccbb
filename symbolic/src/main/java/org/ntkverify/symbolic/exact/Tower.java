package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The generators met so far and the relations {@code generator^2 = polynomial} among them, with a limit on all work. */
final class Tower {

    /** What a product of one term by another costs beside the product itself, in term products. */
    private static final int OVERHEAD = 10;

    private static final int MAX_GENERATORS = 200;

    private final List<Generator> generators = new ArrayList<>();
    private final BitSet algebraic = new BitSet();
    private final BitSet properRoots = new BitSet();
    private final BitSet cancelling = new BitSet();
    private final boolean coarse;
    private final long mostWork;
    private long work;

    /** Begins an empty tower that allows {@code mostWork} products of terms. */
    Tower(boolean coarse, long mostWork) {
        this.coarse = coarse;
        this.mostWork = mostWork;
    }

    /** Returns whether common factors and relations are left alone because looking for them takes too long. */
    boolean isCoarse() {
        return coarse;
    }

    /** Adjoins a generator and returns it as a polynomial. */
    Polynomial declare(Generator generator) {
        if (generators.size() >= MAX_GENERATORS) {
            throw new WorkLimitException(
                    "normal form must have at most %s generators but needs more".formatted(MAX_GENERATORS));
        }
        algebraic.set(generators.size(), generator.square().isPresent());
        properRoots.set(generators.size(), generator.isProperRoot());
        cancelling.set(
                generators.size(),
                generator.square().filter(square -> !square.isConstant()).isPresent());
        generators.add(generator);
        return Polynomial.generator(generators.size() - 1);
    }

    Generator generator(int index) {
        return generators.get(index);
    }

    int size() {
        return generators.size();
    }

    /** Returns the generators that are square roots and occur in {@code polynomial}. */
    BitSet properRoots(Polynomial polynomial) {
        BitSet roots = polynomial.generators();
        roots.and(properRoots);
        return roots;
    }

    /** Returns the algebraic generators, numbers excepted, that occur in {@code polynomial}. */
    BitSet algebraic(Polynomial polynomial) {
        BitSet present = polynomial.generators();
        present.and(cancelling);
        return present;
    }

    /** Counts {@code terms} as done. */
    void charge(long terms) {
        work += terms;
        if (work > mostWork) {
            throw new WorkLimitException(
                    "normal form must need at most %s products of terms but needs more".formatted(mostWork));
        }
    }

    /** Returns the reduced product. */
    Polynomial times(Polynomial left, Polynomial right) {
        charge((long) left.size() * right.size() + OVERHEAD);
        return reduce(left.times(right));
    }

    /** Returns the same element with every algebraic generator to the power 0 or 1 only. */
    Polynomial reduce(Polynomial polynomial) {
        Polynomial current = polynomial;
        int highest = reducible(current);
        while (highest >= 0) {
            current = reduce(current, highest);
            highest = reducible(current);
        }
        return current;
    }

    /** Returns the last algebraic generator with a power above 1, or -1. */
    private int reducible(Polynomial polynomial) {
        int highest = -1;
        for (Monomial monomial : polynomial.terms().keySet()) {
            for (int i = monomial.size() - 1; i > highest; i--) {
                if (monomial.exponent(i) > 1 && algebraic.get(i)) {
                    highest = i;
                }
            }
        }
        return highest;
    }

    private Polynomial reduce(Polynomial polynomial, int index) {
        Polynomial square = generators.get(index).square().orElseThrow();
        Map<Integer, Map<Monomial, BigInteger>> byPower = new HashMap<>();
        polynomial.terms().forEach((monomial, coefficient) -> {
            int exponent = monomial.exponent(index);
            byPower.computeIfAbsent(exponent / 2, power -> new HashMap<>())
                    .put(monomial.with(index, exponent % 2), coefficient);
        });
        Polynomial result = Polynomial.ZERO;
        for (Map.Entry<Integer, Map<Monomial, BigInteger>> group : byPower.entrySet()) {
            result = result.plus(timesPower(Polynomial.of(group.getValue()), square, group.getKey()));
        }
        return result;
    }

    private Polynomial timesPower(Polynomial start, Polynomial base, int exponent) {
        Polynomial product = start;
        for (int i = 0; i < exponent; i++) {
            charge((long) product.size() * base.size());
            product = product.times(base);
        }
        return product;
    }

    /** Returns {@code polynomial} divided by the algebraic generator {@code index} if it divides in the ring. */
    Optional<Polynomial> overRoot(Polynomial polynomial, int index) {
        Map<Integer, Polynomial> parts = polynomial.coefficients(index);
        Polynomial with = parts.getOrDefault(1, Polynomial.ZERO);
        Polynomial without = parts.getOrDefault(0, Polynomial.ZERO);
        if (without.isZero()) {
            return Optional.of(with);
        }
        Polynomial square = generators.get(index).square().orElseThrow();
        charge((long) without.size() + OVERHEAD);
        return PolynomialGcd.quotientIfDivisible(without, square)
                .map(quotient -> quotient.times(Monomial.of(index, 1)).plus(with));
    }
}

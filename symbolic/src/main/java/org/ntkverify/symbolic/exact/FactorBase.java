package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pairwise coprime polynomials into which radicands and absolute values are factored, found by greatest common divisors.
 *
 * <p>Factors are split as far as contents, repeated factors and differences of squares show them; they need not be
 * irreducible. When a new polynomial shows a finer split of an old factor, the reading starts again with it.
 */
final class FactorBase {

    /** An integer and powers of primitive factors. */
    record Factorization(BigInteger constant, Map<Polynomial, Integer> powers) {
        Factorization {
            powers = new LinkedHashMap<>(powers);
        }
    }

    /** A polynomial that is the square of a generator in the ring, {@code 1 - sin^2 = cos^2}. */
    private record Square(Polynomial square, Polynomial root) {}

    private final Tower tower;
    private final boolean refining;
    private final List<Polynomial> factors = new ArrayList<>();
    private final List<Square> squares = new ArrayList<>();

    FactorBase(Tower tower, boolean refining) {
        this.tower = tower;
        this.refining = refining;
    }

    /** Makes {@code square} count as the square of {@code root}. */
    void addSquare(Polynomial square, Polynomial root) {
        squares.add(new Square(square.primitive(), root));
    }

    /**
     * Returns the factors of a polynomial that is not 0, adding new ones to the base.
     *
     * @throws RefinementException if a factor of the base must be split first
     */
    Factorization factor(Polynomial polynomial) {
        Map<Polynomial, Integer> powers = new LinkedHashMap<>();
        Polynomial rest = divideOut(polynomial, powers);
        if (!rest.isConstant()) {
            split(rest.primitive(), powers);
        }
        return completed(polynomial, powers);
    }

    /** Returns the factorisation if the factors of the base suffice. */
    Optional<Factorization> factorKnown(Polynomial polynomial) {
        Map<Polynomial, Integer> powers = new LinkedHashMap<>();
        return divideOut(polynomial, powers).isConstant()
                ? Optional.of(completed(polynomial, powers))
                : Optional.empty();
    }

    /** Finds the integer factor, sign included, by comparing last terms of the reduced products. */
    private Factorization completed(Polynomial polynomial, Map<Polynomial, Integer> powers) {
        Polynomial product = Polynomial.ONE;
        for (Map.Entry<Polynomial, Integer> power : powers.entrySet()) {
            for (int i = 0; i < power.getValue(); i++) {
                product = tower.times(product, power.getKey());
            }
        }
        BigInteger constant = polynomial.leadingCoefficient().divide(product.leadingCoefficient());
        if (!product.scaled(constant).equals(polynomial)) {
            throw new IllegalStateException(
                    "factors of %s must multiply to it but give %s".formatted(polynomial, product));
        }
        return new Factorization(constant, powers);
    }

    /** Divides by roots, generators, known squares and the base; returns what is left. */
    private Polynomial divideOut(Polynomial polynomial, Map<Polynomial, Integer> powers) {
        Polynomial rest = polynomial.primitive();
        if (rest.isConstant()) {
            return rest;
        }
        BitSet roots = tower.properRoots(rest);
        for (int i = roots.nextSetBit(0); i >= 0; i = roots.nextSetBit(i + 1)) {
            Optional<Polynomial> quotient = tower.overRoot(rest, i);
            while (quotient.isPresent() && quotient.get().degree(i) > 0) {
                powers.merge(Polynomial.generator(i), 1, Integer::sum);
                rest = quotient.get().primitive();
                quotient = tower.overRoot(rest, i);
            }
        }
        Monomial common = rest.monomialContent();
        for (int i = 0; i < common.size(); i++) {
            if (common.exponent(i) > 0) {
                powers.merge(Polynomial.generator(i), common.exponent(i), Integer::sum);
            }
        }
        rest = rest.over(common);
        for (Square square : squares) {
            rest = divideOut(rest, square.square(), square.root(), 2, powers);
        }
        for (Polynomial factor : List.copyOf(factors)) {
            rest = divideOut(rest, factor, factor, 1, powers);
        }
        return rest;
    }

    private static Polynomial divideOut(
            Polynomial polynomial, Polynomial divisor, Polynomial name, int count, Map<Polynomial, Integer> powers) {
        Polynomial rest = polynomial;
        Optional<Polynomial> quotient = PolynomialGcd.quotientIfDivisible(rest, divisor);
        while (quotient.isPresent()) {
            powers.merge(name, count, Integer::sum);
            rest = quotient.get();
            quotient = PolynomialGcd.quotientIfDivisible(rest, divisor);
        }
        return rest;
    }

    private void split(Polynomial polynomial, Map<Polynomial, Integer> powers) {
        Polynomial rest = divideOut(polynomial, powers);
        if (rest.isConstant()) {
            return;
        }
        requireCoprime(rest);
        Optional<Polynomial> part = tower.isCoarse() ? Optional.empty() : properDivisor(rest);
        if (part.isPresent()) {
            split(part.get(), powers);
            split(rest.over(part.get()), powers);
        } else {
            Polynomial factor = rest.primitive();
            factors.add(factor);
            powers.merge(factor, 1, Integer::sum);
        }
    }

    private void requireCoprime(Polynomial polynomial) {
        for (Polynomial factor : factors) {
            Polynomial shared = PolynomialGcd.of(factor, polynomial, tower);
            if (refining && !shared.isConstant()) {
                throw new RefinementException(
                        RefinementException.Kind.FACTOR,
                        List.of(RationalFunction.of(shared), RationalFunction.of(factor.over(shared))));
            }
        }
    }

    private Optional<Polynomial> properDivisor(Polynomial polynomial) {
        BitSet present = polynomial.generators();
        for (int i = present.nextSetBit(0); i >= 0; i = present.nextSetBit(i + 1)) {
            Polynomial content = PolynomialGcd.content(polynomial, i, tower);
            if (!content.isConstant()) {
                return Optional.of(content);
            }
            Polynomial repeated = PolynomialGcd.of(polynomial, Derivatives.partial(polynomial, i), tower);
            if (!repeated.isConstant()) {
                return Optional.of(repeated);
            }
            Optional<Polynomial> linear = Derivatives.linearFactor(polynomial, i, tower);
            if (linear.isPresent() && polynomial.exactQuotient(linear.get()).isPresent()) {
                return linear;
            }
        }
        return Optional.empty();
    }
}

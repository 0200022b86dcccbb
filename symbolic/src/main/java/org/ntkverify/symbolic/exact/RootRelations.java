package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * Finds roots that are products of known roots although their radicands are coprime as polynomials:
 * {@code sqrt(a b - c^2) = sqrt(sqrt(a b) - c) sqrt(sqrt(a b) + c)}.
 */
final class RootRelations {

    private static final int MAX_COMPARED = 16;

    private final Tower tower;
    private final Signs signs;
    private final Radicals radicals;
    private final boolean refining;

    RootRelations(Tower tower, Signs signs, Radicals radicals, boolean refining) {
        this.tower = tower;
        this.signs = signs;
        this.radicals = radicals;
        this.refining = refining;
    }

    /**
     * Returns the root of {@code radicand} in terms of {@code roots}, if it is found.
     *
     * @throws RefinementException if another root would have to be divided by, which may vanish
     */
    Optional<RationalFunction> find(Polynomial radicand, Map<Polynomial, Polynomial> roots) {
        List<Map.Entry<Polynomial, Polynomial>> entries = roots.entrySet().stream()
                .limit(tower.isCoarse() ? 0 : MAX_COMPARED)
                .toList();
        for (int i = 0; i < entries.size(); i++) {
            for (int j = 0; j < i; j++) {
                Optional<RationalFunction> product = asProduct(radicand, entries.get(i), entries.get(j));
                if (product.isPresent()) {
                    return product;
                }
            }
        }
        for (Map.Entry<Polynomial, Polynomial> entry : entries) {
            Optional<RationalFunction> quotient = asQuotient(radicand, entry);
            if (quotient.isPresent()) {
                return quotient;
            }
        }
        return Optional.empty();
    }

    /**
     * Returns {@code sqrt(P) + sqrt(Q)} or {@code |sqrt(P) - sqrt(Q)|} for {@code A + B h}, {@code h^2 = p}, if
     * {@code A^2 - B^2 p = s^2}, with {@code P, Q = (A +- s)/2}: {@code sqrt(3 + 2 sqrt(2)) = 1 + sqrt(2)}.
     */
    Optional<RationalFunction> denested(Polynomial radicand) {
        BitSet present = tower.isCoarse() ? new BitSet() : radicand.generators();
        for (int i = present.nextSetBit(0); i >= 0; i = present.nextSetBit(i + 1)) {
            if (tower.generator(i).meaning() instanceof Generator.Meaning.Root) {
                Optional<RationalFunction> root = denested(radicand, i);
                if (root.isPresent()) {
                    return root;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<RationalFunction> denested(Polynomial radicand, int index) {
        Map<Integer, Polynomial> parts = radicand.coefficients(index);
        Polynomial a = parts.getOrDefault(0, Polynomial.ZERO);
        Polynomial b = radicand.minus(a);
        Optional<Polynomial> norm = Derivatives.squareRoot(tower.times(a, a).minus(tower.times(b, b)));
        if (norm.isEmpty()) {
            return Optional.empty();
        }
        BigFraction half = BigFraction.ONE_HALF;
        RationalFunction first = RationalFunction.of(a.plus(norm.get())).times(half);
        RationalFunction second = RationalFunction.of(a.minus(norm.get())).times(half);
        Sign mixed = signs.of(b);
        Sign order = mixed.isNonNegative() ? Sign.POSITIVE : signs.of(norm.get());
        boolean known = signs.of(first).isNonNegative()
                && signs.of(second).isNonNegative()
                && mixed != Sign.UNKNOWN
                && order != Sign.UNKNOWN;
        if (!known) {
            return asSquare(radicand, a, b, norm.get());
        }
        RationalFunction larger = radicals.sqrt(order.isNonNegative() ? first : second);
        RationalFunction smaller = radicals.sqrt(order.isNonNegative() ? second : first);
        return Optional.of(larger.plus(mixed.isNonNegative() ? smaller : smaller.negate(), tower));
    }

    /** Returns {@code |u + v|} if {@code A + B h = (u + v)^2} with {@code u^2 = (A +- s)/2} and {@code 2 u v = B h}. */
    private Optional<RationalFunction> asSquare(Polynomial radicand, Polynomial a, Polynomial b, Polynomial norm) {
        for (Polynomial twice : List.of(a.plus(norm), a.minus(norm))) {
            Optional<Polynomial> doubled = Derivatives.squareRoot(twice.scaled(BigInteger.TWO));
            Optional<Polynomial> v = doubled.filter(u -> !u.isZero()).flatMap(b::exactQuotient);
            if (v.isPresent()) {
                RationalFunction sum = RationalFunction.of(doubled.get())
                        .times(BigFraction.ONE_HALF)
                        .plus(RationalFunction.of(v.get()), tower);
                if (sum.times(sum, tower).sameAs(RationalFunction.of(radicand), tower)) {
                    return Optional.of(radicals.absolute(sum));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isNested(Polynomial radicand) {
        return !tower.properRoots(radicand).isEmpty();
    }

    private Optional<RationalFunction> asProduct(
            Polynomial radicand, Map.Entry<Polynomial, Polynomial> first, Map.Entry<Polynomial, Polynomial> second) {
        if (!isNested(first.getKey()) || !isNested(second.getKey())) {
            return Optional.empty();
        }
        Polynomial product = tower.times(first.getKey(), second.getKey());
        return PolynomialGcd.quotientIfDivisible(product, radicand)
                .filter(rest -> signs.of(rest) == Sign.POSITIVE)
                .flatMap(radicals::knownRoot)
                .map(root -> RationalFunction.of(tower.times(first.getValue(), second.getValue()))
                        .over(root, tower));
    }

    private Optional<RationalFunction> asQuotient(Polynomial radicand, Map.Entry<Polynomial, Polynomial> entry) {
        if (!isNested(radicand) && !isNested(entry.getKey())) {
            return Optional.empty();
        }
        Optional<RationalFunction> root = radicals.knownRoot(tower.times(radicand, entry.getKey()));
        if (root.isEmpty()) {
            return Optional.empty();
        }
        if (signs.of(entry.getKey()) == Sign.POSITIVE) {
            return root.map(value -> value.over(RationalFunction.of(entry.getValue()), tower));
        }
        if (refining) {
            throw new RefinementException(
                    RefinementException.Kind.RADICAND,
                    List.of(RationalFunction.of(radicand), RationalFunction.of(entry.getKey())));
        }
        return Optional.empty();
    }
}

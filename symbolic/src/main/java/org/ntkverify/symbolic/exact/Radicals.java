package org.ntkverify.symbolic.exact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Function;

/**
 * Square roots and absolute values over a coprime base.
 *
 * <p>{@code sqrt(p q) = sqrt(p) sqrt(q)} is used for {@code p, q >= 0} only; factors of unknown sign stay together under one
 * root, with {@code sqrt(p/q) = sqrt(p q)/|q|}. A root that is taken must be real, so its radicand is from then on known to be
 * not negative. {@code sqrt(p^2) = |p|} is {@code p} or {@code -p} only if the sign of p is known.
 */
final class Radicals {

    private final Tower tower;
    private final FactorBase base;
    private final Signs signs;
    private final boolean refining;
    private final NumberRoots numbers;
    private final RootRelations relations;
    private final Map<Polynomial, Polynomial> roots = new LinkedHashMap<>();
    private final Map<Polynomial, Polynomial> absolutes = new LinkedHashMap<>();
    private final Map<Integer, RationalFunction> halves = new LinkedHashMap<>();
    private final BitSet wide = new BitSet();

    Radicals(Tower tower, FactorBase base, Signs signs, NumberRoots numbers, boolean refining) {
        this.tower = tower;
        this.base = base;
        this.signs = signs;
        this.refining = refining;
        this.numbers = numbers;
        this.relations = new RootRelations(tower, signs, this, refining);
    }

    /**
     * Makes {@code sqrt(1 +- cosine)} ask for the sine and cosine of {@code half}, half the argument, and if the argument is
     * {@code unlimited}, not known to lie in one quadrant, also every other root with that cosine under it.
     */
    void addHalfAngle(int cosine, RationalFunction half, boolean unlimited) {
        halves.put(cosine, half);
        wide.set(cosine, unlimited);
    }

    /** Puts the factors of {@code polynomial} into the base. */
    void declareFactor(Polynomial polynomial) {
        base.factor(polynomial);
    }

    /** Returns a polynomial with the sign of {@code value} wherever that is defined, without its positive factors. */
    RationalFunction withSameSign(RationalFunction value) {
        FactorBase.Factorization factors = base.factor(tower.times(value.numerator(), value.denominator()));
        Polynomial product = Polynomial.constant(factors.constant().signum());
        for (Map.Entry<Polynomial, Integer> power : factors.powers().entrySet()) {
            Sign sign = signs.of(power.getKey());
            Polynomial factor = power.getKey();
            if (sign.isStrict()) {
                factor = Polynomial.constant(sign == Sign.POSITIVE ? 1 : -1);
            }
            for (int i = 0; i < 2 - power.getValue() % 2; i++) {
                product = tower.times(product, factor);
            }
        }
        return RationalFunction.of(product);
    }

    /** Returns the non-negative square root of {@code value}, which is not negative wherever the expression is defined. */
    RationalFunction sqrt(RationalFunction value) {
        if (value.isZero()) {
            return value;
        }
        requireQuadrant(value.numerator());
        requireQuadrant(value.denominator());
        FactorBase.Factorization above = base.factor(value.numerator());
        FactorBase.Factorization below = base.factor(value.denominator());
        Map<Polynomial, Integer> powers = new LinkedHashMap<>(above.powers());
        below.powers().forEach((factor, power) -> powers.merge(factor, -power, Integer::sum));
        BigFraction constant = new BigFraction(above.constant(), below.constant());
        List<Polynomial> inside = new ArrayList<>();
        Map<Polynomial, Integer> unknown = new LinkedHashMap<>();
        for (Map.Entry<Polynomial, Integer> power : powers.entrySet()) {
            if (power.getValue() % 2 != 0) {
                Sign sign = signs.of(power.getKey());
                if (sign == Sign.UNKNOWN) {
                    unknown.put(power.getKey(), Math.floorDiv(power.getValue(), 2));
                } else {
                    inside.add(
                            sign.isNonNegative()
                                    ? power.getKey()
                                    : power.getKey().negate());
                    constant = sign.isNonNegative() ? constant : constant.negate();
                }
            }
        }
        RationalFunction product = RationalFunction.ONE;
        if (!unknown.isEmpty()) {
            Polynomial radicand = joint(unknown, constant, inside);
            constant = constant.abs();
            int shared = Collections.min(unknown.values());
            product = RationalFunction.of(radicand).power(shared, tower);
            unknown.keySet().forEach(factor -> powers.merge(factor, -2 * shared, Integer::sum));
            inside.add(radicand);
        }
        product = product.times(numbers.sqrt(constant), tower);
        for (Map.Entry<Polynomial, Integer> power : powers.entrySet()) {
            RationalFunction absolute = RationalFunction.of(absolute(power.getKey()));
            product = product.times(absolute.power(Math.floorDiv(power.getValue(), 2), tower), tower);
        }
        for (Polynomial radicand : inside) {
            product = product.times(rootOf(radicand), tower);
        }
        return product;
    }

    /** Returns the radicand that is not negative because the root is real, and makes that known. */
    private Polynomial joint(Map<Polynomial, Integer> unknown, BigFraction constant, List<Polynomial> inside) {
        Polynomial radicand = constant.signum() < 0 ? Polynomial.constant(-1) : Polynomial.ONE;
        for (Polynomial factor : unknown.keySet()) {
            radicand = tower.times(radicand, factor);
        }
        if (signs.of(radicand).isNonNegative()) {
            return radicand;
        }
        // A factor that may vanish would hide a wrong sign of the rest, so only positive ones are split off.
        for (Polynomial factor : List.copyOf(inside)) {
            if (!signs.of(factor).isStrict()) {
                radicand = tower.times(radicand, factor);
                inside.remove(factor);
                unknown.put(factor, 0);
            }
        }
        signs.add(radicand);
        return radicand;
    }

    /** Returns {@code |value|}. */
    RationalFunction absolute(RationalFunction value) {
        if (value.isZero()) {
            return value;
        }
        return absolutePolynomial(value.numerator()).over(absolutePolynomial(value.denominator()), tower);
    }

    private RationalFunction absolutePolynomial(Polynomial polynomial) {
        Sign sign = signs.of(polynomial);
        if (sign != Sign.UNKNOWN) {
            return RationalFunction.of(sign.isNonNegative() ? polynomial : polynomial.negate());
        }
        FactorBase.Factorization factors = base.factor(polynomial);
        RationalFunction product =
                RationalFunction.of(Polynomial.constant(factors.constant().abs()));
        for (Map.Entry<Polynomial, Integer> power : factors.powers().entrySet()) {
            RationalFunction factor = RationalFunction.of(absolute(power.getKey()));
            product = product.times(factor.power(power.getValue(), tower), tower);
        }
        return product;
    }

    private Polynomial absolute(Polynomial factor) {
        Sign sign = signs.of(factor);
        if (sign != Sign.UNKNOWN) {
            return sign.isNonNegative() ? factor : factor.negate();
        }
        Polynomial known = absolutes.get(factor);
        if (known == null) {
            known = tower.declare(Generator.algebraic(
                    new Generator.Meaning.Value(Function.ABS, List.of(RationalFunction.of(factor))),
                    tower.times(factor, factor),
                    Sign.NON_NEGATIVE));
            absolutes.put(factor, known);
        }
        return known;
    }

    /** Returns the square root of a polynomial that is not negative. */
    private RationalFunction rootOf(Polynomial radicand) {
        Polynomial known = roots.get(radicand);
        if (known != null) {
            return RationalFunction.of(known);
        }
        requireHalfAngle(radicand);
        Optional<RationalFunction> related = relations.denested(radicand).or(() -> relations.find(radicand, roots));
        if (related.isPresent()) {
            return related.get();
        }
        Sign sign = signs.of(radicand) == Sign.POSITIVE ? Sign.POSITIVE : Sign.NON_NEGATIVE;
        Polynomial root = tower.declare(Generator.algebraic(new Generator.Meaning.Root(radicand), radicand, sign));
        roots.put(radicand, root);
        return RationalFunction.of(root);
    }

    /** Returns the root of {@code polynomial} if it is a product of known roots and of factors with known signs. */
    Optional<RationalFunction> knownRoot(Polynomial polynomial) {
        Optional<FactorBase.Factorization> factors = base.factorKnown(polynomial);
        if (factors.isEmpty()) {
            return Optional.empty();
        }
        BigFraction constant = new BigFraction(factors.get().constant());
        Polynomial product = Polynomial.ONE;
        for (Map.Entry<Polynomial, Integer> power : factors.get().powers().entrySet()) {
            Sign sign = signs.of(power.getKey());
            Polynomial factor = sign.isNonPositive() ? power.getKey().negate() : power.getKey();
            boolean odd = power.getValue() % 2 != 0;
            constant = sign.isNonPositive() && odd ? constant.negate() : constant;
            Optional<Polynomial> root = Optional.ofNullable(roots.get(factor));
            if (sign == Sign.UNKNOWN || (odd && root.isEmpty())) {
                return Optional.empty();
            }
            for (int i = 0; i < power.getValue() / 2; i++) {
                product = tower.times(product, factor);
            }
            product = odd ? tower.times(product, root.orElseThrow()) : product;
        }
        return constant.signum() < 0
                ? Optional.empty()
                : Optional.of(numbers.sqrt(constant).times(RationalFunction.of(product), tower));
    }

    private void requireQuadrant(Polynomial polynomial) {
        BitSet present = polynomial.generators();
        present.and(wide);
        RationalFunction half = halves.get(present.nextSetBit(0));
        if (refining && half != null) {
            throw new RefinementException(RefinementException.Kind.ANGLE, List.of(half));
        }
    }

    private void requireHalfAngle(Polynomial radicand) {
        if (radicand.size() != 2 || radicand.generators().cardinality() != 1) {
            return;
        }
        int index = radicand.generators().nextSetBit(0);
        RationalFunction half = halves.get(index);
        boolean unit = radicand.constantTerm()
                .abs()
                .equals(radicand.coefficients(index)
                        .getOrDefault(1, Polynomial.ZERO)
                        .constantTerm()
                        .abs());
        if (refining && half != null && unit) {
            throw new RefinementException(RefinementException.Kind.ANGLE, List.of(half));
        }
    }
}

package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A polynomial over Z in numbered generators; zero coefficients are never stored, so equal maps are equal polynomials. */
final class Polynomial {

    static final Polynomial ZERO = new Polynomial(new TreeMap<>());
    static final Polynomial ONE = constant(BigInteger.ONE);

    /** A product with more terms before collection than this is refused: an expression may come from a stranger. */
    private static final long MAX_PRODUCT = 400_000;

    private static final int MAX_QUOTIENT = 5_000;
    private static final int MAX_BITS = 1 << 17;

    private final NavigableMap<Monomial, BigInteger> terms;
    private final BitSet present;

    private Polynomial(NavigableMap<Monomial, BigInteger> terms) {
        this.terms = Collections.unmodifiableNavigableMap(terms);
        this.present = present(terms);
    }

    static Polynomial of(Map<Monomial, BigInteger> terms) {
        NavigableMap<Monomial, BigInteger> copy = new TreeMap<>(terms);
        copy.values().removeIf(coefficient -> coefficient.signum() == 0);
        return new Polynomial(copy);
    }

    static Polynomial term(Monomial monomial, BigInteger coefficient) {
        return of(Map.of(monomial, coefficient));
    }

    static Polynomial constant(BigInteger value) {
        return term(Monomial.ONE, value);
    }

    static Polynomial constant(long value) {
        return constant(BigInteger.valueOf(value));
    }

    static Polynomial generator(int index) {
        return term(Monomial.of(index, 1), BigInteger.ONE);
    }

    SortedMap<Monomial, BigInteger> terms() {
        return terms;
    }

    int size() {
        return terms.size();
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    boolean isConstant() {
        return isZero() || (size() == 1 && terms.firstKey().isOne());
    }

    boolean isOne() {
        return equals(ONE);
    }

    /** Returns the coefficient of the monomial 1. */
    BigInteger constantTerm() {
        return terms.getOrDefault(Monomial.ONE, BigInteger.ZERO);
    }

    Polynomial plus(Polynomial other) {
        NavigableMap<Monomial, BigInteger> sum = new TreeMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> sum.merge(monomial, coefficient, BigInteger::add));
        return of(sum);
    }

    Polynomial minus(Polynomial other) {
        return plus(other.negate());
    }

    Polynomial negate() {
        return scaled(BigInteger.ONE.negate());
    }

    Polynomial times(Polynomial other) {
        if (isOne() || other.isZero()) {
            return other;
        }
        if (other.isOne() || isZero()) {
            return this;
        }
        long count = (long) size() * other.size();
        if (count > MAX_PRODUCT) {
            throw new WorkLimitException("product of normal forms must have at most %s terms but would have %s"
                    .formatted(MAX_PRODUCT, count));
        }
        Map<Monomial, BigInteger> product = new HashMap<>();
        terms.forEach((mine, coefficient) -> other.terms.forEach((theirs, factor) ->
                product.merge(mine.times(theirs), bounded(coefficient.multiply(factor)), BigInteger::add)));
        return of(product);
    }

    private static BigInteger bounded(BigInteger coefficient) {
        if (coefficient.bitLength() > MAX_BITS) {
            throw new WorkLimitException("coefficient of a normal form must have at most %s bits but would have %s"
                    .formatted(MAX_BITS, coefficient.bitLength()));
        }
        return coefficient;
    }

    Polynomial scaled(BigInteger factor) {
        if (factor.signum() == 0) {
            return ZERO;
        }
        NavigableMap<Monomial, BigInteger> product = new TreeMap<>(terms);
        product.replaceAll((monomial, coefficient) -> bounded(coefficient.multiply(factor)));
        return new Polynomial(product);
    }

    Polynomial times(Monomial factor) {
        NavigableMap<Monomial, BigInteger> product = new TreeMap<>();
        terms.forEach((monomial, coefficient) -> product.put(monomial.times(factor), coefficient));
        return new Polynomial(product);
    }

    /** Returns the greatest common divisor of the coefficients, positive unless this is 0. */
    BigInteger content() {
        BigInteger content = BigInteger.ZERO;
        for (BigInteger coefficient : terms.values()) {
            content = content.gcd(coefficient);
            if (content.equals(BigInteger.ONE)) {
                break;
            }
        }
        return content;
    }

    /** Returns this divided by {@code divisor}, which must divide every coefficient. */
    Polynomial over(BigInteger divisor) {
        if (divisor.equals(BigInteger.ONE)) {
            return this;
        }
        NavigableMap<Monomial, BigInteger> quotient = new TreeMap<>(terms);
        quotient.replaceAll((monomial, coefficient) -> coefficient.divide(divisor));
        return new Polynomial(quotient);
    }

    /** Returns this over its content, with a positive coefficient of the last monomial. */
    Polynomial primitive() {
        if (isZero()) {
            return this;
        }
        return over(leadingCoefficient().signum() < 0 ? content().negate() : content());
    }

    /** Returns the greatest monomial that divides every term. */
    Monomial monomialContent() {
        return terms.keySet().stream().reduce(Monomial::common).orElse(Monomial.ONE);
    }

    /** Returns this divided by a monomial that divides every term. */
    Polynomial over(Monomial divisor) {
        if (divisor.isOne()) {
            return this;
        }
        NavigableMap<Monomial, BigInteger> quotient = new TreeMap<>();
        terms.forEach((monomial, coefficient) -> quotient.put(monomial.over(divisor), coefficient));
        return new Polynomial(quotient);
    }

    /** Returns the coefficient of the last monomial, 0 for the zero polynomial. */
    BigInteger leadingCoefficient() {
        return isZero() ? BigInteger.ZERO : terms.lastEntry().getValue();
    }

    int degree(int generator) {
        return terms.keySet().stream()
                .mapToInt(monomial -> monomial.exponent(generator))
                .max()
                .orElse(0);
    }

    /** Returns the numbers of the generators that occur. */
    BitSet generators() {
        return (BitSet) present.clone();
    }

    /** Returns whether every generator of {@code other} occurs here, with at least its degree. */
    boolean mayBeDividedBy(Polynomial other) {
        BitSet missing = other.generators();
        missing.andNot(present);
        return missing.isEmpty()
                && other.present.stream().allMatch(generator -> degree(generator) >= other.degree(generator));
    }

    private static BitSet present(NavigableMap<Monomial, BigInteger> terms) {
        BitSet present = new BitSet();
        for (Monomial monomial : terms.keySet()) {
            for (int i = 0; i < monomial.size(); i++) {
                if (monomial.exponent(i) > 0) {
                    present.set(i);
                }
            }
        }
        return present;
    }

    /** Returns the coefficients of the powers of {@code generator} as polynomials in the other generators. */
    NavigableMap<Integer, Polynomial> coefficients(int generator) {
        Map<Integer, Map<Monomial, BigInteger>> groups = new TreeMap<>();
        terms.forEach((monomial, coefficient) -> groups.computeIfAbsent(
                        monomial.exponent(generator), exponent -> new TreeMap<>())
                .put(monomial.with(generator, 0), coefficient));
        NavigableMap<Integer, Polynomial> result = new TreeMap<>();
        groups.forEach((exponent, group) -> result.put(exponent, of(group)));
        return result;
    }

    /** Returns the quotient by a divisor; one that is too long is refused with {@link ArithmeticException}. */
    Polynomial over(Polynomial divisor) {
        return divisor.isOne()
                ? this
                : exactQuotient(divisor)
                        .orElseThrow(() -> new WorkLimitException(
                                "quotient of normal forms must have at most %s terms but has more"
                                        .formatted(MAX_QUOTIENT)));
    }

    /** Returns the quotient if {@code divisor} divides this over Z, and nothing if it does not or if that is too long. */
    Optional<Polynomial> exactQuotient(Polynomial divisor) {
        Map.Entry<Monomial, BigInteger> lead = divisor.terms.lastEntry();
        NavigableMap<Monomial, BigInteger> rest = new TreeMap<>(terms);
        Map<Monomial, BigInteger> quotient = new HashMap<>();
        while (!rest.isEmpty()) {
            Map.Entry<Monomial, BigInteger> next = rest.lastEntry();
            if (!lead.getKey().divides(next.getKey()) || quotient.size() > MAX_QUOTIENT) {
                return Optional.empty();
            }
            BigInteger[] parts = next.getValue().divideAndRemainder(lead.getValue());
            if (parts[1].signum() != 0) {
                return Optional.empty();
            }
            Monomial monomial = next.getKey().over(lead.getKey());
            quotient.put(monomial, parts[0]);
            divisor.terms.forEach((theirs, factor) -> {
                Monomial key = theirs.times(monomial);
                BigInteger left = rest.getOrDefault(key, BigInteger.ZERO).subtract(factor.multiply(parts[0]));
                if (left.signum() == 0) {
                    rest.remove(key);
                } else {
                    rest.put(key, left);
                }
            });
        }
        return Optional.of(of(quotient));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial polynomial && terms.equals(polynomial.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return isZero()
                ? "0"
                : terms.entrySet().stream()
                        .map(entry -> entry.getValue() + "*" + entry.getKey())
                        .collect(Collectors.joining(" + "));
    }
}

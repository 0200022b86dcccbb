package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Greatest common divisors of polynomials over Z in many generators.
 *
 * <p>Generators that do not occur in the divisor, by its images modulo a prime, are taken out as coefficients; the rest is
 * done by trial division and by primitive polynomial remainder sequences. Every answer divides both polynomials exactly.
 * Where the work would be too long the answer is a smaller common divisor, in the end 1.
 */
final class PolynomialGcd {

    /** Terms multiplied before a divisor is given up. */
    private static final long MAX_WORK = 60_000;

    private long work;

    private PolynomialGcd() {}

    /** Stops a computation that has become too long. */
    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("greatest common divisor must need little work but does not", null, false, false);
        }
    }

    /** Returns a primitive common divisor of two polynomials that are not 0; its work is charged to {@code tower}. */
    static Polynomial of(Polynomial left, Polynomial right, Tower tower) {
        Polynomial shared = Polynomial.term(left.monomialContent().common(right.monomialContent()), BigInteger.ONE);
        PolynomialGcd computation = new PolynomialGcd();
        try {
            return tower.isCoarse() ? shared : computation.divisor(left, right);
        } catch (TooLongException e) {
            return shared;
        } finally {
            tower.charge(computation.work);
        }
    }

    /** Returns a primitive common divisor of all coefficients of the powers of {@code generator}. */
    static Polynomial content(Polynomial polynomial, int generator, Tower tower) {
        PolynomialGcd computation = new PolynomialGcd();
        try {
            return computation.divisor(
                    List.copyOf(polynomial.coefficients(generator).values()));
        } catch (TooLongException e) {
            return Polynomial.ONE;
        } finally {
            tower.charge(computation.work);
        }
    }

    private Polynomial divisor(List<Polynomial> parts) {
        List<Polynomial> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingInt(Polynomial::size));
        Polynomial common = sorted.get(0).primitive();
        for (Polynomial part : sorted.subList(1, sorted.size())) {
            if (common.isConstant()) {
                return Polynomial.ONE;
            }
            common = divisor(common, part);
        }
        return common;
    }

    private Polynomial divisor(Polynomial left, Polynomial right) {
        Monomial mine = left.monomialContent();
        Monomial theirs = right.monomialContent();
        Polynomial f = left.over(mine).primitive();
        Polynomial g = right.over(theirs).primitive();
        return withoutMonomials(f, g).times(mine.common(theirs));
    }

    private Polynomial withoutMonomials(Polynomial f, Polynomial g) {
        if (f.isConstant() || g.isConstant()) {
            return Polynomial.ONE;
        }
        if (f.equals(g)) {
            return f;
        }
        BitSet active = active(f, g);
        if (active.isEmpty()) {
            return Polynomial.ONE;
        }
        List<Polynomial> parts = new ArrayList<>(coefficients(f, active));
        parts.addAll(coefficients(g, active));
        if (parts.size() > 2) {
            return divisor(parts);
        }
        boolean ordered = f.size() <= g.size();
        Polynomial smaller = ordered ? f : g;
        Polynomial larger = ordered ? g : f;
        charge(larger.size());
        if (larger.exactQuotient(smaller).isPresent()) {
            return smaller;
        }
        return byRemainders(f, g, active);
    }

    private BitSet active(Polynomial f, Polynomial g) {
        BitSet shared = f.generators();
        shared.and(g.generators());
        BitSet active = new BitSet();
        for (int i = shared.nextSetBit(0); i >= 0; i = shared.nextSetBit(i + 1)) {
            charge((long) f.size() + g.size());
            active.set(i, ModularImage.commonDegree(f, g, i) > 0);
        }
        return active;
    }

    /** Returns the coefficients of {@code polynomial} seen as a polynomial in the generators that are not active. */
    private static List<Polynomial> coefficients(Polynomial polynomial, BitSet active) {
        Map<Monomial, Map<Monomial, BigInteger>> groups = new HashMap<>();
        polynomial.terms().forEach((monomial, coefficient) -> {
            Monomial inside = monomial;
            for (int i = 0; i < monomial.size(); i++) {
                if (!active.get(i)) {
                    inside = inside.with(i, 0);
                }
            }
            groups.computeIfAbsent(monomial.over(inside), key -> new HashMap<>())
                    .put(inside, coefficient);
        });
        return groups.values().stream().map(Polynomial::of).toList();
    }

    private Polynomial byRemainders(Polynomial f, Polynomial g, BitSet active) {
        int main = active.stream()
                .boxed()
                .min(Comparator.comparingInt(i -> Math.max(f.degree(i), g.degree(i))))
                .orElseThrow();
        Polynomial contentF = divisor(List.copyOf(f.coefficients(main).values()));
        Polynomial contentG = divisor(List.copyOf(g.coefficients(main).values()));
        Polynomial content = divisor(contentF, contentG);
        Polynomial high = quotient(f, contentF);
        Polynomial low = quotient(g, contentG);
        if (high.degree(main) < low.degree(main)) {
            Polynomial swap = high;
            high = low;
            low = swap;
        }
        while (!low.isZero()) {
            if (low.degree(main) == 0) {
                return content;
            }
            Polynomial rest = pseudoRemainder(high, low, main);
            high = low;
            low = rest.isZero()
                    ? rest
                    : quotient(
                            rest.primitive(),
                            divisor(List.copyOf(rest.coefficients(main).values())));
        }
        return content.times(high).primitive();
    }

    private static Polynomial quotient(Polynomial dividend, Polynomial divisor) {
        return dividend.exactQuotient(divisor).orElseThrow(TooLongException::new);
    }

    private Polynomial pseudoRemainder(Polynomial dividend, Polynomial divisor, int main) {
        NavigableMap<Integer, Polynomial> parts = divisor.coefficients(main);
        int low = parts.lastKey();
        Polynomial lead = parts.lastEntry().getValue();
        Polynomial rest = dividend;
        while (!rest.isZero() && rest.degree(main) >= low) {
            Map.Entry<Integer, Polynomial> top = rest.coefficients(main).lastEntry();
            Polynomial factor = top.getValue().times(Monomial.of(main, top.getKey() - low));
            charge((long) lead.size() * rest.size() + (long) factor.size() * divisor.size());
            rest = lead.times(rest).minus(factor.times(divisor));
        }
        return rest;
    }

    private void charge(long terms) {
        work += terms;
        if (work > MAX_WORK) {
            throw new TooLongException();
        }
    }

    /** Returns the quotient if {@code divisor} divides {@code polynomial}. */
    static Optional<Polynomial> quotientIfDivisible(Polynomial polynomial, Polynomial divisor) {
        return polynomial.mayBeDividedBy(divisor) ? polynomial.exactQuotient(divisor) : Optional.empty();
    }
}

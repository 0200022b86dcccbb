package org.ntkverify.symbolic.gaussian;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Proves that a sum of products of polynomials is the zero polynomial without multiplying it out: one of degree at most
 * {@code d_i} in its i-th variable that vanishes on a grid of {@code d_i + 1} values for each is 0. Values are exact.
 */
final class GridProof {

    private static final long MOST_POINTS = 200_000;

    /** One term: an integer times powers of the bases, by position. */
    private record Term(BigInteger coefficient, List<Integer> exponents) {}

    private final List<Expression> variables = new ArrayList<>();
    private final List<LaurentSum> bases = new ArrayList<>();
    private final List<Term> terms = new ArrayList<>();

    private GridProof(LaurentSum sum, Map<Expression, BigFraction> lowest) {
        List<Expression> names = new ArrayList<>(lowest.keySet());
        BigInteger common = BigInteger.ONE;
        for (BigFraction value : sum.terms().values()) {
            common = common.multiply(value.getDenominator()).divide(common.gcd(value.getDenominator()));
        }
        BigInteger scale = common;
        names.forEach(name -> bases.add(LaurentSum.of(name)));
        sum.terms().forEach((powers, coefficient) -> {
            List<Integer> exponents = names.stream()
                    .map(name -> powers.getOrDefault(name, BigFraction.ZERO)
                            .subtract(lowest.getOrDefault(name, BigFraction.ZERO))
                            .getNumeratorAsInt())
                    .toList();
            terms.add(new Term(coefficient.multiply(scale).getNumerator(), exponents));
        });
        for (LaurentSum base : bases) {
            base.terms().keySet().forEach(powers -> powers.keySet().stream()
                    .filter(variable -> !variables.contains(variable))
                    .forEach(variables::add));
        }
    }

    /** Returns whether {@code sum} over the product of the {@code lowest} powers vanishes identically. */
    static boolean vanishes(LaurentSum sum, Map<Expression, BigFraction> lowest) {
        GridProof proof = new GridProof(sum, lowest);
        return proof.isIntegral() ? proof.vanishes() : ClosedFormIdentity.numerator(sum, lowest).isZero();
    }

    /** Whether all bases are polynomials with integer coefficients, as primitive ones are. */
    private boolean isIntegral() {
        return bases.stream().allMatch(base -> base.terms().entrySet().stream()
                .allMatch(term -> isInteger(term.getValue())
                        && term.getKey().values().stream().allMatch(power -> isInteger(power) && power.signum() > 0)));
    }

    private static boolean isInteger(BigFraction value) {
        return value.getDenominator().equals(BigInteger.ONE);
    }

    private boolean vanishes() {
        int[] degrees = new int[variables.size()];
        for (Term term : terms) {
            for (int v = 0; v < degrees.length; v++) {
                degrees[v] = Math.max(degrees[v], degree(term, variables.get(v)));
            }
        }
        long points = 1;
        for (int degree : degrees) {
            points = Math.multiplyExact(points, degree + 1L);
        }
        if (points > MOST_POINTS) {
            throw new NoClosedFormException("points of a proof must be at most %s but would be %s"
                    .formatted(MOST_POINTS, points));
        }
        // Far points first: where the sum is not 0, one of them shows it at once.
        for (long point = points - 1; point >= 0; point--) {
            if (value(degrees, point).signum() != 0) {
                return false;
            }
        }
        return true;
    }

    private int degree(Term term, Expression variable) {
        int total = 0;
        for (int i = 0; i < term.exponents().size(); i++) {
            int degree = bases.get(i).terms().keySet().stream()
                    .mapToInt(powers -> powers.getOrDefault(variable, BigFraction.ZERO).getNumeratorAsInt())
                    .max()
                    .orElse(0);
            total += term.exponents().get(i) * degree;
        }
        return total;
    }

    private BigInteger value(int[] degrees, long point) {
        Map<Expression, BigInteger> values = new HashMap<>();
        long rest = point;
        for (int v = 0; v < degrees.length; v++) {
            values.put(variables.get(v), BigInteger.valueOf(1 + rest % (degrees[v] + 1)));
            rest /= degrees[v] + 1;
        }
        BigInteger[] numbers = new BigInteger[bases.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = value(bases.get(i), values);
        }
        BigInteger total = BigInteger.ZERO;
        for (Term term : terms) {
            BigInteger product = term.coefficient();
            for (int i = 0; i < numbers.length; i++) {
                product = product.multiply(numbers[i].pow(term.exponents().get(i)));
            }
            total = total.add(product);
        }
        return total;
    }

    private static BigInteger value(LaurentSum polynomial, Map<Expression, BigInteger> values) {
        BigInteger total = BigInteger.ZERO;
        for (Map.Entry<Map<Expression, BigFraction>, BigFraction> term :
                polynomial.terms().entrySet()) {
            BigInteger product = term.getValue().getNumerator();
            for (Map.Entry<Expression, BigFraction> power : term.getKey().entrySet()) {
                BigInteger base = values.getOrDefault(power.getKey(), BigInteger.ONE);
                product = product.multiply(base.pow(power.getValue().getNumeratorAsInt()));
            }
            total = total.add(product);
        }
        return total;
    }
}

package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** Rational functions that are linearly independent over Q. */
final class LinearBasis {

    /** Elimination takes cubic time; what is beyond stays without relations. */
    private static final int MAX_ELEMENTS = 24;

    private final Tower tower;
    private final List<RationalFunction> elements = new ArrayList<>();

    LinearBasis(Tower tower) {
        this.tower = tower;
    }

    /** Adds an element that {@link #coordinates} did not find in the span; returns whether there was room for it. */
    boolean add(RationalFunction element) {
        return elements.size() < MAX_ELEMENTS && elements.add(element);
    }

    RationalFunction element(int index) {
        return elements.get(index);
    }

    /** Returns the rational coordinates of {@code value} if it is in the span; a proof of the linear relation. */
    Optional<List<BigFraction>> coordinates(RationalFunction value) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).equals(value)) {
                return Optional.of(unit(i));
            }
        }
        List<RationalFunction> all = new ArrayList<>(elements);
        all.add(value);
        return solve(overCommonDenominator(all));
    }

    private List<BigFraction> unit(int index) {
        List<BigFraction> coordinates = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            coordinates.add(i == index ? BigFraction.ONE : BigFraction.ZERO);
        }
        return coordinates;
    }

    private List<Polynomial> overCommonDenominator(List<RationalFunction> values) {
        Polynomial denominator = Polynomial.ONE;
        for (RationalFunction value : values) {
            Polynomial shared = PolynomialGcd.of(denominator, value.denominator(), tower);
            BigInteger content = denominator.content().gcd(value.denominator().content());
            Polynomial missing = value.denominator().over(shared.scaled(content));
            denominator = tower.times(denominator, missing);
        }
        List<Polynomial> numerators = new ArrayList<>();
        for (RationalFunction value : values) {
            Polynomial factor = denominator.over(value.denominator());
            numerators.add(tower.times(value.numerator(), factor));
        }
        return numerators;
    }

    /** Solves {@code sum x_i p_i = p_n} for the last polynomial by elimination over Q. */
    private Optional<List<BigFraction>> solve(List<Polynomial> columns) {
        Map<Monomial, BigFraction[]> rows = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            columns.get(i)
                    .terms()
                    .forEach((monomial, coefficient) ->
                            rows.computeIfAbsent(monomial, key -> zeros(columns.size()))[column] =
                                    new BigFraction(coefficient));
        }
        List<BigFraction[]> rest = new ArrayList<>(rows.values());
        tower.charge((long) rest.size() * columns.size());
        int unknowns = columns.size() - 1;
        List<BigFraction[]> pivots = new ArrayList<>();
        for (int column = 0; column < unknowns; column++) {
            Optional<BigFraction[]> pivot = takePivot(rest, column);
            if (pivot.isEmpty()) {
                return Optional.empty();
            }
            normalise(pivot.get(), column);
            eliminate(pivots, pivot.get(), column);
            eliminate(rest, pivot.get(), column);
            pivots.add(pivot.get());
        }
        boolean consistent = rest.stream().allMatch(row -> row[unknowns].signum() == 0);
        return consistent
                ? Optional.of(pivots.stream().map(row -> row[unknowns]).toList())
                : Optional.empty();
    }

    private static BigFraction[] zeros(int length) {
        BigFraction[] zeros = new BigFraction[length];
        Arrays.fill(zeros, BigFraction.ZERO);
        return zeros;
    }

    private static Optional<BigFraction[]> takePivot(List<BigFraction[]> rows, int column) {
        Optional<BigFraction[]> pivot =
                rows.stream().filter(row -> row[column].signum() != 0).findFirst();
        pivot.ifPresent(rows::remove);
        return pivot;
    }

    private static void normalise(BigFraction[] row, int column) {
        BigFraction scale = row[column].reciprocal();
        for (int i = 0; i < row.length; i++) {
            row[i] = row[i].multiply(scale);
        }
    }

    private static void eliminate(List<BigFraction[]> rows, BigFraction[] pivot, int column) {
        for (BigFraction[] row : rows) {
            BigFraction factor = row[column];
            if (factor.signum() != 0) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = row[i].subtract(factor.multiply(pivot[i]));
                }
            }
        }
    }
}

package org.ntkverify.numeric.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.OutsideDomainException;

/** Power series {@code sum a_k x^k} summed over intervals, with a bound of the rest, for the value and for the derivative. */
final class AngleSeries {

    /** {@code (1 - cos v)/v^2} in {@code v^2}: {@code a_k = (-1)^k/(2k+2)!}. */
    static final AngleSeries ONE_MINUS_COSINE = alternating(k -> Interval.ONE.over(factorial(2 * k + 2)));

    /** {@code (sin v - v cos v)/v^3} in {@code v^2}: {@code a_k = (-1)^k (2k+2)/(2k+3)!}. */
    static final AngleSeries SINE_MINUS_X_COSINE =
            alternating(k -> Interval.of(2.0 * k + 2).over(factorial(2 * k + 3)));

    /** {@code (v^2 - 2 + 2 cos v)/v^4} in {@code v^2}: {@code a_k = (-1)^k 2/(2k+4)!}. */
    static final AngleSeries REST_OF_COSINE = alternating(k -> Interval.of(2).over(factorial(2 * k + 4)));

    /**
     * {@code ((2 arcsin(sqrt(z)/2))^2 - z)/z^2}: from {@code 2 arcsin(x)^2 = sum_(n>=1) (2x)^(2n)/(n^2 binomial(2n, n))},
     * {@code a_k = 2/(n^2 binomial(2n, n))} with n = k + 2.
     */
    static final AngleSeries ARC_SINE = arcSine();

    /** For {@code |x| <= 10.6} the neglected terms start below {@code 20 * 10.6^19/42!}, less than 1e-29. */
    private static final int ALTERNATING_TERMS = 20;

    private static final int POSITIVE_TERMS = 80;

    /** Consecutive terms of the arc sine and of its derivative shrink by at least this for {@code z <= 2.3}, k >= 40. */
    private static final double RATIO = 0.6;

    private static final double LARGEST_ALTERNATING = 10.6;
    private static final double LARGEST_POSITIVE = 2.3;

    private final List<Interval> coefficients;
    private final double largest;
    private final double tail;

    /**
     * Creates a series.
     *
     * @param coefficients one more than are summed
     * @param largest the bound of the argument
     * @param tail what the first neglected term is multiplied by to bound all of them
     */
    private AngleSeries(List<Interval> coefficients, double largest, double tail) {
        this.coefficients = List.copyOf(coefficients);
        this.largest = largest;
        this.tail = tail;
    }

    /** Terms that alternate and decrease in size from the first neglected one on: it bounds the rest. */
    private static AngleSeries alternating(IntFunction<Interval> size) {
        List<Interval> coefficients = new ArrayList<>();
        for (int k = 0; k <= ALTERNATING_TERMS; k++) {
            Interval value = size.apply(k);
            coefficients.add(k % 2 == 0 ? value : value.negate());
        }
        return new AngleSeries(coefficients, LARGEST_ALTERNATING, 1);
    }

    private static AngleSeries arcSine() {
        List<Interval> coefficients = new ArrayList<>();
        // n^2 binomial(2n, n) at n = 2 is 24; its ratio from n to n + 1 is 2 (n+1) (2n+1)/n^2.
        Interval coefficient = Interval.ONE.over(Interval.of(12));
        for (int n = 2; n <= POSITIVE_TERMS + 2; n++) {
            coefficients.add(coefficient);
            coefficient = coefficient.times(Interval.of((double) n * n)).over(Interval.of(2.0 * (n + 1) * (2 * n + 1)));
        }
        return new AngleSeries(coefficients, LARGEST_POSITIVE, 1 / (1 - RATIO) + 1e-9);
    }

    private static Interval factorial(int n) {
        Interval product = Interval.ONE;
        for (int k = 2; k <= n; k++) {
            product = product.times(Interval.of(k));
        }
        return product;
    }

    /** Returns an enclosure of the sum over {@code x}. */
    Interval value(Interval x) {
        require(x);
        int terms = coefficients.size() - 1;
        Interval sum = rest(coefficients.get(terms).times(x.power(terms)));
        Interval horner = Interval.ZERO;
        for (int k = terms - 1; k >= 0; k--) {
            horner = coefficients.get(k).plus(x.times(horner));
        }
        return sum.plus(horner);
    }

    /** Returns an enclosure of the derivative over {@code x}. */
    Interval slope(Interval x) {
        require(x);
        int terms = coefficients.size() - 1;
        Interval sum = rest(derived(terms).times(x.power(terms - 1)));
        Interval horner = Interval.ZERO;
        for (int k = terms - 1; k >= 1; k--) {
            horner = derived(k).plus(x.times(horner));
        }
        return sum.plus(horner);
    }

    private Interval derived(int k) {
        return coefficients.get(k).times(Interval.of(k));
    }

    private Interval rest(Interval first) {
        Interval bound = Interval.of(first.magnitude()).times(Interval.of(tail));
        return new Interval(-bound.upper(), bound.upper());
    }

    private void require(Interval x) {
        if (!(x.lower() >= 0 && x.upper() <= largest)) {
            throw new OutsideDomainException("argument must be in [0, %s] but was %s".formatted(largest, x));
        }
    }
}

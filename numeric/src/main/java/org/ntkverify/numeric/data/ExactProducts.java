package org.ntkverify.numeric.data;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The exact inner products of N points, each worked out when it is first asked for: many points never meet a proof. Safe for several
 * threads, two of which may at worst do the same work.
 */
final class ExactProducts {

    private static final int FRACTION_BITS = 52;

    /** Says what {@code <x_i, x_j>} is. */
    @FunctionalInterface
    interface Rule {
        /** Returns {@code <x_i, x_j>}, {@code j <= i}. */
        Expression product(int i, int j);
    }

    private final Rule rule;

    /** The points, if they are known to be doubles. */
    private final Optional<double[][]> doubles;

    /** Row i has i + 1 places; rows and places that nobody asked for are null. */
    private final Expression[][] known;

    ExactProducts(int count, Rule rule) {
        this(count, rule, Optional.empty());
    }

    private ExactProducts(int count, Rule rule, Optional<double[][]> doubles) {
        this.rule = rule;
        this.doubles = doubles;
        this.known = new Expression[count][];
    }

    /** Returns the products of points given as doubles; the array is not to be changed afterwards. */
    static ExactProducts of(double[][] points) {
        return new ExactProducts(
                points.length, (i, j) -> Expression.constant(dot(points[i], points[j])), Optional.of(points));
    }

    static ExactProducts of(BigFraction[][] points) {
        return new ExactProducts(points.length, (i, j) -> Expression.constant(dot(points[i], points[j])));
    }

    /** Whether these are known to be the products of points given as doubles. */
    boolean ofDoubles() {
        return doubles.isPresent();
    }

    /** Returns {@code |x_i - x_j|^2} exactly. */
    Expression squaredDistance(int i, int j) {
        if (doubles.isPresent()) {
            double[][] points = doubles.get();
            return Expression.constant(squaredDistance(points[i], points[j]));
        }
        return at(i, i).plus(at(j, j)).minus(at(i, j).times(2));
    }

    /** Whether points {@code i} and {@code j} are the same, exactly. */
    boolean coincide(int i, int j) {
        if (doubles.isPresent()) {
            double[] first = doubles.get()[i];
            double[] second = doubles.get()[j];
            // Numbers, of which 0 and -0 are the same one.
            return IntStream.range(0, first.length).allMatch(k -> first[k] == second[k]);
        }
        return squaredDistance(i, j).equals(Expression.ZERO);
    }

    int count() {
        return known.length;
    }

    Expression at(int i, int j) {
        int row = Math.max(i, j);
        int column = Math.min(i, j);
        Expression[] products = known[row];
        if (products == null) {
            products = new Expression[row + 1];
            known[row] = products;
        }
        Expression product = products[column];
        if (product == null) {
            product = rule.product(row, column);
            products[column] = product;
        }
        return product;
    }

    /** Whether all products are equal as expressions. */
    boolean sameAs(ExactProducts other) {
        return count() == other.count()
                && IntStream.range(0, count())
                        .allMatch(i -> IntStream.rangeClosed(0, i).allMatch(j -> at(i, j).equals(other.at(i, j))));
    }

    /** Sums of products of doubles are whole multiples of a power of 2, so that only the total needs to be reduced. */
    private static BigFraction dot(double[] x, double[] y) {
        int unit = Math.min(unit(x), unit(y));
        BigInteger total = BigInteger.ZERO;
        for (int k = 0; k < x.length; k++) {
            total = total.add(multiple(x[k], unit).multiply(multiple(y[k], unit)));
        }
        return timesPowerOfTwo(total, 2 * unit);
    }

    /** Without the cancellation of inner products, and with one reduction for their four. */
    private static BigFraction squaredDistance(double[] x, double[] y) {
        int unit = Math.min(unit(x), unit(y));
        BigInteger total = BigInteger.ZERO;
        for (int k = 0; k < x.length; k++) {
            BigInteger difference = multiple(x[k], unit).subtract(multiple(y[k], unit));
            total = total.add(difference.multiply(difference));
        }
        return timesPowerOfTwo(total, 2 * unit);
    }

    /** Returns the exponent of the last bit of the smallest coordinate but 0: all coordinates are whole multiples of 2 to it. */
    private static int unit(double[] x) {
        int unit = Integer.MAX_VALUE;
        for (double coordinate : x) {
            if (coordinate != 0) {
                unit = Math.min(unit, lastBit(coordinate));
            }
        }
        return unit == Integer.MAX_VALUE ? 0 : unit;
    }

    /** Returns the exponent of the unit in the last place, for subnormal numbers too. */
    private static int lastBit(double x) {
        return Math.max(Math.getExponent(x), Double.MIN_EXPONENT) - FRACTION_BITS;
    }

    /** Returns {@code x / 2^unit}, which is whole. */
    private static BigInteger multiple(double x, int unit) {
        return x == 0
                ? BigInteger.ZERO
                : BigInteger.valueOf((long) (x / Math.ulp(x))).shiftLeft(lastBit(x) - unit);
    }

    private static BigFraction timesPowerOfTwo(BigInteger whole, int exponent) {
        return exponent >= 0
                ? new BigFraction(whole.shiftLeft(exponent))
                : new BigFraction(whole, BigInteger.ONE.shiftLeft(-exponent));
    }

    private static BigFraction dot(BigFraction[] x, BigFraction[] y) {
        BigFraction total = BigFraction.ZERO;
        for (int k = 0; k < x.length; k++) {
            total = total.add(x[k].multiply(y[k]));
        }
        return total;
    }
}

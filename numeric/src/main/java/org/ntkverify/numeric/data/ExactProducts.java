package org.ntkverify.numeric.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The exact inner products of N points, each worked out when it is first asked for: many points never meet a proof. Safe for several
 * threads, two of which may at worst do the same work.
 */
final class ExactProducts {

    /** Says what {@code <x_i, x_j>} is. */
    @FunctionalInterface
    interface Rule {
        /** Returns {@code <x_i, x_j>}, {@code j <= i}. */
        Expression product(int i, int j);
    }

    private final Rule rule;
    private final boolean ofDoubles;
    /** Row i has i + 1 places; rows and places that nobody asked for are null. */
    private final Expression[][] known;

    ExactProducts(int count, Rule rule) {
        this(count, rule, false);
    }

    private ExactProducts(int count, Rule rule, boolean ofDoubles) {
        this.rule = rule;
        this.ofDoubles = ofDoubles;
        this.known = new Expression[count][];
    }

    /** Returns the products of points given as doubles; the array is not to be changed afterwards. */
    static ExactProducts of(double[][] points) {
        return new ExactProducts(points.length, (i, j) -> Expression.constant(dot(points[i], points[j])), true);
    }

    static ExactProducts of(BigFraction[][] points) {
        return new ExactProducts(points.length, (i, j) -> Expression.constant(dot(points[i], points[j])));
    }

    /** Whether these are known to be the products of points given as doubles. */
    boolean ofDoubles() {
        return ofDoubles;
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

    /** Sums of products of doubles have a finite decimal expansion, so that only the total needs to be reduced. */
    private static BigFraction dot(double[] x, double[] y) {
        BigDecimal total = BigDecimal.ZERO;
        for (int k = 0; k < x.length; k++) {
            total = total.add(new BigDecimal(x[k]).multiply(new BigDecimal(y[k])));
        }
        return new BigFraction(total.unscaledValue(), BigInteger.TEN.pow(total.scale()));
    }

    private static BigFraction dot(BigFraction[] x, BigFraction[] y) {
        BigFraction total = BigFraction.ZERO;
        for (int k = 0; k < x.length; k++) {
            total = total.add(x[k].multiply(y[k]));
        }
        return total;
    }
}

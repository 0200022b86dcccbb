package org.ntkverify.check.bound;

import java.util.HashMap;
import java.util.Map;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Enclosures of all inner products, packed by rows of the lower triangle: entry (i, j), {@code j <= i}, at {@code i(i+1)/2 + j}.
 *
 * <p>Many points given as doubles are multiplied as doubles: the rounding errors of a dot product of d terms, fused, sum to at most
 * {@code gamma_d |x||x'|}, {@code gamma_d = d u/(1 - d u)}, plus d subnormals. Few points, and geometries that are no doubles, by their
 * exact inner products.
 */
final class Products {

    /** Up to here exact rational arithmetic takes less than a second. */
    private static final int FEW = 150;

    private static final DecimalIntervalArithmetic DECIMALS = DecimalIntervalArithmetic.ofDigits(40);
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private final double[] lower;
    private final double[] upper;

    private Products(double[] lower, double[] upper) {
        this.lower = lower;
        this.upper = upper;
    }

    static Products of(Inputs inputs) {
        return inputs.areDoubles() && inputs.count() > FEW ? rounded(inputs) : exact(inputs);
    }

    static int index(int i, int j) {
        return i * (i + 1) / 2 + j;
    }

    Interval at(int i, int j) {
        int k = j <= i ? index(i, j) : index(j, i);
        return new Interval(lower[k], upper[k]);
    }

    private static Products exact(Inputs inputs) {
        int n = inputs.count();
        double[] lower = new double[index(n, 0)];
        double[] upper = new double[index(n, 0)];
        Map<Expression, Interval> known = new HashMap<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                Interval value = known.computeIfAbsent(inputs.innerProduct(i, j), Products::enclosed);
                lower[index(i, j)] = value.lower();
                upper[index(i, j)] = value.upper();
            }
        }
        return new Products(lower, upper);
    }

    private static Interval enclosed(Expression product) {
        DecimalInterval value = product.evaluate(DECIMALS, Map.of());
        return value.toInterval();
    }

    private static Products rounded(Inputs inputs) {
        int n = inputs.count();
        int d = inputs.dimension();
        double[][] points = new double[n][d];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < d; k++) {
                points[i][k] = inputs.coordinate(i, k);
            }
        }
        double gamma = Interval.of(d * UNIT_ROUNDOFF)
                .over(Interval.of(1 - d * UNIT_ROUNDOFF))
                .upper();
        Interval[] norms = new Interval[n];
        for (int i = 0; i < n; i++) {
            // sum x_k^2 = fl +- gamma sum x_k^2, so that |x| <= sqrt((fl + d tiny)/(1 - gamma)).
            norms[i] = Interval.of(dot(points[i], points[i]))
                    .plus(Interval.of(d * Double.MIN_VALUE))
                    .over(Interval.ONE.minus(Interval.of(gamma)))
                    .sqrt();
        }
        double[] lower = new double[index(n, 0)];
        double[] upper = new double[index(n, 0)];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double error = norms[i].times(norms[j])
                        .times(Interval.of(gamma))
                        .plus(Interval.of(d * Double.MIN_VALUE))
                        .upper();
                Interval value = Interval.of(dot(points[i], points[j])).plus(new Interval(-error, error));
                lower[index(i, j)] = value.lower();
                upper[index(i, j)] = value.upper();
            }
        }
        return new Products(lower, upper);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum = Math.fma(x[k], y[k], sum);
        }
        return sum;
    }
}

package org.ntkverify.numeric.kernel;

import org.apache.commons.numbers.core.Norm;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * The inputs as directions and lengths, and the half angles between them.
 *
 * <p>With theta the angle of x and x', {@code h = sin^2(theta/2)} and {@code g = cos^2(theta/2)} describe every angle without loss:
 * next to 0 the first is small, next to pi the second. A product of unit vectors knows {@code cos(theta)} to some units of 2^-53 and so
 * a small angle only to 2^-26; for such pairs {@code 4 h = |u - u'|^2} or {@code 4 g = |u + u'|^2} is summed from the coordinates
 * [Kahan 2006, section 12], which gives the angle to some units of 2^-53. A zero input has direction 0, hence {@code h = g = 1/2}.
 */
final class UnitInputs {

    /** Beyond this cosine, angles below 14 degrees, an error of the cosine reaches the angle more than fourfold. */
    private static final double NEARLY_PARALLEL = 1 - 1.0 / 32;

    /** Products of four norms, as in products of variances, stay in the range of doubles. */
    private static final double LARGEST_NORM = 0x1p250;

    private final int dimension;
    private final double[] directions;
    private final double[] norms;

    private UnitInputs(int dimension, double[] directions, double[] norms) {
        this.dimension = dimension;
        this.directions = directions;
        this.norms = norms;
    }

    static UnitInputs of(double[] points, int count, int dimension) {
        double[] directions = new double[count * dimension];
        double[] norms = new double[count];
        double[] row = new double[dimension];
        for (int i = 0; i < count; i++) {
            int exponent = scaled(points, i * dimension, row);
            double norm = Norm.L2.of(row);
            norms[i] = Math.scalb(norm, exponent);
            if (!(norms[i] <= LARGEST_NORM)) {
                throw new IllegalArgumentException(
                        "norm of point %s must be <= 2^250 but was %s".formatted(i, norms[i]));
            }
            for (int k = 0; k < dimension && norm > 0; k++) {
                directions[i * dimension + k] = row[k] / norm;
            }
        }
        return new UnitInputs(dimension, directions, norms);
    }

    /** Writes the point at {@code from} to {@code row}, divided by the power of two that is returned, so that subnormals have directions. */
    private static int scaled(double[] points, int from, double[] row) {
        double largest = 0;
        for (int k = 0; k < row.length; k++) {
            row[k] = points[from + k];
            if (!Double.isFinite(row[k])) {
                throw new IllegalArgumentException(
                        "point %s must be finite but was %s".formatted(from / row.length, row[k]));
            }
            largest = Math.max(largest, Math.abs(row[k]));
        }
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        double factor = Math.scalb(1.0, -exponent);
        for (int k = 0; k < row.length; k++) {
            row[k] *= factor;
        }
        return exponent;
    }

    /** Returns N. */
    int count() {
        return norms.length;
    }

    /** Returns d. */
    int dimension() {
        return dimension;
    }

    /** Returns {@code |x_i|}, i = 0 .. N-1; not to be changed. */
    double[] norms() {
        return norms;
    }

    /** Writes {@code <u_i, u_j>} to {@code cosines[(i - row) * columns + j - column]} for a block of rows i and columns j. */
    void cosines(LinearAlgebra algebra, int row, int rows, int column, int columns, double[] cosines) {
        algebra.multiply(
                Shape.TRANSPOSED,
                columns,
                rows,
                dimension,
                directions,
                column * dimension,
                dimension,
                directions,
                row * dimension,
                dimension,
                0,
                cosines,
                0,
                columns);
    }

    /** Turns {@code count} cosines of point {@code i} with the points from {@code column} on into {@code h} and {@code g}. */
    void halfAngles(int i, int column, int count, double[] cosines, double[] h, double[] g) {
        HalfAngles.ofCosines(count, cosines, h);
        HalfAngles.ofSupplements(count, cosines, g);
        for (int j = nextNearlyParallel(0, count, cosines); j < count; j = nextNearlyParallel(j + 1, count, cosines)) {
            double sign = cosines[j] > 0 ? 1 : -1;
            double small = squaredChord(i, column + j, sign) / 4;
            h[j] = sign > 0 ? small : 1 - small;
            g[j] = sign > 0 ? 1 - small : small;
        }
    }

    /** A loop of its own, since few pairs are near and the test is all that most of them cost. */
    private static int nextNearlyParallel(int from, int count, double[] cosines) {
        int j = from;
        while (j < count && Math.abs(cosines[j]) <= NEARLY_PARALLEL) {
            j++;
        }
        return j;
    }

    /** {@code |u_i - sign u_j|^2}, exactly 0 for equal directions. */
    private double squaredChord(int i, int j, double sign) {
        int x = i * dimension;
        int y = j * dimension;
        double even = 0;
        double odd = 0;
        int k = 0;
        for (; k + 1 < dimension; k += 2) {
            double first = directions[x + k] - sign * directions[y + k];
            double second = directions[x + k + 1] - sign * directions[y + k + 1];
            even += first * first;
            odd += second * second;
        }
        if (k < dimension) {
            double last = directions[x + k] - sign * directions[y + k];
            even += last * last;
        }
        return even + odd;
    }
}

package org.ntkverify.numeric.arithmetic;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * All symmetric matrices {@code K} with {@code |K_ij - m_ij| <= r_ij}: midpoints and radii, both symmetric, N x N.
 *
 * <p>Immutable. Indices count from 0. <em>Memory:</em> 16 N^2 bytes.
 */
public final class IntervalMatrix {

    /** The largest N with an array of N^2 numbers. */
    private static final int LARGEST_SIZE = 46_340;

    /** Mirrored in tiles of this edge, which stay in cache whichever way they are read. */
    private static final int TILE = 32;

    private final int size;
    private final double[] midpoints;
    private final double[] radii;

    private IntervalMatrix(int size, double[] midpoints, double[] radii) {
        this.size = size;
        this.midpoints = midpoints;
        this.radii = radii;
    }

    /** Writes one row of the lower triangle. */
    @FunctionalInterface
    public interface RowWriter {

        /**
         * Writes {@code m_ij} and {@code r_ij}, j = 0 .. i, to the first i + 1 places.
         *
         * @param i the row
         * @param midpoints receives finite numbers
         * @param radii receives finite numbers that are not negative
         */
        void write(int i, double[] midpoints, double[] radii);
    }

    /**
     * Returns the set with the given midpoints and radii.
     *
     * @param size N, from 1 to 46340
     * @throws ArithmeticException if a midpoint or radius is not what {@link RowWriter} says
     */
    public static IntervalMatrix ofRows(int size, RowWriter rows) {
        requireSize(size);
        double[] midpoints = new double[size * size];
        double[] radii = new double[size * size];
        double[] midpointRow = new double[size];
        double[] radiusRow = new double[size];
        for (int i = 0; i < size; i++) {
            rows.write(i, midpointRow, radiusRow);
            for (int j = 0; j <= i; j++) {
                requireBall(i, j, midpointRow[j], radiusRow[j]);
            }
            System.arraycopy(midpointRow, 0, midpoints, i * size, i + 1);
            System.arraycopy(radiusRow, 0, radii, i * size, i + 1);
        }
        mirror(size, midpoints);
        mirror(size, radii);
        return new IntervalMatrix(size, midpoints, radii);
    }

    private static void requireBall(int i, int j, double midpoint, double radius) {
        if (!(Math.abs(midpoint) <= Double.MAX_VALUE && radius >= 0 && radius <= Double.MAX_VALUE)) {
            throw new OutsideDomainException("entry (%s,%s) must be finite with a radius >= 0 but was %s with radius %s"
                    .formatted(i, j, midpoint, radius));
        }
    }

    private static void mirror(int size, double[] matrix) {
        for (int rows = 0; rows < size; rows += TILE) {
            for (int columns = 0; columns <= rows; columns += TILE) {
                for (int i = rows; i < Math.min(rows + TILE, size); i++) {
                    for (int j = columns; j < Math.min(columns + TILE, i); j++) {
                        matrix[j * size + i] = matrix[i * size + j];
                    }
                }
            }
        }
    }

    /**
     * Returns the smallest such set around the given entries.
     *
     * @param size N, from 1 to 46340
     * @param lowerTriangle row i as a function of i; its first i+1 entries are read
     */
    public static IntervalMatrix ofLowerTriangle(int size, IntFunction<Interval[]> lowerTriangle) {
        return ofRows(size, (i, midpoints, radii) -> {
            Interval[] row = lowerTriangle.apply(i);
            for (int j = 0; j <= i; j++) {
                double midpoint = row[j].midpoint();
                midpoints[j] = midpoint;
                // Both differences rounded up: the radius reaches each end from the rounded midpoint.
                radii[j] =
                        Math.max(Directed.addUp(row[j].upper(), -midpoint), Directed.addUp(midpoint, -row[j].lower()));
            }
        });
    }

    /** Returns the set that holds the given finite symmetric matrix alone. */
    public static IntervalMatrix exact(double[][] matrix) {
        double[] flat = new double[matrix.length * matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            System.arraycopy(matrix[i], 0, flat, i * matrix.length, matrix.length);
        }
        return exact(matrix.length, flat);
    }

    /**
     * Returns the set that holds the given finite symmetric matrix alone.
     *
     * @param size N, from 1 to 46340
     * @param matrix entry (i, j) at {@code i N + j}
     */
    public static IntervalMatrix exact(int size, double[] matrix) {
        requireSize(size);
        if (matrix.length != size * size) {
            throw new IllegalArgumentException(
                    "matrix must have N^2 = %s entries but had %s".formatted(size * size, matrix.length));
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                requireBall(i, j, matrix[i * size + j], 0);
                if (matrix[i * size + j] != matrix[j * size + i]) {
                    throw new IllegalArgumentException("entries (%s,%s) and (%s,%s) must be equal but are %s and %s"
                            .formatted(j, i, i, j, matrix[j * size + i], matrix[i * size + j]));
                }
            }
        }
        return new IntervalMatrix(size, matrix.clone(), new double[size * size]);
    }

    private static void requireSize(int size) {
        if (!(size >= 1 && size <= LARGEST_SIZE)) {
            throw new IllegalArgumentException(
                    "size of matrix must be in [1, %s] but was %s".formatted(LARGEST_SIZE, size));
        }
    }

    /** Returns N. */
    public int size() {
        return size;
    }

    /** Returns {@code m_ij}. */
    public double midpoint(int i, int j) {
        return midpoints[i * size + j];
    }

    /** Returns {@code r_ij}. */
    public double radius(int i, int j) {
        return radii[i * size + j];
    }

    /** Writes {@code m_ij} to place {@code i N + j} of {@code target}, for all i and j. */
    public void copyMidpoints(double[] target) {
        System.arraycopy(midpoints, 0, target, 0, midpoints.length);
    }

    /** Returns {@code [m_ij - r_ij, m_ij + r_ij]}, rounded outward. */
    public Interval entry(int i, int j) {
        return new Interval(
                Directed.addDown(midpoint(i, j), -radius(i, j)), Directed.addUp(midpoint(i, j), radius(i, j)));
    }

    /** Returns {@code max_i sum_j r_ij}, rounded up: a bound of {@code |K - m|} in the 2-norm for every {@code K}. */
    public double radiusNorm() {
        return largestRowSum(radii);
    }

    /** Returns {@code max_i sum_j |m_ij|}, rounded up: a bound of {@code |m|} in the 2-norm. */
    public double midpointNorm() {
        return largestRowSum(midpoints);
    }

    private double largestRowSum(double[] matrix) {
        double norm = 0;
        for (int i = 0; i < size; i++) {
            norm = Math.max(norm, RowSums.absolute(matrix, i * size, size));
        }
        return norm;
    }

    /** Returns the principal submatrix with the given rows and columns, in the given order. */
    public IntervalMatrix principal(int... indices) {
        return ofRows(indices.length, (i, midpointRow, radiusRow) -> {
            for (int j = 0; j <= i; j++) {
                midpointRow[j] = midpoint(indices[i], indices[j]);
                radiusRow[j] = radius(indices[i], indices[j]);
            }
        });
    }

    /**
     * Returns an enclosure of {@code x^T K x} for the exact doubles {@code x}.
     *
     * <p><em>Width:</em> {@code 2 |x|^T r |x|}, some {@code 2 N u} of {@code sum_i |x_i (K x)_i|}, u = 2^-53, and some
     * {@code 8 N^2 u^2 (sum_j |x_j|)^2 max |m|}: for an approximate eigenvector a few units in the last places.
     */
    public Interval quadraticForm(double[] x) {
        if (x.length != size) {
            throw new IllegalArgumentException("length of x must be %s but was %s".formatted(size, x.length));
        }
        RowSums sums = RowSums.with(x, midpoints);
        Interval total = Interval.ZERO;
        for (int i = 0; i < size; i++) {
            Interval row = sums.row(midpoints, radii, i * size);
            total = total.plus(Interval.of(x[i]).times(row));
        }
        return total;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalMatrix matrix
                && Arrays.equals(midpoints, matrix.midpoints)
                && Arrays.equals(radii, matrix.radii);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(midpoints) + Arrays.hashCode(radii);
    }

    @Override
    public String toString() {
        return "IntervalMatrix of size %s with radius norm %s".formatted(size(), radiusNorm());
    }
}

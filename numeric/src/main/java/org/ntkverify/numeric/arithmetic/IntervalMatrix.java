package org.ntkverify.numeric.arithmetic;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * All symmetric matrices {@code K} with {@code |K_ij - m_ij| <= r_ij}: midpoints and radii, both symmetric, N x N.
 *
 * <p>Immutable. Indices count from 0.
 */
public final class IntervalMatrix {

    private final double[][] midpoints;
    private final double[][] radii;

    private IntervalMatrix(double[][] midpoints, double[][] radii) {
        this.midpoints = midpoints;
        this.radii = radii;
    }

    /**
     * Returns the smallest such set around the given entries.
     *
     * @param size N, at least 1
     * @param lowerTriangle row i as a function of i; its first i+1 entries are read
     */
    public static IntervalMatrix ofLowerTriangle(int size, IntFunction<Interval[]> lowerTriangle) {
        requireSize(size);
        double[][] midpoints = new double[size][size];
        double[][] radii = new double[size][size];
        for (int i = 0; i < size; i++) {
            Interval[] row = lowerTriangle.apply(i);
            for (int j = 0; j <= i; j++) {
                double midpoint = row[j].midpoint();
                // Both differences rounded up: the radius reaches each end from the rounded midpoint.
                double radius =
                        Math.max(Directed.addUp(row[j].upper(), -midpoint), Directed.addUp(midpoint, -row[j].lower()));
                midpoints[i][j] = midpoint;
                midpoints[j][i] = midpoint;
                radii[i][j] = radius;
                radii[j][i] = radius;
            }
        }
        return new IntervalMatrix(midpoints, radii);
    }

    /** Returns the set that holds the given finite symmetric matrix alone. */
    public static IntervalMatrix exact(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                if (!(matrix[i][j] == matrix[j][i])) {
                    throw new IllegalArgumentException("entries (%s,%s) and (%s,%s) must be equal but are %s and %s"
                            .formatted(j, i, i, j, matrix[j][i], matrix[i][j]));
                }
            }
        }
        return ofLowerTriangle(
                matrix.length,
                i -> Arrays.stream(matrix[i]).mapToObj(Interval::of).toArray(Interval[]::new));
    }

    private static void requireSize(int size) {
        if (!(size >= 1)) {
            throw new IllegalArgumentException("size of matrix must be >= 1 but was %s".formatted(size));
        }
    }

    /** Returns N. */
    public int size() {
        return midpoints.length;
    }

    /** Returns {@code m_ij}. */
    public double midpoint(int i, int j) {
        return midpoints[i][j];
    }

    /** Returns {@code r_ij}. */
    public double radius(int i, int j) {
        return radii[i][j];
    }

    /** Returns a copy of the midpoints, row by row. */
    public double[][] midpoints() {
        return Arrays.stream(midpoints).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns {@code [m_ij - r_ij, m_ij + r_ij]}, rounded outward. */
    public Interval entry(int i, int j) {
        return new Interval(
                Directed.addDown(midpoints[i][j], -radii[i][j]), Directed.addUp(midpoints[i][j], radii[i][j]));
    }

    /** Returns {@code max_i sum_j r_ij}, rounded up: a bound of {@code |K - m|} in the 2-norm for every {@code K}. */
    public double radiusNorm() {
        double norm = 0;
        for (double[] row : radii) {
            double sum = 0;
            for (double radius : row) {
                sum = Directed.addUp(sum, radius);
            }
            norm = Math.max(norm, sum);
        }
        return norm;
    }

    /** Returns the principal submatrix with the given rows and columns, in the given order. */
    public IntervalMatrix principal(int... indices) {
        int n = indices.length;
        requireSize(n);
        double[][] midpointRows = new double[n][n];
        double[][] radiusRows = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                midpointRows[i][j] = midpoints[indices[i]][indices[j]];
                radiusRows[i][j] = radii[indices[i]][indices[j]];
            }
        }
        return new IntervalMatrix(midpointRows, radiusRows);
    }

    /** Returns the enclosure of {@code x^T K x} for the exact doubles {@code x}. */
    public Interval quadraticForm(double[] x) {
        Interval total = Interval.ZERO;
        for (int i = 0; i < x.length; i++) {
            Interval row = Interval.ZERO;
            for (int j = 0; j < i; j++) {
                row = row.plus(entry(i, j).times(Interval.of(x[j])));
            }
            Interval twice = row.plus(row).plus(entry(i, i).times(Interval.of(x[i])));
            total = total.plus(Interval.of(x[i]).times(twice));
        }
        return total;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalMatrix matrix
                && Arrays.deepEquals(midpoints, matrix.midpoints)
                && Arrays.deepEquals(radii, matrix.radii);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(midpoints) + Arrays.deepHashCode(radii);
    }

    @Override
    public String toString() {
        return "IntervalMatrix of size %s with radius norm %s".formatted(size(), radiusNorm());
    }
}

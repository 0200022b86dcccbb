package org.ntkverify.numeric.spectrum;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * A certified lower bound of the rank of every matrix of an {@link IntervalMatrix}: the order r of a principal submatrix S that is
 * certified positive definite, {@code lambda_min(S) >= g > 0}. By Cauchy's interlacing at least r eigenvalues of the whole are
 * {@code >= g}.
 *
 * <p>For a positive semidefinite kernel matrix this meets the true rank wherever its nonzero eigenvalues stand clear of the
 * rounding errors. An upper bound of the rank needs an argument about the kernel; no finite precision gives it. What can be
 * bounded from above is the number of eigenvalues beyond a threshold, see {@link CertifiedSpectrum}.
 *
 * @param atLeast r, 0 if nothing is certified
 * @param gap g; 0 if r = 0
 * @param indices rows and columns of S
 */
public record CertifiedRank(int atLeast, double gap, List<Integer> indices) {

    /** Copies the list. */
    public CertifiedRank {
        indices = List.copyOf(indices);
    }

    /**
     * Returns the bound found by Cholesky with diagonal pivoting on the midpoints, each leading submatrix certified anew; the
     * largest one by bisection, since a submatrix of a positive definite matrix is positive definite.
     */
    public static CertifiedRank of(IntervalMatrix matrix) {
        if (proved(matrix).isPresent()) {
            int[] all = IntStream.range(0, matrix.size()).toArray();
            return certified(matrix, all, matrix.size());
        }
        int[] order = pivotOrder(matrix);
        int proved = 0;
        int refused = Math.min(order.length + 1, matrix.size());
        while (refused - proved > 1) {
            int middle = (proved + refused) >>> 1;
            if (proved(matrix.principal(Arrays.copyOf(order, middle))).isPresent()) {
                proved = middle;
            } else {
                refused = middle;
            }
        }
        return proved == 0 ? new CertifiedRank(0, 0, List.of()) : certified(matrix, order, proved);
    }

    private static CertifiedRank certified(IntervalMatrix matrix, int[] order, int rank) {
        IntervalMatrix part = matrix.principal(Arrays.copyOf(order, rank));
        double gap = Math.max(
                proved(part).orElseThrow(), CertifiedEigenvalue.enclosure(part).lower());
        return new CertifiedRank(
                rank, gap, Arrays.stream(order, 0, rank).boxed().toList());
    }

    /** A positive bound if one is proved; the shift is twice what the certificate and the radii take off, so that something is left. */
    private static OptionalDouble proved(IntervalMatrix part) {
        double[] diagonal = IntStream.range(0, part.size())
                .mapToDouble(i -> part.midpoint(i, i))
                .toArray();
        double shift = 2 * (part.radiusNorm() + CholeskyBound.safeDistance(diagonal));
        OptionalDouble bound = CertifiedEigenvalue.lowerBound(part, shift);
        return bound.isPresent() && bound.getAsDouble() > 0 ? bound : OptionalDouble.empty();
    }

    /**
     * Rows in the order of the largest remaining diagonal entry, column by column; stops where it is within the rounding errors that any
     * certificate must pay for.
     */
    private static int[] pivotOrder(IntervalMatrix matrix) {
        int n = matrix.size();
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            rest[i] = matrix.midpoint(i, i);
        }
        double least = CholeskyBound.UNIT_ROUNDOFF * Arrays.stream(rest).max().orElseThrow();
        int[] order = new int[n];
        boolean[] used = new boolean[n];
        double[] columns = new double[n * n];
        double[] row = new double[n];
        double[] product = new double[n];
        for (int k = 0; k < n; k++) {
            int pivot = largest(rest, used);
            if (!(rest[pivot] > Math.max(0, least))) {
                return Arrays.copyOf(order, k);
            }
            used[pivot] = true;
            order[k] = pivot;
            for (int j = 0; j < k; j++) {
                row[j] = columns[pivot + j * n];
            }
            LinearAlgebra.get().multiply(Shape.PLAIN, n, 1, k, columns, 0, n, row, 0, n, 0, product, 0, n);
            double root = Math.sqrt(rest[pivot]);
            for (int i = 0; i < n; i++) {
                double entry = (matrix.midpoint(pivot, i) - product[i]) / root;
                columns[i + k * n] = entry;
                rest[i] -= entry * entry;
            }
        }
        return order;
    }

    private static int largest(double[] rest, boolean[] used) {
        int largest = -1;
        for (int i = 0; i < rest.length; i++) {
            if (!used[i] && (largest < 0 || rest[i] > rest[largest])) {
                largest = i;
            }
        }
        return largest;
    }
}

package org.ntkverify.numeric.spectrum;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/**
 * A certified lower bound of the rank of every matrix of an {@link IntervalMatrix}: the order of a principal submatrix that is
 * certified positive definite.
 *
 * <p>For a positive semidefinite kernel matrix this meets the true rank wherever its nonzero eigenvalues stand clear of the
 * rounding errors. An upper bound of the rank needs an argument about the kernel; no finite precision gives it.
 *
 * @param atLeast the bound, 0 if nothing is certified
 * @param indices rows and columns of the submatrix
 */
public record CertifiedRank(int atLeast, List<Integer> indices) {

    /** Copies the list. */
    public CertifiedRank {
        indices = List.copyOf(indices);
    }

    /**
     * Returns the bound found by Cholesky with diagonal pivoting on the midpoints, each leading submatrix certified anew; the
     * largest one by bisection, since a submatrix of a positive definite matrix is positive definite.
     */
    public static CertifiedRank of(IntervalMatrix matrix) {
        int[] order = pivotOrder(matrix.midpoints());
        int certified = 0;
        int refused = order.length + 1;
        while (refused - certified > 1) {
            int middle = (certified + refused) >>> 1;
            if (isPositiveDefinite(matrix.principal(Arrays.copyOf(order, middle)))) {
                certified = middle;
            } else {
                refused = middle;
            }
        }
        return new CertifiedRank(
                certified, Arrays.stream(order, 0, certified).boxed().toList());
    }

    /** Whether it is proved; the shift is twice what the certificate and the radii take off, so that something is left. */
    private static boolean isPositiveDefinite(IntervalMatrix part) {
        double shift = 2 * (part.radiusNorm() + CholeskyCertificate.safeDistance(part.midpoints()));
        OptionalDouble bound = CertifiedEigenvalue.lowerBound(part, shift);
        return bound.isPresent() && bound.getAsDouble() > 0;
    }

    /** Rows in the order of the largest remaining diagonal entry; stops where none is positive. */
    private static int[] pivotOrder(double[][] matrix) {
        int n = matrix.length;
        int[] order = new int[n];
        boolean[] used = new boolean[n];
        for (int k = 0; k < n; k++) {
            int pivot = -1;
            for (int i = 0; i < n; i++) {
                if (!used[i] && (pivot < 0 || matrix[i][i] > matrix[pivot][pivot])) {
                    pivot = i;
                }
            }
            if (!(matrix[pivot][pivot] > 0)) {
                return Arrays.copyOf(order, k);
            }
            used[pivot] = true;
            order[k] = pivot;
            eliminate(matrix, pivot);
        }
        return order;
    }

    private static void eliminate(double[][] matrix, int pivot) {
        int n = matrix.length;
        double[] column = matrix[pivot].clone();
        for (int i = 0; i < n; i++) {
            double factor = column[i] / column[pivot];
            for (int j = 0; j < n; j++) {
                matrix[i][j] -= factor * column[j];
            }
        }
    }
}

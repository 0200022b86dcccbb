package org.ntkverify.numeric.spectrum;

import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.arithmetic.OutsideDomainException;

/**
 * The determinant of a small positive definite matrix, enclosed: the product of the pivots of {@code L D L^T} in interval arithmetic, every operation
 * rounded outwards.
 *
 * <p>Pivots {@code d_k = K_kk - sum_(j<k) L_kj^2 d_j}. Enclosures widen by a factor of about {@code 1 + 4 |L_ik|} for each row, so this is for a
 * few dozen rows at most; {@code N^3/3} operations.
 */
public final class EnclosedDeterminant {

    private EnclosedDeterminant() {}

    /**
     * Returns an interval that holds the determinant of every matrix of the set.
     *
     * @throws OutsideDomainException if a pivot is not certainly positive: the matrix may be singular or indefinite, or too ill conditioned
     */
    public static Interval of(IntervalMatrix matrix) {
        int n = matrix.size();
        Interval[][] rows = new Interval[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = new Interval[i + 1];
            for (int j = 0; j <= i; j++) {
                rows[i][j] = matrix.entry(i, j);
            }
        }
        Interval determinant = Interval.ONE;
        for (int k = 0; k < n; k++) {
            Interval pivot = rows[k][k];
            if (!(pivot.lower() > 0)) {
                throw new OutsideDomainException(
                        "pivot %s must be > 0 to enclose the determinant but was in %s".formatted(k, pivot));
            }
            determinant = determinant.times(pivot);
            for (int i = k + 1; i < n; i++) {
                Interval factor = rows[i][k].over(pivot);
                for (int j = k + 1; j < i; j++) {
                    rows[i][j] = rows[i][j].minus(factor.times(rows[j][k]));
                }
                rows[i][i] = rows[i][i].minus(rows[i][k].power(2).over(pivot));
            }
        }
        return determinant;
    }
}

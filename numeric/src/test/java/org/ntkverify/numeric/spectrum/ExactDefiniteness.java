package org.ntkverify.numeric.spectrum;

import org.hipparchus.fraction.BigFraction;

/** Exact rational LDL^T: decides whether a matrix of doubles minus a shift is positive semidefinite. Cubic, for small n. */
final class ExactDefiniteness {

    private ExactDefiniteness() {}

    static boolean isPositiveSemidefinite(double[][] matrix, double shift) {
        return isPositiveSemidefinite(matrix, new BigFraction(shift));
    }

    static boolean isPositiveSemidefinite(double[][] matrix, BigFraction shift) {
        int n = matrix.length;
        BigFraction[][] rest = new BigFraction[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                BigFraction entry = new BigFraction(matrix[i][j]);
                rest[i][j] = i == j ? entry.subtract(shift) : entry;
            }
        }
        for (int k = 0; k < n; k++) {
            int sign = rest[k][k].signum();
            if (sign < 0) {
                return false;
            }
            for (int i = k + 1; i < n; i++) {
                if (sign == 0 && rest[i][k].signum() != 0) {
                    // A zero on the diagonal of a semidefinite matrix forces zeros beside it.
                    return false;
                }
            }
            if (sign > 0) {
                eliminate(rest, k);
            }
        }
        return true;
    }

    private static void eliminate(BigFraction[][] rest, int k) {
        for (int i = k + 1; i < rest.length; i++) {
            if (rest[i][k].signum() == 0) {
                continue;
            }
            BigFraction factor = rest[i][k].divide(rest[k][k]);
            for (int j = k + 1; j < rest.length; j++) {
                rest[i][j] = rest[i][j].subtract(factor.multiply(rest[k][j]));
            }
        }
    }
}

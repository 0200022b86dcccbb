package org.ntkverify.numeric.spectrum;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * An approximation of the smallest eigenvalue and its eigenvector. It carries no proof: Hipparchus sets eigenvalues below
 * {@code eps max} to zero, which is why the value is taken again as a Rayleigh quotient.
 */
final class SmallestEigenpair {

    private final double value;
    private final double[] vector;

    private SmallestEigenpair(double value, double[] vector) {
        this.value = value;
        this.vector = vector;
    }

    static SmallestEigenpair of(double[][] matrix) {
        EigenDecompositionSymmetric decomposition =
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(matrix));
        int smallest = 0;
        for (int i = 1; i < matrix.length; i++) {
            if (decomposition.getEigenvalue(i) < decomposition.getEigenvalue(smallest)) {
                smallest = i;
            }
        }
        double[] vector = decomposition.getEigenvector(smallest).toArray();
        return new SmallestEigenpair(rayleigh(matrix, vector), vector);
    }

    private static double rayleigh(double[][] matrix, double[] x) {
        double form = 0;
        double norm = 0;
        for (int i = 0; i < x.length; i++) {
            double row = 0;
            for (int j = 0; j < x.length; j++) {
                row = Math.fma(matrix[i][j], x[j], row);
            }
            form = Math.fma(x[i], row, form);
            norm = Math.fma(x[i], x[i], norm);
        }
        return form / norm;
    }

    double value() {
        return value;
    }

    double[] vector() {
        return vector;
    }
}

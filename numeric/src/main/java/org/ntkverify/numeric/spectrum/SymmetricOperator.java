package org.ntkverify.numeric.spectrum;

/** A symmetric matrix that is known by its products with vectors. */
public interface SymmetricOperator {

    /** Returns the number of rows. */
    int size();

    /** Returns the product with {@code v}, a new array. */
    double[] times(double[] v);

    /** Returns the operator of a dense symmetric matrix, n x n. */
    static SymmetricOperator of(double[] matrix, int n) {
        if (matrix.length != n * n) {
            throw new IllegalArgumentException(
                    "matrix must have %s entries but had %s".formatted(n * n, matrix.length));
        }
        return new SymmetricOperator() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public double[] times(double[] v) {
                double[] product = new double[n];
                for (int j = 0; j < n; j++) {
                    for (int i = 0; i < n; i++) {
                        product[i] += matrix[i + j * n] * v[j];
                    }
                }
                return product;
            }
        };
    }
}

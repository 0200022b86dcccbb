package org.ntkverify.numeric.internal.blas;

import java.util.Arrays;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/** Matrix products in plain Java loops, for sizes at which a native call costs more than the product. */
final class SmallProducts {

    private SmallProducts() {}

    /** Whether loops are used; a function of the shapes only, so that results repeat. */
    static boolean areBetter(Shape shape, int m, int n, int k, int largest) {
        // With one column a product moves as many numbers as it multiplies, and a native kernel gains nothing.
        return (long) m * n * k <= largest || (n == 1 && (shape == Shape.TRANSPOSED ? m : k) == 1);
    }

    /** Sets the m x n matrix C to 0. */
    static void clear(int m, int n, double[] c, int cFrom, int ldc) {
        for (int j = 0; j < n; j++) {
            Arrays.fill(c, cFrom + j * ldc, cFrom + j * ldc + m, 0);
        }
    }

    /**
     * Adds {@code alpha A B} to C, column by column; the inner loops run down contiguous columns. Entry (p, j) of B is at
     * {@code bFrom + p rowStride + j columnStride}.
     */
    static void addProduct(
            int m,
            int n,
            int k,
            double alpha,
            double[] a,
            int aFrom,
            int lda,
            double[] b,
            int bFrom,
            int columnStride,
            int rowStride,
            double[] c,
            int cFrom,
            int ldc) {
        for (int j = 0; j < n; j++) {
            int cAt = cFrom + j * ldc;
            int bAt = bFrom + j * columnStride;
            int p = 0;
            for (; p + 1 < k; p += 2) {
                double first = alpha * b[bAt + p * rowStride];
                double second = alpha * b[bAt + (p + 1) * rowStride];
                addTwoColumns(m, first, a, aFrom + p * lda, second, aFrom + (p + 1) * lda, c, cAt);
            }
            if (p < k) {
                addColumn(m, alpha * b[bAt + p * rowStride], a, aFrom + p * lda, c, cAt);
            }
        }
    }

    /** Adds {@code alpha A^T B} to C, one inner product of two contiguous columns for each entry. */
    static void addTransposedProduct(
            int m,
            int n,
            int k,
            double alpha,
            double[] a,
            int aFrom,
            int lda,
            double[] b,
            int bFrom,
            int ldb,
            double[] c,
            int cFrom,
            int ldc) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                c[cFrom + i + j * ldc] += alpha * dot(k, a, aFrom + i * lda, b, bFrom + j * ldb);
            }
        }
    }

    private static void addColumn(int m, double factor, double[] a, int aAt, double[] c, int cAt) {
        for (int i = 0; i < m; i++) {
            c[cAt + i] += a[aAt + i] * factor;
        }
    }

    private static void addTwoColumns(
            int m, double first, double[] a, int firstAt, double second, int secondAt, double[] c, int cAt) {
        for (int i = 0; i < m; i++) {
            c[cAt + i] += a[firstAt + i] * first + a[secondAt + i] * second;
        }
    }

    /** Four partial sums, because one sum waits for each addition before it starts the next. */
    private static double dot(int k, double[] x, int xAt, double[] y, int yAt) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < k; i += 4) {
            first += x[xAt + i] * y[yAt + i];
            second += x[xAt + i + 1] * y[yAt + i + 1];
            third += x[xAt + i + 2] * y[yAt + i + 2];
            fourth += x[xAt + i + 3] * y[yAt + i + 3];
        }
        for (; i < k; i++) {
            first += x[xAt + i] * y[yAt + i];
        }
        return (first + second) + (third + fourth);
    }
}

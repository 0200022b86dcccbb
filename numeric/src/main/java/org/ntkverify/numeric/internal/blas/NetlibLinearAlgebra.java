package org.ntkverify.numeric.internal.blas;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.lapack.LAPACK;
import org.netlib.util.intW;

/** Linear algebra by the netlib interfaces, whichever implementation stands behind them. */
final class NetlibLinearAlgebra implements LinearAlgebra {

    /**
     * Products of at most this many multiplications run in plain Java loops: a native call costs about 0.3 us before it does
     * anything, the time in which a loop does roughly this many.
     */
    private static final int LARGEST_SMALL_PRODUCT = 1024;

    private final String name;
    private final BLAS blas;
    private final LAPACK lapack;

    NetlibLinearAlgebra(String name, BLAS blas, LAPACK lapack) {
        this.name = name;
        this.blas = blas;
        this.lapack = lapack;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void multiply(
            Shape shape,
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
            double beta,
            double[] c,
            int cFrom,
            int ldc) {
        if (SmallProducts.areBetter(shape, m, n, k, LARGEST_SMALL_PRODUCT)) {
            if (beta == 0) {
                SmallProducts.clear(m, n, c, cFrom, ldc);
            }
            switch (shape) {
                case PLAIN -> SmallProducts.addProduct(m, n, k, alpha, a, aFrom, lda, b, bFrom, ldb, 1, c, cFrom, ldc);
                case OUTER -> SmallProducts.addProduct(m, n, k, alpha, a, aFrom, lda, b, bFrom, 1, ldb, c, cFrom, ldc);
                case TRANSPOSED ->
                    SmallProducts.addTransposedProduct(m, n, k, alpha, a, aFrom, lda, b, bFrom, ldb, c, cFrom, ldc);
            }
            return;
        }
        String left = shape == Shape.TRANSPOSED ? "T" : "N";
        String right = shape == Shape.OUTER ? "T" : "N";
        blas.dgemm(left, right, m, n, k, alpha, a, aFrom, lda, b, bFrom, ldb, beta, c, cFrom, ldc);
    }

    @Override
    public boolean cholesky(double[] a, int n) {
        if (!lowerTriangleIsFinite(a, n)) {
            return false;
        }
        intW info = new intW(0);
        lapack.dpotrf("L", n, a, Math.max(1, n), info);
        return info.val == 0 && lowerTriangleIsFinite(a, n);
    }

    @Override
    public void solveFactored(double[] factor, int n, double[] x) {
        blas.dtrsv("L", "N", "N", n, factor, n, x, 1);
        blas.dtrsv("L", "T", "N", n, factor, n, x, 1);
    }

    @Override
    public double[] symmetricEigenvalues(double[] a, int n) {
        double[] eigenvalues = new double[n];
        eigen("N", a.clone(), n, eigenvalues);
        return eigenvalues;
    }

    @Override
    public void symmetricEigen(double[] a, int n, double[] eigenvalues) {
        eigen("V", a, n, eigenvalues);
    }

    private void eigen(String job, double[] a, int n, double[] eigenvalues) {
        if (!lowerTriangleIsFinite(a, n)) {
            throw new IllegalArgumentException("matrix must be finite but has an entry that is not");
        }
        int ld = Math.max(1, n);
        double[] workSize = new double[1];
        int[] integerWorkSize = new int[1];
        intW info = new intW(0);
        lapack.dsyevd(job, "L", n, a, ld, eigenvalues, workSize, -1, integerWorkSize, -1, info);
        double[] work = new double[Math.max(1, (int) workSize[0])];
        int[] integerWork = new int[Math.max(1, integerWorkSize[0])];
        lapack.dsyevd(job, "L", n, a, ld, eigenvalues, work, work.length, integerWork, integerWork.length, info);
        if (info.val != 0) {
            throw new ArithmeticException("eigenvalue iteration must converge but dsyevd returned info %s for size %s"
                    .formatted(info.val, n));
        }
    }

    private static boolean lowerTriangleIsFinite(double[] a, int n) {
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                if (!Double.isFinite(a[i + j * n])) {
                    return false;
                }
            }
        }
        return true;
    }
}

package org.ntkverify.numeric.internal.blas;

/**
 * The few operations on dense column-major matrices that sampling and spectra need, single-threaded.
 *
 * <p>OpenBLAS is not bitwise reproducible across thread counts, so it runs with one thread and parallelism is over draws.
 * Results of one implementation repeat bit by bit; those of two implementations differ by rounding.
 *
 * <p>Instances hold no state and serve any number of threads.
 */
public sealed interface LinearAlgebra permits NetlibLinearAlgebra {

    /**
     * Returns the fastest implementation that loads on this machine: native OpenBLAS, or plain Java if the native library
     * does not load. The first call loads it, which takes about 0.3 s.
     */
    static LinearAlgebra get() {
        return Implementations.FASTEST;
    }

    /** Returns the implementation in plain Java, which works on every machine. */
    static LinearAlgebra pureJava() {
        return Implementations.PURE_JAVA;
    }

    /** Returns the name and version of the implementation, and, if the native library did not load, why, for provenance. */
    String name();

    /**
     * Sets {@code C <- op(A) op(B) + beta C}, where at most one of A and B is transposed, as {@code shape} says.
     *
     * @param shape which factor is transposed
     * @param m rows of C and of op(A)
     * @param n columns of C and of op(B)
     * @param k columns of op(A) and rows of op(B); with 0 the product is 0
     * @param a holds A from {@code aFrom} on, leading dimension {@code lda}
     * @param aFrom where A begins
     * @param lda leading dimension of A
     * @param b holds B
     * @param bFrom where B begins
     * @param ldb leading dimension of B
     * @param beta 0 to overwrite C, whatever it holds, 1 to add to it
     * @param c holds C; must not be the array of A or B
     * @param cFrom where C begins
     * @param ldc leading dimension of C
     */
    default void multiply(
            Shape shape,
            int m,
            int n,
            int k,
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
        multiply(shape, m, n, k, 1, a, aFrom, lda, b, bFrom, ldb, beta, c, cFrom, ldc);
    }

    /**
     * Sets {@code C <- alpha op(A) op(B) + beta C}; all but {@code alpha} is as in the product without it.
     *
     * @param alpha finite factor of the product
     */
    void multiply(
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
            int ldc);

    /**
     * Overwrites the lower triangle of the symmetric n x n matrix {@code a} by its Cholesky factor L, {@code A = L L^T}; only
     * the lower triangle is read and written.
     *
     * <p>OpenBLAS does not stop at NaN, so success means that the factorisation ran to its end <em>and</em> that every number
     * read and written is finite.
     *
     * @return whether the matrix was numerically positive definite; if not, the content of {@code a} is undefined
     */
    boolean cholesky(double[] a, int n);

    /**
     * Overwrites {@code x} by the solution y of {@code L L^T y = x}.
     *
     * @param factor L in the lower triangle, as {@link #cholesky} leaves it
     * @param n the size of L and of x, at least 1
     * @param x n numbers
     */
    void solveFactored(double[] factor, int n, double[] x);

    /**
     * Returns the eigenvalues of the symmetric n x n matrix {@code a} in ascending order; {@code a} is left as it is.
     *
     * <p><i>Accuracy:</i> backward stable, so absolute errors of order {@code n 2^-53 ||A||}; never a proof.
     *
     * @throws IllegalArgumentException if an entry is not finite
     * @throws ArithmeticException if the iteration does not converge
     */
    double[] symmetricEigenvalues(double[] a, int n);

    /**
     * Replaces the symmetric n x n matrix {@code a} by its orthonormal eigenvectors, one for each column, and writes the
     * eigenvalues in ascending order to {@code eigenvalues}.
     *
     * @throws IllegalArgumentException if an entry is not finite
     * @throws ArithmeticException if the iteration does not converge
     */
    void symmetricEigen(double[] a, int n, double[] eigenvalues);

    /** Which factor of a product is transposed. */
    enum Shape {
        /** {@code A B} with A of shape m x k and B of shape k x n. */
        PLAIN,
        /** {@code A^T B} with A of shape k x m and B of shape k x n. */
        TRANSPOSED,
        /** {@code A B^T} with A of shape m x k and B of shape n x k. */
        OUTER
    }
}

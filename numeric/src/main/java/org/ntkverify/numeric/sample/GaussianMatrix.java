package org.ntkverify.numeric.sample;

/**
 * A standard normal matrix Omega (m x r) that one draw of a network uses once forward and then once backward; all matrices are
 * column-major.
 */
interface GaussianMatrix {

    /**
     * Draws the matrix and sets {@code target} to Omega F.
     *
     * @param features F, r x forward columns
     * @param featureGram F^T F
     */
    void forward(long draw, double[] features, double[] featureGram, double[] target);

    /**
     * Sets {@code target} to Omega^T C, after {@link #forward} with the same features.
     *
     * @param features F, r x forward columns
     * @param derivatives C, m x backward columns, a function of Omega through Omega F only
     * @param derivativeGram C^T C
     */
    void backward(double[] features, double[] derivatives, double[] derivativeGram, double[] target);

    /** Returns whether the features of this draw were nearly but not certainly dependent. */
    boolean nearlySingular();

    /** m, r, and the numbers of columns of F and C. */
    record Size(int rows, int columns, int forwardColumns, int backwardColumns) {}
}

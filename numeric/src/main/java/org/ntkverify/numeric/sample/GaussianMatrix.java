package org.ntkverify.numeric.sample;

/**
 * A standard normal matrix Omega (m x 2n) between two layers of a complex network, which a draw uses once forward and then once backward, tile by
 * tile of neurons. Matrices are column-major. The rows of F that belong to a tile of n neurons are the first parts of all of its neurons, then the
 * second parts, and so are the columns of Omega.
 *
 * <p>Calls come in the order of the methods; each is made for every tile before the next one.
 */
interface GaussianMatrix {

    /** Begins a draw. */
    void begin(long draw);

    /** Takes the rows of F of a tile of n. */
    void readFeatures(int tile, double[] features);

    /** Takes {@code F^T F}. */
    void conditionOnFeatures(double[] featureGram);

    /** Sets {@code target} to the rows of Omega F of a tile of m; may be called again. */
    void forward(int tile, double[] target);

    /** Takes the rows of C of a tile of m, in any order; C is a function of Omega through Omega F only. */
    void readDerivatives(int tile, double[] derivatives);

    /** Takes {@code C^T C}. */
    void conditionOnDerivatives(double[] derivativeGram);

    /** Takes the rows of F of a tile of n again; {@code target} is working memory. */
    void readFeaturesAgain(int tile, double[] features, double[] target);

    /** Sets {@code target}, the same working memory as before, to the rows of Omega^T C of a tile of n; the last tile first. */
    void backward(int tile, double[] features, double[] target);

    /** Returns whether the features of this draw were nearly but not certainly dependent. */
    boolean nearlySingular();

    /** The neurons m after and n before the matrix, and the numbers of columns of F and C. */
    record Size(NeuronTiles after, NeuronTiles before, int forwardColumns, int backwardColumns) {

        /** Returns m. */
        int rows() {
            return after.neurons();
        }

        /** Returns 2n. */
        int columns() {
            return Math.multiplyExact(2, before.neurons());
        }
    }
}

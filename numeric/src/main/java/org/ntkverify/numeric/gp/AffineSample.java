package org.ntkverify.numeric.gp;

/**
 * Sampled values {@code A theta_0 + B (y + e)} at t points, {@code theta_0 ~ N(0, I_p)}, {@code e ~ N(0, freshNoise I_n)}.
 *
 * <p>Immutable.
 */
public final class AffineSample {

    private final double[] ofStart;
    private final double[] ofTargets;
    private final int tests;
    private final double freshNoise;

    /**
     * Keeps the arrays.
     *
     * @param ofStart A, t x p
     * @param ofTargets B, t x n
     */
    AffineSample(double[] ofStart, double[] ofTargets, int tests, double freshNoise) {
        this.ofStart = ofStart;
        this.ofTargets = ofTargets;
        this.tests = tests;
        this.freshNoise = freshNoise;
    }

    /** Returns how many normal numbers a draw takes: p for {@code theta_0}, then n for e. */
    public int normalCount() {
        return (ofStart.length + ofTargets.length) / tests;
    }

    /** Returns the exact law, {@code N(B y, A A^T + freshNoise B B^T)}. */
    public GaussianLaw law(double[] targets) {
        GaussianProcess.requireTargets(targets, ofTargets.length / tests);
        double[] covariance = new double[tests * tests];
        addGram(ofStart, 1, covariance);
        addGram(ofTargets, freshNoise, covariance);
        return new GaussianLaw(GaussianProcess.applied(ofTargets, targets), covariance);
    }

    private void addGram(double[] factor, double weight, double[] target) {
        for (int k = 0; k < factor.length; k += tests) {
            for (int j = 0; j < tests; j++) {
                for (int i = 0; i < tests; i++) {
                    target[i + j * tests] += weight * factor[i + k] * factor[j + k];
                }
            }
        }
    }

    /**
     * Writes the t values that belong to normal numbers.
     *
     * @param targets y, n numbers
     * @param normals standard normal, as many as {@link #normalCount} says
     * @param values receives t numbers
     */
    public void draw(double[] targets, double[] normals, double[] values) {
        int parameters = ofStart.length / tests;
        double deviation = Math.sqrt(freshNoise);
        for (int i = 0; i < tests; i++) {
            double value = 0;
            for (int k = 0; k < parameters; k++) {
                value += ofStart[i + k * tests] * normals[k];
            }
            for (int j = 0; j < targets.length; j++) {
                value += ofTargets[i + j * tests] * (targets[j] + deviation * normals[parameters + j]);
            }
            values[i] = value;
        }
    }
}

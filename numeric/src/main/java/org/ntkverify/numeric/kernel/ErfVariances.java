package org.ntkverify.numeric.kernel;

import org.ntkverify.numeric.arithmetic.InverseTrigonometry;

/** What the erf recursion needs of the variances {@code a} of one layer, input by input. No array of it is to be changed. */
final class ErfVariances {

    private final double[] variances;
    private final double[] squares;
    private final double[] reciprocals;
    private final double[] shares;

    private ErfVariances(double[] variances) {
        int n = variances.length;
        this.variances = variances;
        this.squares = new double[n];
        this.reciprocals = new double[n];
        this.shares = new double[n];
    }

    static ErfVariances of(double[] variances) {
        ErfVariances result = new ErfVariances(variances);
        for (int i = 0; i < variances.length; i++) {
            double twice = 2 * variances[i];
            result.squares[i] = 1 / (1 + twice);
            result.reciprocals[i] = Math.sqrt(result.squares[i]);
            result.shares[i] = Math.sqrt(twice / (1 + twice));
        }
        return result;
    }

    /** Returns those of the next layer, from {@code K(a, a, a) = (4/pi) arctan(2a / (1 + 2a + sqrt(1 + 4a)))}. */
    ErfVariances after(LayerNumbers layer) {
        double[] next = new double[variances.length];
        for (int i = 0; i < next.length; i++) {
            double twice = 2 * variances[i];
            double tangent = twice / (1 + twice + Math.sqrt(1 + 2 * twice));
            next[i] = layer.after(4 / Math.PI * InverseTrigonometry.arcTangent(tangent));
        }
        return of(next);
    }

    /** {@code m = 1/sqrt(1 + 2a)}. */
    double[] m() {
        return reciprocals;
    }

    /** {@code m^2}. */
    double[] mm() {
        return squares;
    }

    /** {@code s = sqrt(2a/(1 + 2a))}. */
    double[] s() {
        return shares;
    }
}

package org.ntkverify.numeric.label;

import org.ntkverify.numeric.arithmetic.HyperbolicTangent;

/** The activation s of the hidden neurons, with its slope, as a loop over an array. */
public enum NeuronActivation {
    /** The hyperbolic tangent. */
    TANH("tanh") {
        @Override
        void evaluate(double[] z, int from, double[] value, double[] slope, int count) {
            for (int r = 0; r < count; r++) {
                double tanh = HyperbolicTangent.of(z[from + r]);
                value[from + r] = tanh;
                slope[from + r] = 1 - tanh * tanh;
            }
        }
    },
    /** The rectifier, whose slope at 0 is 0. */
    RELU("relu") {
        @Override
        void evaluate(double[] z, int from, double[] value, double[] slope, int count) {
            for (int r = 0; r < count; r++) {
                double gate = z[from + r] > 0 ? 1 : 0;
                slope[from + r] = gate;
                value[from + r] = gate * z[from + r];
            }
        }
    };

    private final String text;

    NeuronActivation(String text) {
        this.text = text;
    }

    /** Returns its name in reports. */
    public String text() {
        return text;
    }

    /** Writes s and s' of {@code count} arguments from {@code from} on to the same places of {@code value} and {@code slope}. */
    abstract void evaluate(double[] z, int from, double[] value, double[] slope, int count);
}

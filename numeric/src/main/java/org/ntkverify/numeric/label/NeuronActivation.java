package org.ntkverify.numeric.label;

/** The activation s of the hidden neurons, with its slope, as a loop over an array. */
public enum NeuronActivation {
    /** The hyperbolic tangent. */
    TANH("tanh") {
        @Override
        void evaluate(double[] z, int from, double[] value, double[] slope, int count) {
            for (int r = 0; r < count; r++) {
                // Absolute errors of 2e-16, in a third of the time of Math.tanh; relative ones near 0 do not matter in
                // sums over neurons.
                double tanh = 1 - 2 / (Math.exp(2 * z[from + r]) + 1);
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

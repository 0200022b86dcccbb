package org.ntkverify.numeric.network;

/** {@code max(|z| + offset, 0) z / |z|}. */
record ModRelu(double offset) implements ComplexActivation {

    ModRelu {
        if (!Double.isFinite(offset)) {
            throw new IllegalArgumentException("offset of modrelu must be finite but was %s".formatted(offset));
        }
    }

    @Override
    public String text() {
        return "modrelu(%s)".formatted(offset);
    }

    @Override
    public void evaluate(double[] z, double[] value, double[] jacobian, int count) {
        for (int i = 0; i < count; i++) {
            double[] result = new double[6];
            double r = Math.hypot(z[i], z[count + i]);
            if (r > 0 && r + offset > 0) {
                PolarActivation.radial(z[i], z[count + i], r, (r + offset) / r, 1, result);
            }
            PolarActivation.write(result, value, jacobian, i, count);
        }
    }
}

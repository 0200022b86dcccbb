package org.ntkverify.numeric.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code max(|z| + offset, 0) z / |z|}. */
record ModRelu(double offset) implements ComplexActivation {

    ModRelu {
        if (!Double.isFinite(offset)) {
            throw new IllegalArgumentException("offset of modrelu must be finite but was %s".formatted(offset));
        }
    }

    private static final Pattern NAME = Pattern.compile("modrelu\\((-?\\d{1,9}(?:\\.\\d{1,17})?)\\)");

    /** Returns the activation if {@code name} is one of this kind, such as {@code modrelu(-0.5)}. */
    static Optional<ComplexActivation> named(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Optional.of(new ModRelu(Double.parseDouble(matcher.group(1)))) : Optional.empty();
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

package org.ntkverify.numeric.network;

import java.util.Objects;
import java.util.Optional;
import org.ntkverify.symbolic.Activation;

/** A real activation applied to the real and the imaginary part. */
final class SplitActivation implements ComplexActivation {

    static final String PREFIX = "split-";

    private final String text;
    private final Activation phi;
    private Optional<ActivationCode> compiled = Optional.empty();

    SplitActivation(String text, Activation phi) {
        this.text = text;
        this.phi = phi;
    }

    /** Compiling takes some 10 ms, which a description that is only listed must not cost. */
    private synchronized ActivationCode code() {
        if (compiled.isEmpty()) {
            compiled = Optional.of(ActivationCode.of(phi));
        }
        return compiled.get();
    }

    /** Two are equal if they have one name and one phi, so that two descriptions of one network are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SplitActivation that && text.equals(that.text) && phi.equals(that.phi);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, phi);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public void evaluate(double[] z, double[] value, double[] jacobian, int count) {
        ActivationCode code = code();
        code.evaluate(z, 0, value, jacobian, 0, count);
        for (int i = 0; i < count; i++) {
            jacobian[count + i] = 0;
            jacobian[2 * count + i] = 0;
        }
        // The compiled loop writes value and slope at one index, so the second half lands where it must not stay.
        double[] imaginary = new double[count];
        double[] slope = new double[count];
        code.evaluate(z, count, imaginary, slope, 0, count);
        System.arraycopy(imaginary, 0, value, count, count);
        System.arraycopy(slope, 0, jacobian, 3 * count, count);
    }
}

package org.ntkverify.numeric.network;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;

/**
 * A complex network at given hidden widths on given complex inputs: everything but its random weights.
 *
 * <p>With real standard normal U_l and V_l (n_l x n_(l-1)), all of which are trained,
 *
 * <pre>W_l = realStd U_l + i imaginaryStd V_l,   z_l = W_l a_(l-1) / sqrt(n_(l-1)),   a_l = phi(z_l),   f = W_(L+1) a_L / sqrt(n_L)</pre>
 *
 * <p>without bias. Weights are circular, {@code E W^2 = 0}, if both standard deviations are equal. Its two outputs are Re f and
 * Im f. With the sums over all real trained variables, the tangent kernel and the pseudo-kernel of [TXJZ22] are
 *
 * <pre>
 * K(x, x') = sum df conj(df') = Theta^(Re,Re) + Theta^(Im,Im) + i (Theta^(Im,Re) - Theta^(Re,Im))
 * P(x, x') = sum df df'       = Theta^(Re,Re) - Theta^(Im,Im) + i (Theta^(Im,Re) + Theta^(Re,Im)).
 * </pre>
 *
 * <p>Instances are immutable.
 */
public final class ComplexNetwork implements RandomNetwork {

    private final ComplexActivation activation;
    private final double realStd;
    private final double imaginaryStd;
    private final Inputs inputs;
    private final List<Integer> widths;

    /**
     * Describes the network with weights {@code realStd U + i imaginaryStd V}; a standard deviation of 0 leaves that part out and
     * untrained.
     *
     * @param activation phi
     * @param realStd at least 0
     * @param imaginaryStd at least 0, not both 0
     * @param inputs N points (Re x, Im x) of dimension 2d
     * @param widths n_1 ... n_L, at least one, each at least 1
     */
    public ComplexNetwork(
            ComplexActivation activation, double realStd, double imaginaryStd, Inputs inputs, List<Integer> widths) {
        requireStd(realStd, "realStd");
        requireStd(imaginaryStd, "imaginaryStd");
        if (!(realStd + imaginaryStd > 0)) {
            throw new IllegalArgumentException("realStd + imaginaryStd must be > 0 but both were 0");
        }
        if (inputs.dimension() % 2 != 0) {
            throw new IllegalArgumentException("""
                    dimension of the inputs of a complex network must be even but was %s
                    Maybe imaginary parts are missing: a point is (Re x, Im x).""".formatted(inputs.dimension()));
        }
        this.widths = List.copyOf(widths);
        if (this.widths.isEmpty() || this.widths.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("widths must be at least one number >= 1 but were %s".formatted(widths));
        }
        this.activation = activation;
        this.realStd = realStd;
        this.imaginaryStd = imaginaryStd;
        this.inputs = inputs;
    }

    private static void requireStd(double value, String name) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s must be >= 0 and finite but was %s".formatted(name, value));
        }
    }

    /** Describes the network with circular weights of variance {@code E |W|^2 = 1}. */
    public static ComplexNetwork circular(ComplexActivation activation, Inputs inputs, List<Integer> widths) {
        return new ComplexNetwork(activation, Math.sqrt(0.5), Math.sqrt(0.5), inputs, widths);
    }

    @Override
    public Inputs inputs() {
        return inputs;
    }

    @Override
    public List<Integer> widths() {
        return widths;
    }

    /** Returns 2: the real and the imaginary part. */
    @Override
    public int outputCount() {
        return 2;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.complex(this);
    }

    /** Returns phi. */
    public ComplexActivation activation() {
        return activation;
    }

    /** Returns the factor of U. */
    public double realStd() {
        return realStd;
    }

    /** Returns the factor of V. */
    public double imaginaryStd() {
        return imaginaryStd;
    }

    /** Returns L. */
    public int hiddenLayers() {
        return widths.size();
    }

    /** Returns {@code n_layer} of complex numbers: d for layer 0, 1 for the readout. */
    public int width(int layer) {
        if (layer == 0) {
            return inputs.dimension() / 2;
        }
        return layer <= widths.size() ? widths.get(layer - 1) : 1;
    }

    /** Returns one line for reports. */
    @Override
    public String toString() {
        return "%s*%s, kind=complex, real std=%s, imaginary std=%s, widths=%s"
                .formatted(activation.text(), hiddenLayers(), realStd, imaginaryStd, widths);
    }
}

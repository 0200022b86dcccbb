package org.ntkverify.numeric.network;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ProductVariant;

/**
 * A network of entrywise products, of one hidden width n and of degree D in its features, on given inputs: everything but its
 * random weights.
 *
 * <p>With standard normal {@code W_1 .. W_D} (n x d) and v (n), all of which are trained,
 *
 * <pre>y_1 = phi(W_1 x),   y_m = phi(W_m x) o y_(m-1)  (+ y_(m-1) in variant skip),   f = sqrt(2/n) v . y_D.</pre>
 *
 * <p>The inputs are not divided by {@code sqrt(d)}. Source: [WZL22], plain model; the skip variant is that of the authors' code.
 * Per neuron all factors see x, so
 *
 * <pre>Theta = (2/n) (Y^T Y + sum_m (X X^T) o (D_m^T D_m)),   D_m = v o phi'(W_m x) o (product of the other factors).</pre>
 *
 * <p>Instances are immutable.
 */
public final class ProductNetwork implements RandomNetwork {

    private final Activation phi;
    private final ActivationCode activation;
    private final int degree;
    private final ProductVariant variant;
    private final Inputs inputs;
    private final int width;

    /**
     * Describes the network.
     *
     * @param phi ReLU in the source
     * @param degree D, at least 1; degree 1 is the network with one hidden layer
     * @param variant how the factors are joined
     * @param inputs N points of dimension d
     * @param width n, at least 1
     */
    public ProductNetwork(Activation phi, int degree, ProductVariant variant, Inputs inputs, int width) {
        if (!(degree >= 1 && degree <= 1000)) {
            throw new IllegalArgumentException("degree must be in [1, 1000] but was %s".formatted(degree));
        }
        if (!(width >= 1)) {
            throw new IllegalArgumentException("width must be >= 1 but was %s".formatted(width));
        }
        this.phi = phi;
        this.activation = ActivationCode.of(phi);
        this.degree = degree;
        this.variant = variant;
        this.inputs = inputs;
        this.width = width;
    }

    @Override
    public Inputs inputs() {
        return inputs;
    }

    @Override
    public List<Integer> widths() {
        return List.of(width);
    }

    @Override
    public int outputCount() {
        return 1;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.product(this);
    }

    /** Returns the compiled activation. */
    public ActivationCode activation() {
        return activation;
    }

    /** Returns D. */
    public int degree() {
        return degree;
    }

    /** Returns n. */
    public int width() {
        return width;
    }

    /** Returns what is added to {@code phi(W_m x)} in factor m, 1 to D: 1 in the later factors of variant skip, else 0. */
    public double addedToFactor(int m) {
        return variant == ProductVariant.SKIP && m > 1 ? 1 : 0;
    }

    /** Returns what the weights of a neuron multiply at input i: x, or [x, 1], as a copy. */
    public double[] features(int i) {
        int dimension = inputs.dimension();
        double[] features = new double[variant == ProductVariant.AUGMENTED ? dimension + 1 : dimension];
        for (int k = 0; k < dimension; k++) {
            features[k] = inputs.coordinate(i, k);
        }
        if (variant == ProductVariant.AUGMENTED) {
            features[dimension] = 1;
        }
        return features;
    }

    /** Returns one line for reports. */
    @Override
    public String toString() {
        return "%s, kind=product, degree=%s, variant=%s, width=%s".formatted(phi.name(), degree, variant.text(), width);
    }
}

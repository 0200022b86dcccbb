package org.ntkverify.numeric.network;

import java.util.List;
import java.util.Map;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Connection;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A dense network at given hidden widths on given inputs: everything but its random weights.
 *
 * <p>With standard normal {@code W_l} (n_l x n_(l-1)) and {@code b_l}, layer l is
 * {@code Z_l = s_l W_l H_(l-1) + sigma_(b,l) b_l 1^T}, {@code s_l = sigma_(w,l) / sqrt(n_(l-1))}; layer L + 1 is the scalar
 * readout. Its tangent kernel is
 *
 * <pre>Theta = sum_(l=1..L+1) (u_l H_(l-1)^T H_(l-1) + v_l 1 1^T) o (Delta_l^T Delta_l),   Delta_(L+1) = 1^T,</pre>
 *
 * where {@code u_l}, {@code v_l} are the squared derivatives of {@code Z_l} by a trained variable: {@code s_l^2} and
 * {@code sigma_b^2} if W and b are trained (NTK, JACOT), and 1 and 1 if the weights {@code s_l W_l} and the bias
 * {@code sigma_b b_l} themselves are (STANDARD, HE). A layer with {@code sigma_b = 0} has no bias to train.
 *
 * <p>Instances are immutable.
 */
public final class FiniteNetwork {

    private final Architecture architecture;
    private final Inputs inputs;
    private final List<Integer> widths;
    private final ActivationCode activation;
    private final double[] weightVariance;
    private final double[] biasVariance;

    /**
     * Describes the network.
     *
     * @param architecture L hidden layers and a readout
     * @param inputs N points of dimension d
     * @param widths n_1 ... n_L, each at least 1
     * @throws IllegalArgumentException if the architecture is residual or in maximal-update parameterisation, which cannot be sampled
     */
    public FiniteNetwork(Architecture architecture, Inputs inputs, List<Integer> widths) {
        requireSupported(architecture);
        this.architecture = architecture;
        this.inputs = inputs;
        this.widths = List.copyOf(widths);
        int hiddenLayers = architecture.hiddenLayers();
        if (widths.size() != hiddenLayers) {
            throw new IllegalArgumentException("widths must have one entry for each of the %s hidden layers but was %s"
                    .formatted(hiddenLayers, widths));
        }
        for (int layer = 1; layer <= hiddenLayers; layer++) {
            if (!(widths.get(layer - 1) >= 1)) {
                throw new IllegalArgumentException(
                        "width[layer %s] must be >= 1 but was %s".formatted(layer, widths.get(layer - 1)));
            }
        }
        this.activation = ActivationCode.of(architecture.activation());
        this.weightVariance = new double[hiddenLayers + 1];
        this.biasVariance = new double[hiddenLayers + 1];
        for (int layer = 1; layer <= hiddenLayers + 1; layer++) {
            Layer description = architecture.layers().get(layer - 1);
            weightVariance[layer - 1] = finite(description.weightVariance(), "weightVariance", layer, Double.MIN_VALUE);
            biasVariance[layer - 1] = finite(description.biasVariance(), "biasVariance", layer, 0);
        }
    }

    /** A sampler that ignored a connection or a multiplier would draw from another network than the one asked for. */
    private static void requireSupported(Architecture architecture) {
        if (!architecture.connection().equals(Connection.DENSE)) {
            throw new IllegalArgumentException(
                    """
                    kind of a sampled network must be dense but was %s
                    Maybe its infinite-width kernel is meant; finite residual networks are not sampled yet.""".formatted(architecture.connection().text()));
        }
        if (architecture.parameterization() == Parameterization.MUP) {
            throw new IllegalArgumentException("""
                    param of a sampled network must be ntk, jacot, standard or he but was mup
                    Maybe param=ntk is meant: its output is sqrt(n_L) times as large.""");
        }
    }

    private static double finite(Expression exact, String name, int layer, double least) {
        double value = exact.evaluate(DoubleArithmetic.INSTANCE, Map.of());
        if (!(value >= least && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s[layer %s] must be %s and finite but was %s = %s"
                    .formatted(name, layer, least > 0 ? "> 0" : ">= 0", exact, value));
        }
        return value;
    }

    /** Returns the description shared with the infinite-width kernel. */
    public Architecture architecture() {
        return architecture;
    }

    /** Returns the inputs. */
    public Inputs inputs() {
        return inputs;
    }

    /** Returns n_1 ... n_L. */
    public List<Integer> widths() {
        return widths;
    }

    /** Returns the compiled activation. */
    public ActivationCode activation() {
        return activation;
    }

    /** Returns N. */
    public int inputCount() {
        return inputs.count();
    }

    /** Returns L. */
    public int hiddenLayers() {
        return widths.size();
    }

    /** Returns {@code n_layer}; layer 0 is the input, so {@code width(0) = d}. */
    public int width(int layer) {
        return layer == 0 ? inputs.dimension() : widths.get(layer - 1);
    }

    /** Returns {@code s_layer}, the factor of standard normal weights, layers 1 to L + 1. */
    public double weightScale(int layer) {
        return Math.sqrt(weightScaleSquared(layer));
    }

    /** Returns {@code sigma_b}, the factor of standard normal biases, layers 1 to L + 1. */
    public double biasScale(int layer) {
        return Math.sqrt(biasVariance[layer - 1]);
    }

    /** Returns whether the layer has a bias, layers 1 to L + 1. */
    public boolean hasBias(int layer) {
        return biasVariance[layer - 1] > 0;
    }

    /** Returns {@code u_layer}, the squared derivative of a pre-activation by a trained weight, over the input's square. */
    public double trainedWeightFactor(int layer) {
        return architecture.parameterization().trainsRawWeights() ? 1 : weightScaleSquared(layer);
    }

    /** Returns {@code v_layer}, the squared derivative of a pre-activation by its trained bias, 0 without bias. */
    public double trainedBiasFactor(int layer) {
        if (!hasBias(layer)) {
            return 0;
        }
        return architecture.parameterization().trainsRawWeights() ? 1 : biasVariance[layer - 1];
    }

    /** Returns {@code s_layer^2}. */
    public double weightScaleSquared(int layer) {
        boolean raw = layer == 1 && architecture.input() == InputScaling.RAW;
        return raw ? weightVariance[0] : weightVariance[layer - 1] / width(layer - 1);
    }

    /** Returns {@code sigma_b^2} of the layer. */
    public double biasScaleSquared(int layer) {
        return biasVariance[layer - 1];
    }

    /** Returns one line for reports: the architecture and its widths. */
    @Override
    public String toString() {
        return "%s, widths=%s".formatted(architecture.text(), widths);
    }
}

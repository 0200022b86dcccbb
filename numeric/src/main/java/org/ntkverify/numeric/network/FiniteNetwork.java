package org.ntkverify.numeric.network;

import java.util.ArrayList;
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
 * A dense or residual network at given hidden widths on given inputs: everything but its random weights.
 *
 * <p>With standard normal {@code W_l} (n_l x n_(l-1)) and {@code b_l}, layer l computes
 * {@code m_l (sigma_(w,l) / sqrt(n_(l-1)) W_l H_(l-1) + sigma_(b,l) b_l 1^T) = s_l W_l H_(l-1) + t_l b_l 1^T}, where the
 * multiplier {@code m_l} is 1 except in two places: in residual blocks it is the branch scale alpha, and on the readout in
 * maximal-update parameterisation it is {@code 1/sqrt(n_L)}. A dense layer is {@code Z_l} itself; a residual block adds it,
 * {@code Z_l = Z_(l-1) + ...}; {@code H_l = phi(Z_l)} in both. Layer L + 1 is the readout with k outputs, whose rows are
 * independent. The tangent kernel of outputs p and q is
 *
 * <pre>Theta^(p,q) = sum_(l=1..L) (u_l H_(l-1)^T H_(l-1) + v_l 1 1^T) o (Delta_l^(p)^T Delta_l^(q))
 *             + [p = q] (u_(L+1) H_L^T H_L + v_(L+1) 1 1^T),          Delta_l^(p) = d f_p / d Z_l,</pre>
 *
 * where {@code u_l}, {@code v_l} are the squared derivatives of what layer l computes by a trained variable: {@code s_l^2} and
 * {@code t_l^2} if W and b are trained (NTK, JACOT, MUP), and {@code m_l^2} twice if the weights {@code sigma_w / sqrt(n) W}
 * and the bias {@code sigma_b b} themselves are (STANDARD, HE). A layer with {@code sigma_b = 0} has no bias to train.
 *
 * <p>Instances are immutable.
 */
public final class FiniteNetwork implements RandomNetwork {

    private final Architecture architecture;
    private final Inputs inputs;
    private final List<Integer> widths;
    private final int outputs;
    private final ActivationCode activation;
    private final double[] weightVariance;
    private final double[] biasVariance;
    private final double[] multiplier;

    /**
     * Describes a network with one output.
     *
     * @param architecture L hidden layers and a readout
     * @param inputs N points of dimension d
     * @param widths n_1 ... n_L, each at least 1, all equal if the network is residual
     */
    public FiniteNetwork(Architecture architecture, Inputs inputs, List<Integer> widths) {
        this(architecture, inputs, widths, 1);
    }

    /**
     * Describes a network with several outputs.
     *
     * @param architecture L hidden layers and a readout
     * @param inputs N points of dimension d
     * @param widths n_1 ... n_L, each at least 1, all equal if the network is residual
     * @param outputs k, the number of independent rows of the readout, at least 1
     */
    public FiniteNetwork(Architecture architecture, Inputs inputs, List<Integer> widths, int outputs) {
        this.architecture = architecture;
        this.inputs = inputs;
        this.widths = List.copyOf(widths);
        this.outputs = outputs;
        requireWidths(architecture, this.widths);
        if (!(outputs >= 1)) {
            throw new IllegalArgumentException("outputs must be >= 1 but was %s".formatted(outputs));
        }
        int layers = architecture.hiddenLayers() + 1;
        this.activation = ActivationCode.of(architecture.activation());
        this.weightVariance = new double[layers];
        this.biasVariance = new double[layers];
        this.multiplier = new double[layers];
        for (int layer = 1; layer <= layers; layer++) {
            Layer description = architecture.layers().get(layer - 1);
            weightVariance[layer - 1] = finite(description.weightVariance(), "weightVariance", layer, Double.MIN_VALUE);
            biasVariance[layer - 1] = finite(description.biasVariance(), "biasVariance", layer, 0);
            multiplier[layer - 1] = multiplierOf(layer);
        }
    }

    /**
     * Describes the deep networks of [BAM22]: {@code f_l = phi(W_l f_(l-1))} without normalisation of the output, so the readout
     * has standard normal weights, whatever n_L is, and all weights themselves are trained: {@code K = J J^T} grows like
     * {@code n_(L-1) n_L}.
     *
     * @param hidden {@code beta_l^2} as weight variances of the hidden layers and the bias variances; the variance of the
     *     readout weights is replaced by {@code n_L}, its parameterisation by STANDARD
     */
    public static FiniteNetwork withUnitReadout(Architecture hidden, Inputs inputs, List<Integer> widths) {
        requireWidths(hidden, widths);
        List<Layer> layers = new ArrayList<>(hidden.layers());
        int last = layers.size() - 1;
        Expression width = Expression.integer(widths.get(last - 1));
        layers.set(last, new Layer(width, layers.get(last).biasVariance()));
        Architecture architecture = hidden.withLayers(layers).withParameterization(Parameterization.STANDARD);
        return new FiniteNetwork(architecture, inputs, widths);
    }

    private FiniteNetwork(FiniteNetwork other, Inputs inputs) {
        this.architecture = other.architecture;
        this.inputs = inputs;
        this.widths = other.widths;
        this.outputs = other.outputs;
        this.activation = other.activation;
        this.weightVariance = other.weightVariance;
        this.biasVariance = other.biasVariance;
        this.multiplier = other.multiplier;
    }

    /** Returns this network on other inputs of the same dimension; the activation is not compiled again. */
    public FiniteNetwork withInputs(Inputs others) {
        if (others.dimension() != inputs.dimension()) {
            throw new IllegalArgumentException(
                    "dimension of inputs must be %s but was %s".formatted(inputs.dimension(), others.dimension()));
        }
        return new FiniteNetwork(this, others);
    }

    private static void requireWidths(Architecture architecture, List<Integer> widths) {
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
        boolean equal = widths.stream().distinct().count() == 1;
        if (!equal && architecture.connection() instanceof Connection.Residual) {
            throw new IllegalArgumentException("""
                    widths must be equal in a residual network but were %s
                    Maybe a dense network is meant: a block is added to the layer before.""".formatted(widths));
        }
    }

    private double multiplierOf(int layer) {
        if (layer > hiddenLayers()) {
            return outputMultiplier();
        }
        if (!isResidual(layer)) {
            return 1;
        }
        Connection.Residual residual = (Connection.Residual) architecture.connection();
        return finite(residual.branchScales().get(layer - 2), "branchScale", layer, -Double.MAX_VALUE);
    }

    private static double finite(Expression exact, String name, int layer, double least) {
        double value = exact.evaluate(DoubleArithmetic.INSTANCE, Map.of());
        if (!(value >= least && Double.isFinite(value))) {
            String bound = least > 0 ? "> 0 and " : least == 0 ? ">= 0 and " : "";
            throw new IllegalArgumentException(
                    "%s[layer %s] must be %sfinite but was %s = %s".formatted(name, layer, bound, exact, value));
        }
        return value;
    }

    /** Returns the description shared with the infinite-width kernel. */
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public Inputs inputs() {
        return inputs;
    }

    @Override
    public List<Integer> widths() {
        return widths;
    }

    /** Returns the compiled activation. */
    public ActivationCode activation() {
        return activation;
    }

    /** Returns L. */
    public int hiddenLayers() {
        return widths.size();
    }

    /** Returns {@code n_layer}; layer 0 is the input, so {@code width(0) = d}. */
    public int width(int layer) {
        return layer == 0 ? inputs.dimension() : widths.get(layer - 1);
    }

    @Override
    public int outputCount() {
        return outputs;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.layered(this);
    }

    /** Returns whether the layer is added to the one before. */
    public boolean isResidual(int layer) {
        return layer >= 2 && layer <= hiddenLayers() && architecture.connection() instanceof Connection.Residual;
    }

    /** Returns what the output is multiplied by: {@code 1/sqrt(n_L)} in maximal-update parameterisation, else 1. */
    public double outputMultiplier() {
        return architecture.parameterization() == Parameterization.MUP ? 1 / Math.sqrt(width(hiddenLayers())) : 1;
    }

    /**
     * Returns the factor of the learning rate that belongs to the parameterisation: {@code n_L} in maximal update, else 1. The
     * tangent kernel does not contain it.
     */
    public double learningRateScale() {
        return architecture.parameterization() == Parameterization.MUP ? width(hiddenLayers()) : 1;
    }

    /** Returns {@code s_layer}, the factor of standard normal weights, layers 1 to L + 1; negative if the branch scale is. */
    public double weightScale(int layer) {
        return multiplier[layer - 1] * Math.sqrt(variancePerWeight(layer));
    }

    /** Returns {@code t_layer}, the factor of standard normal biases, layers 1 to L + 1; negative if the branch scale is. */
    public double biasScale(int layer) {
        return multiplier[layer - 1] * Math.sqrt(biasVariance[layer - 1]);
    }

    /** Returns whether the layer has a bias, layers 1 to L + 1. */
    public boolean hasBias(int layer) {
        return biasVariance[layer - 1] > 0;
    }

    /** Returns {@code u_layer}: the contribution of the weights is this times the Gram matrix of the layer's inputs. */
    public double trainedWeightFactor(int layer) {
        return architecture.parameterization().trainsRawWeights()
                ? squaredMultiplier(layer)
                : weightScaleSquared(layer);
    }

    /** Returns {@code v_layer}, the squared derivative by the trained bias, 0 without bias. */
    public double trainedBiasFactor(int layer) {
        if (!hasBias(layer)) {
            return 0;
        }
        return architecture.parameterization().trainsRawWeights() ? squaredMultiplier(layer) : biasScaleSquared(layer);
    }

    /** Returns {@code s_layer^2}. */
    public double weightScaleSquared(int layer) {
        return squaredMultiplier(layer) * variancePerWeight(layer);
    }

    /** Returns {@code t_layer^2}. */
    public double biasScaleSquared(int layer) {
        return squaredMultiplier(layer) * biasVariance[layer - 1];
    }

    private double squaredMultiplier(int layer) {
        return multiplier[layer - 1] * multiplier[layer - 1];
    }

    private double variancePerWeight(int layer) {
        boolean raw = layer == 1 && architecture.input() == InputScaling.RAW;
        return raw ? weightVariance[0] : weightVariance[layer - 1] / width(layer - 1);
    }

    /** Returns one line for reports: the architecture, its widths and, if there are several, the number of outputs. */
    @Override
    public String toString() {
        return "%s, widths=%s%s".formatted(architecture.text(), widths, outputs == 1 ? "" : ", outputs=" + outputs);
    }
}

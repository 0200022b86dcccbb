package org.ntkverify.numeric.network;

import java.util.Arrays;

/**
 * A layered network at one point of its parameters: outputs and products with their derivatives, none of which forms a Jacobian.
 *
 * <p>Notation: {@code theta} the P trained variables, {@code f(x_i; theta)} the k outputs, cotangents {@code g} one number for
 * each output and input (k x N, column-major), so that {@code <g, f> = sum_(p,i) g_pi f_p(x_i)}. Derivatives of the activation are
 * the almost-everywhere ones, as in backpropagation; for ReLU the second one is 0.
 *
 * <p>Each product costs at most four times as much as the evaluation. Instances are immutable.
 */
public final class ForwardPass {

    private final FiniteNetwork network;
    private final ParameterLayout layout;
    private final ActivationCode slope;
    private final LayerProducts products;
    private final double[] parameters;
    private final int inputCount;

    /** {@code Z_l} at index l. */
    private final double[][] preActivations;

    /** {@code H_l} at index l; index 0 holds the inputs. */
    private final double[][] values;

    /** {@code phi'(Z_l)} at index l. */
    private final double[][] slopes;

    private final double[] outputs;

    ForwardPass(FiniteNetwork network, ParameterLayout layout, ActivationCode slope, double[] parameters) {
        this.network = network;
        this.layout = layout;
        this.slope = slope;
        this.parameters = parameters;
        this.inputCount = network.inputCount();
        this.products = new LayerProducts(layout, inputCount);
        int hidden = network.hiddenLayers();
        this.preActivations = new double[hidden + 1][];
        this.values = new double[hidden + 1][];
        this.slopes = new double[hidden + 1][];
        values[0] = inputs(network);
        for (int layer = 1; layer <= hidden; layer++) {
            double[] z = products.apply(layer, parameters, values[layer - 1]);
            if (network.isResidual(layer)) {
                add(z, preActivations[layer - 1]);
            }
            preActivations[layer] = z;
            values[layer] = new double[z.length];
            slopes[layer] = new double[z.length];
            network.activation().evaluate(z, 0, values[layer], slopes[layer], 0, z.length);
        }
        this.outputs = products.apply(hidden + 1, parameters, values[hidden]);
    }

    /** The inputs, d x N. */
    static double[] inputs(FiniteNetwork network) {
        int dimension = network.width(0);
        double[] points = new double[dimension * network.inputCount()];
        for (int i = 0; i < network.inputCount(); i++) {
            for (int k = 0; k < dimension; k++) {
                points[k + i * dimension] = network.inputs().coordinate(i, k);
            }
        }
        return points;
    }

    /** Returns {@code f_p(x_i)} at index {@code p + i k}. */
    public double[] outputs() {
        return outputs.clone();
    }

    /**
     * Returns the vector-Jacobian product {@code d <g, f> / d theta}, P numbers.
     *
     * @param cotangent g, k x N finite numbers
     * @throws IllegalArgumentException if it has another length or is not finite
     */
    public double[] pullBack(double[] cotangent) {
        requireCotangent(cotangent);
        double[] gradient = new double[layout.size()];
        double[] delta = cotangent;
        for (int layer = layout.layers(); layer >= 1; layer--) {
            products.addOuter(layer, delta, values[layer - 1], gradient);
            products.addBias(layer, delta, gradient);
            if (layer > 1) {
                delta = before(layer, delta);
            }
        }
        return gradient;
    }

    /** {@code Delta_(l-1)} from {@code Delta_l}. */
    private double[] before(int layer, double[] delta) {
        double[] result = products.applyTransposed(layer, parameters, delta);
        scale(result, slopes[layer - 1]);
        if (network.isResidual(layer)) {
            add(result, delta);
        }
        return result;
    }

    /**
     * Returns the gradient by the inputs, {@code d <g, f> / d x_i} in column i, d x N.
     *
     * @param cotangent g, k x N finite numbers
     * @throws IllegalArgumentException if it has another length or is not finite
     */
    public double[] inputGradient(double[] cotangent) {
        requireCotangent(cotangent);
        double[] delta = cotangent;
        for (int layer = layout.layers(); layer > 1; layer--) {
            delta = before(layer, delta);
        }
        return products.applyTransposed(1, parameters, delta);
    }

    /**
     * Returns the tangent kernel at these parameters,
     * {@code Theta_ij = <d f(x_i) / d theta, d f(x_j) / d theta> = sum_l (kappa_l^2 H_(l-1)^T H_(l-1) + beta_l^2) o (Delta_l^T Delta_l)}, N x N.
     *
     * @throws IllegalStateException if the network has several outputs
     */
    public double[] tangentKernel() {
        if (network.outputCount() != 1) {
            throw new IllegalStateException("network must have one output but had %s".formatted(network.outputCount()));
        }
        double[] kernel = new double[inputCount * inputCount];
        double[] delta = new double[inputCount];
        Arrays.fill(delta, 1);
        for (int layer = layout.layers(); layer >= 1; layer--) {
            products.addTangentKernel(layer, delta, values[layer - 1], kernel);
            if (layer > 1) {
                delta = before(layer, delta);
            }
        }
        return kernel;
    }

    /**
     * Returns the Jacobian-vector product {@code d f(theta + t direction) / dt} at 0, k x N.
     *
     * @param direction P finite numbers
     * @throws IllegalArgumentException if it has another length or is not finite
     */
    public double[] pushForward(double[] direction) {
        layout.require(direction, "direction");
        double[][] moved = movedPreActivations(direction);
        return moved[layout.layers()];
    }

    /** The derivative of {@code Z_l} along {@code direction} at index l; of the outputs at index L + 1. */
    private double[][] movedPreActivations(double[] direction) {
        double[][] moved = new double[layout.layers() + 1][];
        double[] movedValue = new double[values[0].length];
        for (int layer = 1; layer <= layout.layers(); layer++) {
            double[] z = products.apply(layer, direction, values[layer - 1]);
            add(z, products.multiply(layer, parameters, movedValue));
            if (network.isResidual(layer)) {
                add(z, moved[layer - 1]);
            }
            moved[layer] = z;
            movedValue = z.clone();
            if (layer < layout.layers()) {
                scale(movedValue, slopes[layer]);
            }
        }
        return moved;
    }

    /**
     * Returns the Hessian-vector product {@code (d^2 <g, f> / d theta^2) direction}: the derivative of {@link #pullBack} along
     * {@code direction} with g fixed, P numbers.
     *
     * @param cotangent g, k x N finite numbers
     * @param direction P finite numbers
     * @throws IllegalArgumentException if one of them has another length or is not finite
     */
    public double[] hessianProduct(double[] cotangent, double[] direction) {
        requireCotangent(cotangent);
        layout.require(direction, "direction");
        double[][] moved = movedPreActivations(direction);
        double[] gradient = new double[layout.size()];
        double[] delta = cotangent;
        double[] movedDelta = new double[cotangent.length];
        for (int layer = layout.layers(); layer >= 1; layer--) {
            double[] movedValue = movedValue(layer - 1, moved);
            products.addOuter(layer, movedDelta, values[layer - 1], gradient);
            products.addOuter(layer, delta, movedValue, gradient);
            products.addBias(layer, movedDelta, gradient);
            if (layer > 1) {
                double[] movedBefore = movedBefore(layer, delta, movedDelta, direction, moved[layer - 1]);
                delta = before(layer, delta);
                movedDelta = movedBefore;
            }
        }
        return gradient;
    }

    private double[] movedValue(int layer, double[][] moved) {
        double[] value = new double[values[layer].length];
        if (layer > 0) {
            System.arraycopy(moved[layer], 0, value, 0, value.length);
            scale(value, slopes[layer]);
        }
        return value;
    }

    /** The derivative of {@link #before} along the direction. */
    private double[] movedBefore(int layer, double[] delta, double[] movedDelta, double[] direction, double[] movedZ) {
        double[] z = preActivations[layer - 1];
        double[] curvature = new double[z.length];
        slope.evaluate(z, 0, new double[z.length], curvature, 0, z.length);
        double[] bent = products.applyTransposed(layer, parameters, delta);
        scale(bent, curvature);
        scale(bent, movedZ);
        double[] result = products.applyTransposed(layer, direction, delta);
        add(result, products.applyTransposed(layer, parameters, movedDelta));
        scale(result, slopes[layer - 1]);
        add(result, bent);
        if (network.isResidual(layer)) {
            add(result, movedDelta);
        }
        return result;
    }

    private void requireCotangent(double[] cotangent) {
        if (cotangent.length != outputs.length) {
            throw new IllegalArgumentException(
                    "cotangent must have %s entries, k x N, but had %s".formatted(outputs.length, cotangent.length));
        }
        if (!Arrays.stream(cotangent).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("cotangent must be finite but was not");
        }
    }

    private static void add(double[] target, double[] term) {
        for (int i = 0; i < target.length; i++) {
            target[i] += term[i];
        }
    }

    private static void scale(double[] target, double[] factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] *= factor[i];
        }
    }
}

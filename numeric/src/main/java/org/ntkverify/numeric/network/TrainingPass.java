package org.ntkverify.numeric.network;

import java.util.Arrays;

/**
 * Working memory for evaluating one layered network again and again, at parameters and inputs that change: what training needs, without allocation.
 *
 * <p>Notation as in {@link ForwardPass}: outputs and cotangents are k x N, parameters are laid out by {@link ParameterLayout}. Not thread-safe. Numbers
 * that are not finite pass through, so that a diverging run can be seen to diverge.
 */
public final class TrainingPass {

    private final FiniteNetwork network;
    private final ParameterLayout layout;
    private final LayerProducts products;
    private final int inputCount;

    /** {@code Z_l} at index l; the outputs at index L + 1. */
    private final double[][] preActivations;

    /** {@code H_l} at index l; index 0 holds the inputs. */
    private final double[][] values;

    /** {@code phi'(Z_l)} at index l. */
    private final double[][] slopes;

    /** {@code Delta_l} at index l. */
    private final double[][] deltas;

    /** Allocates the memory; the inputs are those of the network until they are replaced. */
    public TrainingPass(NetworkFunction function) {
        this.network = function.network();
        this.layout = function.layout();
        this.inputCount = network.inputCount();
        this.products = new LayerProducts(layout, inputCount);
        int layers = layout.layers();
        this.preActivations = new double[layers + 1][];
        this.values = new double[layers][];
        this.slopes = new double[layers][];
        this.deltas = new double[layers][];
        values[0] = ForwardPass.inputs(network);
        deltas[0] = new double[values[0].length];
        for (int layer = 1; layer <= layers; layer++) {
            int size = layout.rows(layer) * inputCount;
            preActivations[layer] = new double[size];
            if (layer < layers) {
                values[layer] = new double[size];
                slopes[layer] = new double[size];
                deltas[layer] = new double[size];
            }
        }
    }

    /** Returns P, the number of parameters. */
    public int size() {
        return layout.size();
    }

    /**
     * Replaces the inputs.
     *
     * @param points d x N, point i in column i; copied
     */
    public void inputs(double[] points) {
        if (points.length != values[0].length) {
            throw new IllegalArgumentException(
                    "points must have %s entries, d x N, but had %s".formatted(values[0].length, points.length));
        }
        System.arraycopy(points, 0, values[0], 0, points.length);
    }

    /**
     * Evaluates the network.
     *
     * @param parameters P numbers
     * @return {@code f_p(x_i)} at index {@code p + i k}, overwritten by the next evaluation
     */
    public double[] outputs(double[] parameters) {
        int layers = layout.layers();
        for (int layer = 1; layer <= layers; layer++) {
            double[] z = preActivations[layer];
            products.apply(layer, parameters, values[layer - 1], z);
            if (network.isResidual(layer)) {
                add(z, preActivations[layer - 1]);
            }
            if (layer < layers) {
                network.activation().evaluate(z, 0, values[layer], slopes[layer], 0, z.length);
            }
        }
        return preActivations[layers];
    }

    /**
     * Writes the vector-Jacobian product {@code d <g, f> / d theta} at the parameters evaluated last.
     *
     * @param parameters those of the last evaluation
     * @param cotangent g, k x N
     * @param target receives P numbers
     */
    public void gradient(double[] parameters, double[] cotangent, double[] target) {
        double[] delta = cotangent;
        for (int layer = layout.layers(); layer >= 1; layer--) {
            products.outer(layer, delta, values[layer - 1], 1, 0, target);
            if (layout.hasBias(layer)) {
                int from = layout.biasFrom(layer);
                Arrays.fill(target, from, from + layout.rows(layer), 0);
                products.addBias(layer, delta, target);
            }
            if (layer > 1) {
                delta = before(layer, parameters, delta);
            }
        }
    }

    /**
     * Moves the parameters along the gradient, {@code theta <- theta + factor d <g, f> / d theta}, without forming it: the step of gradient descent
     * with {@code factor = -eta} and g the slopes of the loss.
     *
     * @param parameters those of the last evaluation; changed
     * @param cotangent g, k x N
     * @param factor of the gradient
     */
    public void move(double[] parameters, double[] cotangent, double factor) {
        double[] delta = cotangent;
        for (int layer = layout.layers(); layer >= 1; layer--) {
            // The earlier layer's signal needs the weights as they were.
            double[] earlier = layer > 1 ? before(layer, parameters, delta) : delta;
            products.outer(layer, delta, values[layer - 1], factor, 1, parameters);
            if (layout.hasBias(layer)) {
                products.addBias(layer, delta, factor, parameters);
            }
            delta = earlier;
        }
    }

    /**
     * Writes the gradient by the inputs, {@code d <g, f> / d x_i} in column i, at the parameters evaluated last.
     *
     * @param parameters those of the last evaluation
     * @param cotangent g, k x N
     * @param target receives d x N numbers
     */
    public void inputGradient(double[] parameters, double[] cotangent, double[] target) {
        double[] delta = cotangent;
        for (int layer = layout.layers(); layer > 1; layer--) {
            delta = before(layer, parameters, delta);
        }
        products.applyTransposed(1, parameters, delta, target);
    }

    /** {@code Delta_(l-1)} from {@code Delta_l}. */
    private double[] before(int layer, double[] parameters, double[] delta) {
        double[] result = deltas[layer - 1];
        products.applyTransposed(layer, parameters, delta, result);
        double[] slope = slopes[layer - 1];
        for (int i = 0; i < result.length; i++) {
            result[i] *= slope[i];
        }
        if (network.isResidual(layer)) {
            add(result, delta);
        }
        return result;
    }

    private static void add(double[] target, double[] term) {
        for (int i = 0; i < target.length; i++) {
            target[i] += term[i];
        }
    }
}

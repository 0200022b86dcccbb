package org.ntkverify.numeric.sample;

import java.util.function.BiFunction;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
import org.ntkverify.numeric.network.ComplexNetwork;

/**
 * Draws of {@link ComplexNetwork} in real arithmetic, on which {@code Omega = [U V]} (m x 2n) is one standard normal matrix:
 *
 * <pre>
 * [Re Z, Im Z] = s Omega F,   F = [ r Re A   r Im A ]   r = realStd, t = imaginaryStd, s = 1/sqrt(n)
 *                                 [ -t Im A  t Re A ]
 * C = [d Re f / d Re Z, d Re f / d Im Z, d Im f / d Re Z, d Im f / d Im Z]     m x 4N
 * </pre>
 *
 * <p>so that the tangent kernel of outputs p, q is {@code s^2 sum_(c,c') (F^T F)_(c,c') o (C^T C)_((p,c),(q,c'))} summed over
 * layers, c and c' being Re or Im. The rule for a Gaussian matrix of which {@code Omega F} has been observed applies as it
 * stands, for circular weights and others; it is the rule for complex matrices conditioned on {@code W H} and applied to
 * {@code [delta, conj(epsilon)]}, written in real numbers.
 */
final class ComplexSource implements NetworkSampler.Source {

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final ComplexNetwork network;
    private final int count;
    private final int layers;

    /** Omega of layer l at index l, l = 1 .. L + 1. */
    private final GaussianMatrix[] matrices;

    /** F of layer l at index l, l = 0 .. L. */
    private final double[][] features;

    private final double[][] featureGrams;

    /** C of layer l at index l, l = 1 .. L + 1; that of the readout is fixed. */
    private final double[][] derivatives;

    private final double[][] derivativeGrams;

    /** Jacobian of phi at index l, l = 1 .. L. */
    private final double[][] jacobians;

    private final double[] preActivations;
    private final double[] activations;
    private final double[] products;

    private ComplexSource(ComplexNetwork network, BiFunction<Integer, GaussianMatrix.Size, GaussianMatrix> matrix) {
        this.network = network;
        this.count = network.inputCount();
        this.layers = network.hiddenLayers() + 1;
        this.matrices = new GaussianMatrix[layers + 1];
        this.features = new double[layers][];
        this.featureGrams = new double[layers][4 * count * count];
        this.derivatives = new double[layers + 1][];
        this.derivativeGrams = new double[layers + 1][16 * count * count];
        this.jacobians = new double[layers][];
        int widest = 1;
        for (int layer = 0; layer <= layers; layer++) {
            int width = network.width(layer);
            int entries = Math.multiplyExact(width, 4 * count);
            widest = Math.max(widest, width);
            if (layer < layers) {
                features[layer] = new double[entries];
            }
            if (layer > 0) {
                derivatives[layer] = new double[entries];
                matrices[layer] = matrix.apply(
                        layer, new GaussianMatrix.Size(width, 2 * network.width(layer - 1), 2 * count, 4 * count));
            }
            if (layer > 0 && layer < layers) {
                jacobians[layer] = new double[entries];
            }
        }
        this.preActivations = new double[Math.multiplyExact(widest, 2 * count)];
        this.activations = new double[preActivations.length];
        this.products = new double[Math.multiplyExact(widest, 8 * count)];
        readInputs();
        for (int i = 0; i < count; i++) {
            derivatives[layers][i] = 1;
            derivatives[layers][3 * count + i] = 1;
        }
        gram(1, 4 * count, derivatives[layers], derivativeGrams[layers]);
    }

    /** Draws the weights. */
    static ComplexSource explicit(ComplexNetwork network, RandomStreams streams) {
        return of(network, (layer, size) -> new ExplicitMatrix(streams, layer, size));
    }

    /** Draws the products with the weights; only the weights of the readout are drawn. */
    static ComplexSource conditioned(ComplexNetwork network, RandomStreams streams) {
        int readout = network.hiddenLayers() + 1;
        return of(
                network,
                (layer, size) -> layer == readout
                        ? new ExplicitMatrix(streams, layer, size)
                        : new ConditionedMatrix(streams, layer, size));
    }

    /** Takes {@code matrix} of a layer and size for Omega. */
    static ComplexSource of(ComplexNetwork network, BiFunction<Integer, GaussianMatrix.Size, GaussianMatrix> matrix) {
        return new ComplexSource(network, matrix);
    }

    private void readInputs() {
        int width = network.width(0);
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++) {
                activations[k + i * width] = network.inputs().coordinate(i, k);
                activations[k + (count + i) * width] = network.inputs().coordinate(i, width + k);
            }
        }
        setFeatures(0);
    }

    /** Sets F from A, whose real parts come first. */
    private void setFeatures(int layer) {
        int width = network.width(layer);
        int half = width * count;
        double[] target = features[layer];
        for (int j = 0; j < count; j++) {
            for (int k = 0; k < width; k++) {
                double real = activations[k + j * width];
                double imaginary = activations[half + k + j * width];
                int first = k + 2 * j * width;
                int second = first + 2 * half;
                target[first] = network.realStd() * real;
                target[first + width] = -network.imaginaryStd() * imaginary;
                target[second] = network.realStd() * imaginary;
                target[second + width] = network.imaginaryStd() * real;
            }
        }
        gram(2 * width, 2 * count, target, featureGrams[layer]);
    }

    @Override
    public NetworkDraw draw(long index) {
        boolean nearlySingular = false;
        for (int layer = 1; layer <= layers; layer++) {
            int width = network.width(layer);
            double[] before = features[layer - 1];
            matrices[layer].forward(index, before, featureGrams[layer - 1], preActivations);
            nearlySingular |= matrices[layer].nearlySingular();
            double scale = 1 / Math.sqrt(network.width(layer - 1));
            for (int i = 0; i < width * 2 * count; i++) {
                preActivations[i] *= scale;
            }
            if (layer < layers) {
                network.activation().evaluate(preActivations, activations, jacobians[layer], width * count);
                setFeatures(layer);
            }
        }
        double[] outputs = new double[2 * count];
        System.arraycopy(preActivations, 0, outputs, 0, 2 * count);
        for (int layer = layers - 1; layer >= 1; layer--) {
            backward(layer);
        }
        return assemble(outputs, nearlySingular);
    }

    /** Sets C of {@code layer} from that of the next one. */
    private void backward(int layer) {
        matrices[layer + 1].backward(features[layer], derivatives[layer + 1], derivativeGrams[layer + 1], products);
        int width = network.width(layer);
        int half = width * count;
        double scale = 1 / Math.sqrt(width);
        double real = scale * network.realStd();
        double imaginary = scale * network.imaginaryStd();
        double[] jacobian = jacobians[layer];
        double[] target = derivatives[layer];
        for (int p = 0; p < 2; p++) {
            for (int j = 0; j < count; j++) {
                for (int k = 0; k < width; k++) {
                    int byRealPart = k + 2 * width * (2 * p * count + j);
                    int byImaginaryPart = k + 2 * width * ((2 * p + 1) * count + j);
                    // Derivatives of output p by Re a and Im a of neuron k: U in rows k, V in rows width + k.
                    double toReal = real * products[byRealPart] + imaginary * products[byImaginaryPart + width];
                    double toImaginary = real * products[byImaginaryPart] - imaginary * products[byRealPart + width];
                    int at = k + j * width;
                    target[at + 2 * p * half] = toReal * jacobian[at] + toImaginary * jacobian[2 * half + at];
                    target[at + (2 * p + 1) * half] =
                            toReal * jacobian[half + at] + toImaginary * jacobian[3 * half + at];
                }
            }
        }
        gram(width, 4 * count, target, derivativeGrams[layer]);
    }

    private void gram(int rows, int columns, double[] matrix, double[] target) {
        algebra.multiply(
                Shape.TRANSPOSED, columns, columns, rows, matrix, 0, rows, matrix, 0, rows, 0, target, 0, columns);
    }

    private NetworkDraw assemble(double[] outputs, boolean nearlySingular) {
        int columns = 2 * count;
        double[] theta = new double[columns * columns];
        double[] sigma = new double[columns * columns];
        double[] layerTheta = new double[layers * count * count];
        for (int b = 0; b < columns; b++) {
            for (int a = 0; a <= b; a++) {
                double sum = 0;
                for (int layer = 1; layer <= layers; layer++) {
                    double term = term(layer, a, b);
                    sum += term;
                    if (a / count == b / count) {
                        addHalf(layerTheta, layer, a % count, b % count, term);
                    }
                }
                theta[a + b * columns] = sum;
                theta[b + a * columns] = sum;
                double covariance = featureGrams[layers - 1][a + b * columns] / network.width(layers - 1);
                sigma[a + b * columns] = covariance;
                sigma[b + a * columns] = covariance;
            }
        }
        return new NetworkDraw(count, 2, theta, layerTheta, sigma, outputs, nearlySingular);
    }

    private void addHalf(double[] layerTheta, int layer, int i, int j, double term) {
        int from = (layer - 1) * count * count;
        layerTheta[from + i + j * count] += term / 2;
        layerTheta[from + j + i * count] = layerTheta[from + i + j * count];
    }

    /** The part of layer {@code layer} in the kernel of output and input {@code a} with {@code b}, both {@code i + N p}. */
    private double term(int layer, int a, int b) {
        double[] forward = featureGrams[layer - 1];
        double[] backward = derivativeGrams[layer];
        int i = a % count;
        int j = b % count;
        double sum = 0;
        for (int c = 0; c < 2; c++) {
            for (int e = 0; e < 2; e++) {
                int first = i + count * (c + 2 * (a / count));
                int second = j + count * (e + 2 * (b / count));
                sum += forward[i + count * c + (j + count * e) * 2 * count] * backward[first + second * 4 * count];
            }
        }
        return sum / network.width(layer - 1);
    }
}

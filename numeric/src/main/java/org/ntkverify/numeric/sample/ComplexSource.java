package org.ntkverify.numeric.sample;

import java.util.Arrays;
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
 *
 * <p>Layers are worked on in tiles of neurons, and only the last tile of each is kept: what else is wanted of a layer is evaluated again from the
 * product before its activation, which {@link GaussianMatrix} gives as often as it is asked for. So the memory is that of the matrices.
 */
final class ComplexSource implements NetworkSampler.Source {

    private static final int NONE = -1;

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final ComplexNetwork network;
    private final int count;
    private final int layers;
    private final NeuronTiles[] tiles;

    /** Omega of layer l at index l, l = 1 .. L + 1. */
    private final GaussianMatrix[] matrices;

    /** F of the inputs by tiles. */
    private final double[][] inputFeatures;

    /** F of one tile of layer l at index l, l = 1 .. L; {@link #heldTile} says of which. */
    private final double[][] features;

    private final int[] heldTile;
    private final double[][] featureGrams;
    private final double[][] derivativeGrams;

    /** Jacobian of phi of the same tile, l = 1 .. L. */
    private final double[][] jacobians;

    /** C of the readout, and of one tile of any layer. */
    private final double[] readoutDerivatives;

    private final double[] derivatives;
    private final double[] preActivations;
    private final double[] activations;
    private final double[] products;

    private ComplexSource(
            ComplexNetwork network, int most, BiFunction<Integer, GaussianMatrix.Size, GaussianMatrix> matrix) {
        this.network = network;
        this.count = network.inputCount();
        this.layers = network.hiddenLayers() + 1;
        this.tiles = new NeuronTiles[layers + 1];
        this.matrices = new GaussianMatrix[layers + 1];
        this.features = new double[layers][];
        this.heldTile = new int[layers];
        this.featureGrams = new double[layers][4 * count * count];
        this.derivativeGrams = new double[layers + 1][16 * count * count];
        this.jacobians = new double[layers][];
        int largest = 1;
        for (int layer = 0; layer <= layers; layer++) {
            tiles[layer] = new NeuronTiles(network.width(layer), most);
            int entries = Math.multiplyExact(tiles[layer].largest(), 4 * count);
            largest = Math.max(largest, tiles[layer].largest());
            if (layer > 0) {
                matrices[layer] = matrix.apply(
                        layer, new GaussianMatrix.Size(tiles[layer], tiles[layer - 1], 2 * count, 4 * count));
            }
            if (layer > 0 && layer < layers) {
                features[layer] = new double[entries];
                jacobians[layer] = new double[entries];
            }
        }
        this.preActivations = new double[Math.multiplyExact(largest, 2 * count)];
        this.activations = new double[preActivations.length];
        this.derivatives = new double[Math.multiplyExact(largest, 4 * count)];
        this.products = new double[Math.multiplyExact(largest, 8 * count)];
        this.inputFeatures = new double[tiles[0].count()][];
        readInputs();
        this.readoutDerivatives = new double[4 * count];
        for (int i = 0; i < count; i++) {
            readoutDerivatives[i] = 1;
            readoutDerivatives[3 * count + i] = 1;
        }
        gram(1, 4 * count, readoutDerivatives, 0, derivativeGrams[layers]);
    }

    /** Draws the weights. */
    static ComplexSource explicit(ComplexNetwork network, RandomStreams streams) {
        return of(network, (layer, size) -> new ExplicitMatrix(streams, layer, size));
    }

    /** Draws the products with the weights; only the weights of the readout are drawn. */
    static ComplexSource conditioned(ComplexNetwork network, RandomStreams streams) {
        return conditioned(network, NeuronTiles.MOST, streams);
    }

    /** Takes {@code matrix} of a layer and size for Omega. */
    static ComplexSource of(ComplexNetwork network, BiFunction<Integer, GaussianMatrix.Size, GaussianMatrix> matrix) {
        return of(network, NeuronTiles.MOST, matrix);
    }

    /** The same in tiles of at most {@code most} neurons. */
    static ComplexSource of(
            ComplexNetwork network, int most, BiFunction<Integer, GaussianMatrix.Size, GaussianMatrix> matrix) {
        return new ComplexSource(network, most, matrix);
    }

    /** Draws the products, in tiles of at most {@code most} neurons. */
    static ComplexSource conditioned(ComplexNetwork network, int most, RandomStreams streams) {
        int readout = network.hiddenLayers() + 1;
        return of(
                network,
                most,
                (layer, size) -> layer == readout
                        ? new ExplicitMatrix(streams, layer, size)
                        : new ConditionedMatrix(streams, layer, size));
    }

    private void readInputs() {
        int width = network.width(0);
        for (int tile = 0; tile < inputFeatures.length; tile++) {
            int first = tiles[0].first(tile);
            int rows = tiles[0].size(tile);
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < rows; k++) {
                    activations[k + i * rows] = network.inputs().coordinate(i, first + k);
                    activations[k + (count + i) * rows] = network.inputs().coordinate(i, width + first + k);
                }
            }
            inputFeatures[tile] = new double[4 * rows * count];
            setFeatures(rows, inputFeatures[tile]);
            gram(2 * rows, 2 * count, inputFeatures[tile], tile == 0 ? 0 : 1, featureGrams[0]);
        }
    }

    /** Sets rows of F from those of A, whose real parts come first. */
    private void setFeatures(int rows, double[] target) {
        int half = rows * count;
        for (int j = 0; j < count; j++) {
            for (int k = 0; k < rows; k++) {
                double real = activations[k + j * rows];
                double imaginary = activations[half + k + j * rows];
                int first = k + 2 * j * rows;
                int second = first + 2 * half;
                target[first] = network.realStd() * real;
                target[first + rows] = -network.imaginaryStd() * imaginary;
                target[second] = network.realStd() * imaginary;
                target[second + rows] = network.imaginaryStd() * real;
            }
        }
    }

    /** Returns the rows of F of a tile, and sets the Jacobian of the same tile. */
    private double[] features(int layer, int tile) {
        if (layer == 0) {
            return inputFeatures[tile];
        }
        if (heldTile[layer] != tile) {
            int rows = tiles[layer].size(tile);
            scaledForward(layer, tile, preActivations);
            network.activation().evaluate(preActivations, activations, jacobians[layer], rows * count);
            setFeatures(rows, features[layer]);
            heldTile[layer] = tile;
        }
        return features[layer];
    }

    private void scaledForward(int layer, int tile, double[] target) {
        matrices[layer].forward(tile, target);
        double scale = 1 / Math.sqrt(network.width(layer - 1));
        for (int i = 0; i < tiles[layer].size(tile) * 2 * count; i++) {
            target[i] *= scale;
        }
    }

    @Override
    public NetworkDraw draw(long index) {
        Arrays.fill(heldTile, NONE);
        boolean nearlySingular = false;
        for (int layer = 1; layer <= layers; layer++) {
            GaussianMatrix matrix = matrices[layer];
            NeuronTiles before = tiles[layer - 1];
            matrix.begin(index);
            for (int tile = 0; tile < before.count(); tile++) {
                double[] rows = features(layer - 1, tile);
                matrix.readFeatures(tile, rows);
                if (layer > 1) {
                    gram(2 * before.size(tile), 2 * count, rows, tile == 0 ? 0 : 1, featureGrams[layer - 1]);
                }
            }
            matrix.conditionOnFeatures(featureGrams[layer - 1]);
            nearlySingular |= matrix.nearlySingular();
        }
        double[] outputs = new double[2 * count];
        scaledForward(layers, 0, outputs);
        matrices[layers].readDerivatives(0, readoutDerivatives);
        for (int layer = layers - 1; layer >= 1; layer--) {
            backward(layer);
        }
        return new ComplexAssembly(network, featureGrams, derivativeGrams).draw(outputs, nearlySingular);
    }

    /** Finds C of {@code layer} from that of the next one, tile by tile, and leaves its Gram matrix. */
    private void backward(int layer) {
        GaussianMatrix matrix = matrices[layer + 1];
        matrix.conditionOnDerivatives(derivativeGrams[layer + 1]);
        int last = tiles[layer].count() - 1;
        for (int tile = 0; tile <= last; tile++) {
            matrix.readFeaturesAgain(tile, features(layer, tile), products);
        }
        for (int tile = last; tile >= 0; tile--) {
            int rows = tiles[layer].size(tile);
            matrix.backward(tile, features(layer, tile), products);
            setDerivatives(layer, rows);
            if (layer > 1) {
                matrices[layer].readDerivatives(tile, derivatives);
            }
            gram(rows, 4 * count, derivatives, tile == last ? 0 : 1, derivativeGrams[layer]);
        }
    }

    /** Sets rows of C from the products with the next matrix and the Jacobian. */
    private void setDerivatives(int layer, int rows) {
        int half = rows * count;
        double scale = 1 / Math.sqrt(network.width(layer));
        double real = scale * network.realStd();
        double imaginary = scale * network.imaginaryStd();
        double[] jacobian = jacobians[layer];
        for (int p = 0; p < 2; p++) {
            for (int j = 0; j < count; j++) {
                for (int k = 0; k < rows; k++) {
                    int byRealPart = k + 2 * rows * (2 * p * count + j);
                    int byImaginaryPart = k + 2 * rows * ((2 * p + 1) * count + j);
                    // Derivatives of output p by Re a and Im a of neuron k: U in rows k, V in rows after those.
                    double toReal = real * products[byRealPart] + imaginary * products[byImaginaryPart + rows];
                    double toImaginary = real * products[byImaginaryPart] - imaginary * products[byRealPart + rows];
                    int at = k + j * rows;
                    derivatives[at + 2 * p * half] = toReal * jacobian[at] + toImaginary * jacobian[2 * half + at];
                    derivatives[at + (2 * p + 1) * half] =
                            toReal * jacobian[half + at] + toImaginary * jacobian[3 * half + at];
                }
            }
        }
    }

    private void gram(int rows, int columns, double[] matrix, double beta, double[] target) {
        algebra.multiply(
                Shape.TRANSPOSED, columns, columns, rows, matrix, 0, rows, matrix, 0, rows, beta, target, 0, columns);
    }
}

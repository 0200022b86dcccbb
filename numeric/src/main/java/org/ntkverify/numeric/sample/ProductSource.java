package org.ntkverify.numeric.sample;

import java.util.Arrays;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
import org.ntkverify.numeric.network.ProductNetwork;

/**
 * Draws of {@link ProductNetwork}, one pass over its neurons. Both samplers do the same with pre-activations {@code Y A}: A holds
 * the inputs and Y the weights, or A is a factor of {@code X X^T}.
 */
final class ProductSource implements NetworkSampler.Source {

    /** Neurons of a tile and of a random stream. A fixed number, because it is part of what a draw's numbers are. */
    private static final int TILE = 1024;

    private final ProductNetwork network;
    private final RandomStreams streams;
    private final StreamRole weightRole;
    private final StreamRole readoutRole;
    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final int inputCount;
    private final int degree;
    private final int columns;
    private final double[] mixing;
    private final double[] inputGram;

    private final double[] normals;
    private final double[] readoutWeights;
    private final double[] preActivations;

    /** Factor m at index m - 1, rows x N. */
    private final double[][] factors;

    private final double[][] slopes;

    /** The product of the factors before m at index m - 1; at D the product of all. */
    private final double[][] products;

    /** {@code v} times the product of the factors after the present one. */
    private final double[] rest;

    private final double[] derivative;

    /** {@code D_m^T D_m} at index m - 1; at D {@code Y^T Y}. */
    private final double[][] grams;

    private ProductSource(
            ProductNetwork network,
            RandomStreams streams,
            FirstLayer firstLayer,
            StreamRole weightRole,
            StreamRole readoutRole) {
        this.network = network;
        this.streams = streams;
        this.weightRole = weightRole;
        this.readoutRole = readoutRole;
        this.inputCount = network.inputCount();
        this.degree = network.degree();
        this.columns = firstLayer.columns();
        this.mixing = firstLayer.matrix();
        this.inputGram = gramOf(features(network));
        int rows = Math.min(TILE, network.width());
        this.normals = new double[rows * columns];
        this.readoutWeights = new double[rows];
        this.preActivations = new double[rows * inputCount];
        this.factors = new double[degree][rows * inputCount];
        this.slopes = new double[degree][rows * inputCount];
        this.products = new double[degree + 1][rows * inputCount];
        this.rest = new double[rows * inputCount];
        this.derivative = new double[rows * inputCount];
        this.grams = new double[degree + 1][inputCount * inputCount];
    }

    /** Draws the weights. */
    static ProductSource explicit(ProductNetwork network, RandomStreams streams) {
        FirstLayer inputs = FirstLayer.weights(features(network));
        return new ProductSource(network, streams, inputs, StreamRole.EXPLICIT_WEIGHTS, StreamRole.EXPLICIT_WEIGHTS);
    }

    /** Draws the pre-activations with their covariance. */
    static ProductSource conditioned(ProductNetwork network, RandomStreams streams) {
        FirstLayer factor = FirstLayer.of(features(network));
        return new ProductSource(
                network, streams, factor, StreamRole.CONDITIONED_WEIGHTS, StreamRole.CONDITIONED_READOUT);
    }

    private static double[][] features(ProductNetwork network) {
        double[][] features = new double[network.inputCount()][];
        Arrays.setAll(features, network::features);
        return features;
    }

    private static double[] gramOf(double[][] features) {
        int count = features.length;
        double[] gram = new double[count * count];
        for (int j = 0; j < count; j++) {
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < features[i].length; k++) {
                    gram[i + j * count] += features[i][k] * features[j][k];
                }
            }
        }
        return gram;
    }

    @Override
    public NetworkDraw draw(long index) {
        for (double[] gram : grams) {
            Arrays.fill(gram, 0);
        }
        double[] readout = new double[inputCount];
        for (int tile = 0; tile * TILE < network.width(); tile++) {
            int rows = Math.min(TILE, network.width() - tile * TILE);
            for (int m = 1; m <= degree; m++) {
                factor(index, tile, m, rows);
            }
            streams.at(index, degree + 1, readoutRole, tile).fillNormals(readoutWeights, 0, rows);
            algebra.multiply(
                    Shape.TRANSPOSED,
                    inputCount,
                    1,
                    rows,
                    products[degree],
                    0,
                    rows,
                    readoutWeights,
                    0,
                    rows,
                    1,
                    readout,
                    0,
                    inputCount);
            addGram(rows, products[degree], grams[degree]);
            derivatives(rows);
        }
        return assemble(readout);
    }

    private void factor(long draw, int tile, int m, int rows) {
        streams.at(draw, m, weightRole, tile).fillNormals(normals, 0, rows * columns);
        algebra.multiply(
                Shape.PLAIN,
                rows,
                inputCount,
                columns,
                normals,
                0,
                rows,
                mixing,
                0,
                Math.max(1, columns),
                0,
                preActivations,
                0,
                rows);
        double[] values = factors[m - 1];
        network.activation().evaluate(preActivations, 0, values, slopes[m - 1], 0, rows * inputCount);
        double added = network.addedToFactor(m);
        if (m == 1) {
            Arrays.fill(products[0], 1);
        }
        for (int i = 0; i < rows * inputCount; i++) {
            values[i] += added;
            products[m][i] = products[m - 1][i] * values[i];
        }
    }

    /** {@code D_m} for m = D .. 1, without a division by a factor, which may be 0. */
    private void derivatives(int rows) {
        for (int j = 0; j < inputCount; j++) {
            System.arraycopy(readoutWeights, 0, rest, j * rows, rows);
        }
        for (int m = degree; m >= 1; m--) {
            for (int i = 0; i < rows * inputCount; i++) {
                derivative[i] = rest[i] * slopes[m - 1][i] * products[m - 1][i];
                rest[i] *= factors[m - 1][i];
            }
            addGram(rows, derivative, grams[m - 1]);
        }
    }

    private void addGram(int rows, double[] matrix, double[] gram) {
        algebra.multiply(
                Shape.TRANSPOSED,
                inputCount,
                inputCount,
                rows,
                matrix,
                0,
                rows,
                matrix,
                0,
                rows,
                1,
                gram,
                0,
                inputCount);
    }

    private NetworkDraw assemble(double[] readout) {
        double scale = 2.0 / network.width();
        int square = inputCount * inputCount;
        double[] theta = new double[square];
        double[] sigma = new double[square];
        double[] layerTheta = new double[(degree + 1) * square];
        for (int j = 0; j < inputCount; j++) {
            for (int i = 0; i <= j; i++) {
                int at = i + j * inputCount;
                int mirrored = j + i * inputCount;
                for (int m = 0; m <= degree; m++) {
                    double term = scale * grams[m][at] * (m < degree ? inputGram[at] : 1);
                    layerTheta[m * square + at] = term;
                    layerTheta[m * square + mirrored] = term;
                    theta[at] += term;
                }
                theta[mirrored] = theta[at];
                sigma[at] = scale * grams[degree][at];
                sigma[mirrored] = sigma[at];
            }
        }
        double[] outputs = new double[inputCount];
        Arrays.setAll(outputs, i -> Math.sqrt(scale) * readout[i]);
        return new NetworkDraw(inputCount, 1, theta, layerTheta, sigma, outputs, false);
    }
}

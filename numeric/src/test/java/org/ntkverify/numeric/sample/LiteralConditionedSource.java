package org.ntkverify.numeric.sample;

import java.util.Arrays;
import org.ntkverify.numeric.network.FiniteNetwork;

/**
 * Section "conditioned sampler" of the theory note, word by word and slowly, and with the mistakes one can make in it. Forms Q
 * by Gram-Schmidt, draws the fresh copy W' as a matrix and multiplies it out, where the production sampler does neither; so
 * {@link Defect#NONE} is a third sampler of the same law.
 */
final class LiteralConditionedSource implements NetworkSampler.Source {

    /** What is wrong with the backward pass. */
    enum Defect {
        /** Nothing. */
        NONE,
        /** {@code B} is not projected off the observed directions. */
        PROJECTION_DROPPED,
        /** The rows of B have covariance I, not {@code Delta^T Delta}. */
        IDENTITY_COVARIANCE,
        /** The observed Z is taken for {@code s W H}, although it contains the bias. */
        BIAS_FORGOTTEN,
        /** One W' serves every layer. */
        COPY_REUSED,
        /** What the forward pass has seen of W is forgotten: {@code W^T Delta} is drawn afresh. */
        OBSERVATION_IGNORED,
        /** Each output meets a copy W' of its own. */
        OUTPUTS_SEPARATE,
        /** The backward pass of a residual network has no identity path. */
        IDENTITY_PATH_FORGOTTEN
    }

    private final FiniteNetwork network;
    private final RandomStreams streams;
    private final Defect defect;
    private final KernelAssembly assembly;
    private final int inputCount;
    private final int columns;

    LiteralConditionedSource(FiniteNetwork network, RandomStreams streams, Defect defect) {
        this.network = network;
        this.streams = streams;
        this.defect = defect;
        this.assembly = new KernelAssembly(network);
        this.inputCount = network.inputCount();
        this.columns = inputCount * network.outputCount();
    }

    @Override
    public NetworkDraw draw(long index) {
        int top = network.hiddenLayers();
        double[][][] values = new double[top + 1][][];
        double[][][] slopes = new double[top + 1][][];
        double[][][] basis = new double[top + 1][][];
        double[][][] whitened = new double[top + 1][][];
        double[][] forwardGrams = new double[top + 1][];
        values[0] = new double[network.width(0)][inputCount];
        for (int k = 0; k < network.width(0); k++) {
            for (int i = 0; i < inputCount; i++) {
                values[0][k][i] = network.inputs().coordinate(i, k);
            }
        }
        double[][] pre = values[0];
        for (int layer = 1; layer <= top; layer++) {
            int at = layer;
            int width = network.width(layer);
            basis[layer] = orthonormalBasis(values[layer - 1]);
            double[][] mixing = product(transposed(basis[layer]), values[layer - 1], inputCount);
            RandomStream stream = streams.at(index, layer, StreamRole.CONDITIONED_WEIGHTS, 0);
            double[] bias = new double[width];
            Arrays.setAll(bias, i -> network.biasScale(at) * stream.nextNormal());
            whitened[layer] = normals(stream, width, mixing.length);
            double[][] computed = product(whitened[layer], mixing, inputCount);
            double[][] skipped = pre;
            pre = new double[width][inputCount];
            values[layer] = new double[width][inputCount];
            slopes[layer] = new double[width][inputCount];
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < inputCount; j++) {
                    pre[i][j] = network.weightScale(layer) * computed[i][j] + bias[i];
                    pre[i][j] += network.isResidual(layer) ? skipped[i][j] : 0;
                }
                network.activation().evaluate(pre[i], 0, values[layer][i], slopes[layer][i], 0, inputCount);
            }
            if (defect == Defect.BIAS_FORGOTTEN && layer > 1) {
                addBiasAsWeights(whitened[layer], bias, mixing, network.weightScale(layer));
            }
            forwardGrams[layer] = gram(values[layer]);
        }
        return backward(index, values, slopes, basis, whitened, forwardGrams);
    }

    private NetworkDraw backward(
            long index,
            double[][][] values,
            double[][][] slopes,
            double[][][] basis,
            double[][][] whitened,
            double[][] forwardGrams) {
        int top = network.hiddenLayers();
        RandomStream stream = streams.at(index, top + 1, StreamRole.CONDITIONED_READOUT, 0);
        int outputs = network.outputCount();
        double[][] readoutWeights = normals(stream, outputs, network.width(top));
        double[] readoutBias = new double[outputs];
        if (network.hasBias(top + 1)) {
            stream.fillNormals(readoutBias, 0, outputs);
        }
        double[] readout = new double[columns];
        double[][] below = new double[network.width(top)][columns];
        for (int i = 0; i < below.length; i++) {
            for (int column = 0; column < columns; column++) {
                double weight = readoutWeights[column / inputCount][i];
                readout[column] += weight * values[top][i][column % inputCount];
                below[i][column] = network.weightScale(top + 1) * weight;
            }
        }
        double[][] backwardGrams = new double[top + 1][];
        double[][] above = below;
        for (int layer = top; layer >= 1; layer--) {
            double[][] delta = below;
            boolean skipped = network.isResidual(layer + 1) && defect != Defect.IDENTITY_PATH_FORGOTTEN;
            for (int i = 0; i < delta.length; i++) {
                for (int column = 0; column < columns; column++) {
                    delta[i][column] *= slopes[layer][i][column % inputCount];
                    delta[i][column] += skipped ? above[i][column] : 0;
                }
            }
            backwardGrams[layer] = gram(delta);
            above = delta;
            if (layer > 1) {
                below = throughWeights(index, layer, delta, basis[layer], whitened[layer]);
            }
        }
        return assembly.assemble(forwardGrams, backwardGrams, readout, readoutBias, false);
    }

    /** {@code s W^T Delta = s (Q (Y^T Delta - Q^T B) + B)}, {@code B = W'^T Delta}. */
    private double[][] throughWeights(long index, int layer, double[][] delta, double[][] basis, double[][] whitened) {
        int before = network.width(layer - 1);
        int address = defect == Defect.COPY_REUSED ? 1 : layer;
        RandomStream stream = streams.at(index, address, StreamRole.CONDITIONED_BACKWARD, 0);
        double[][] fresh = freshProduct(stream, before, delta);
        if (defect == Defect.OBSERVATION_IGNORED) {
            return scaled(network.weightScale(layer), fresh);
        }
        double[][] known = product(transposed(whitened), delta, columns);
        double[][] seen = product(transposed(basis), fresh, columns);
        for (int k = 0; k < known.length && defect != Defect.PROJECTION_DROPPED; k++) {
            for (int j = 0; j < columns; j++) {
                known[k][j] -= seen[k][j];
            }
        }
        double[][] result = product(basis, known, columns);
        for (int i = 0; i < before; i++) {
            for (int j = 0; j < columns; j++) {
                result[i][j] += fresh[i][j];
            }
        }
        return scaled(network.weightScale(layer), result);
    }

    /** {@code B = W'^T Delta}, one W' for all outputs. */
    private double[][] freshProduct(RandomStream stream, int rows, double[][] delta) {
        if (defect == Defect.IDENTITY_COVARIANCE) {
            return normals(stream, rows, columns);
        }
        double[][] fresh = product(normals(stream, rows, delta.length), delta, columns);
        for (int p = 1; p < network.outputCount() && defect == Defect.OUTPUTS_SEPARATE; p++) {
            double[][] own = product(normals(stream, rows, delta.length), delta, columns);
            for (int i = 0; i < rows; i++) {
                System.arraycopy(own[i], p * inputCount, fresh[i], p * inputCount, inputCount);
            }
        }
        return fresh;
    }

    private static double[][] scaled(double factor, double[][] matrix) {
        double[][] result = new double[matrix.length][];
        Arrays.setAll(result, i -> Arrays.stream(matrix[i]).map(x -> factor * x).toArray());
        return result;
    }

    /** Y becomes {@code (Z / s) R^+} with the bias inside Z: row i gains {@code b_i / s p}, p the least squares solution of R^T p = 1. */
    private static void addBiasAsWeights(double[][] whitened, double[] bias, double[][] mixing, double scale) {
        int rank = mixing.length;
        double[][] system = product(mixing, transposed(mixing), mixing.length);
        double[] p = new double[rank];
        for (int i = 0; i < rank; i++) {
            for (double entry : mixing[i]) {
                p[i] += entry;
            }
        }
        for (int k = 0; k < rank; k++) {
            for (int i = 0; i < rank; i++) {
                if (i != k) {
                    double factor = system[i][k] / system[k][k];
                    for (int j = 0; j < rank; j++) {
                        system[i][j] -= factor * system[k][j];
                    }
                    p[i] -= factor * p[k];
                }
            }
        }
        for (int i = 0; i < whitened.length; i++) {
            for (int k = 0; k < rank; k++) {
                whitened[i][k] += bias[i] / scale * p[k] / system[k][k];
            }
        }
    }

    /** Gram-Schmidt, twice, on the columns; a column within 1e-6 of the span of those before counts as in it. */
    private static double[][] orthonormalBasis(double[][] matrix) {
        double[][] columns = transposed(matrix);
        double[][] basis = new double[0][];
        for (double[] column : columns) {
            double[] rest = column.clone();
            for (int pass = 0; pass < 2; pass++) {
                for (double[] direction : basis) {
                    double along = dot(direction, rest);
                    for (int i = 0; i < rest.length; i++) {
                        rest[i] -= along * direction[i];
                    }
                }
            }
            double length = Math.sqrt(dot(rest, rest));
            if (length > 1e-6 * Math.sqrt(dot(column, column))) {
                double[][] longer = Arrays.copyOf(basis, basis.length + 1);
                Arrays.setAll(rest, i -> rest[i] / length);
                longer[basis.length] = rest;
                basis = longer;
            }
        }
        return basis.length == 0 ? new double[matrix.length][0] : transposed(basis);
    }

    private static double[][] normals(RandomStream stream, int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            stream.fillNormals(row, 0, columns);
        }
        return matrix;
    }

    private static double[] gram(double[][] matrix) {
        double[][] vectors = transposed(matrix);
        double[] gram = new double[vectors.length * vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < vectors.length; j++) {
                gram[i + j * vectors.length] = dot(vectors[i], vectors[j]);
            }
        }
        return gram;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double[][] transposed(double[][] matrix) {
        int columns = matrix.length == 0 ? 0 : matrix[0].length;
        double[][] result = new double[columns][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < columns; j++) {
                result[j][i] = matrix[i][j];
            }
        }
        return result;
    }

    /** A product over no index is a matrix of zeros, so the number of columns cannot be read off an empty factor. */
    private static double[][] product(double[][] left, double[][] right, int columns) {
        double[][] result = new double[left.length][columns];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                for (int j = 0; j < columns; j++) {
                    result[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return result;
    }
}

package org.ntkverify.numeric.sample;

import java.util.Arrays;

/**
 * The rule of the conditioned sampler, word by word: what has been observed of Omega is kept, the rest is that of a fresh copy
 * Omega', {@code Omega^T C = P Omega^T C + (I - P) Omega'^T C} with P the projector on the columns of F; and mistakes in it.
 */
final class LiteralMatrix implements GaussianMatrix {

    /** What is wrong. */
    enum Defect {
        /** Nothing. */
        NONE,
        /** {@code P Omega^T C + Omega'^T C}. */
        PROJECTION_DROPPED,
        /** {@code Omega'^T C}. */
        OBSERVATION_IGNORED,
        /** The derivatives by imaginary parts meet another copy than those by real parts. */
        PARTS_SEPARATE
    }

    private final RandomStreams streams;
    private final int layer;
    private final Size size;
    private final Defect defect;
    private double[] features = {};
    private double[] derivatives = {};
    private double[][] omega = {};
    private double[][] copy = {};
    private double[][] otherCopy = {};

    LiteralMatrix(RandomStreams streams, int layer, Size size, Defect defect) {
        this.streams = streams;
        this.layer = layer;
        this.size = size;
        this.defect = defect;
    }

    @Override
    public void begin(long draw) {
        omega = normals(draw, StreamRole.EXPLICIT_WEIGHTS, 0);
        copy = normals(draw, StreamRole.CONDITIONED_BACKWARD, 0);
        otherCopy = normals(draw, StreamRole.CONDITIONED_BACKWARD, 1);
    }

    /** Takes matrices of one tile only. */
    @Override
    public void readFeatures(int tile, double[] values) {
        features = values.clone();
    }

    @Override
    public void conditionOnFeatures(double[] featureGram) {}

    @Override
    public void forward(int tile, double[] target) {
        for (int j = 0; j < size.forwardColumns(); j++) {
            for (int i = 0; i < size.rows(); i++) {
                double sum = 0;
                for (int k = 0; k < size.columns(); k++) {
                    sum += omega[i][k] * features[k + j * size.columns()];
                }
                target[i + j * size.rows()] = sum;
            }
        }
    }

    private double[][] normals(long draw, StreamRole role, int block) {
        RandomStream stream = streams.at(draw, layer, role, block);
        double[][] matrix = new double[size.rows()][size.columns()];
        for (double[] row : matrix) {
            stream.fillNormals(row, 0, row.length);
        }
        return matrix;
    }

    @Override
    public void readDerivatives(int tile, double[] values) {
        derivatives = values.clone();
    }

    @Override
    public void conditionOnDerivatives(double[] derivativeGram) {}

    @Override
    public void readFeaturesAgain(int tile, double[] values, double[] target) {}

    @Override
    public void backward(int tile, double[] values, double[] target) {
        double[][] basis = basis(features);
        for (int j = 0; j < size.backwardColumns(); j++) {
            double[] column = Arrays.copyOfRange(derivatives, j * size.rows(), (j + 1) * size.rows());
            double[] result = result(basis, column, partOf(j));
            System.arraycopy(result, 0, target, j * size.columns(), size.columns());
        }
    }

    /** Columns come in four blocks: by real part and by imaginary part, for Re f and for Im f. */
    private int partOf(int column) {
        return column / (size.backwardColumns() / 4) % 2;
    }

    private double[] result(double[][] basis, double[] column, int part) {
        double[] fresh = transposedProduct(defect == Defect.PARTS_SEPARATE && part == 1 ? otherCopy : copy, column);
        if (defect == Defect.OBSERVATION_IGNORED) {
            return fresh;
        }
        double[] seen = projected(basis, transposedProduct(omega, column));
        double[] dropped = defect == Defect.PROJECTION_DROPPED ? new double[seen.length] : projected(basis, fresh);
        double[] result = new double[seen.length];
        Arrays.setAll(result, k -> seen[k] + fresh[k] - dropped[k]);
        return result;
    }

    private double[] transposedProduct(double[][] matrix, double[] column) {
        double[] result = new double[size.columns()];
        for (int i = 0; i < column.length; i++) {
            for (int k = 0; k < result.length; k++) {
                result[k] += matrix[i][k] * column[i];
            }
        }
        return result;
    }

    private static double[] projected(double[][] basis, double[] vector) {
        double[] result = new double[vector.length];
        for (double[] direction : basis) {
            double along = dot(direction, vector);
            for (int k = 0; k < result.length; k++) {
                result[k] += along * direction[k];
            }
        }
        return result;
    }

    /** Gram-Schmidt, twice; a column within 1e-6 of the span of those before counts as in it. */
    private double[][] basis(double[] features) {
        double[][] basis = {};
        for (int j = 0; j < size.forwardColumns(); j++) {
            double[] rest = Arrays.copyOfRange(features, j * size.columns(), (j + 1) * size.columns());
            double before = Math.sqrt(dot(rest, rest));
            for (int pass = 0; pass < 2; pass++) {
                double[] inside = projected(basis, rest);
                for (int k = 0; k < rest.length; k++) {
                    rest[k] -= inside[k];
                }
            }
            double length = Math.sqrt(dot(rest, rest));
            if (length > 1e-6 * before) {
                basis = Arrays.copyOf(basis, basis.length + 1);
                basis[basis.length - 1] =
                        Arrays.stream(rest).map(x -> x / length).toArray();
            }
        }
        return basis;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    @Override
    public boolean nearlySingular() {
        return false;
    }
}

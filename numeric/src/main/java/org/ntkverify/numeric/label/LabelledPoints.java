package org.ntkverify.numeric.label;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * Points with a real label each.
 *
 * @param inputs n points
 * @param labels y, n finite numbers
 */
public record LabelledPoints(Inputs inputs, List<Double> labels) {

    /** Three unit vectors along (1, 0, 0), (.3, .954, 0), (-.2, .4, .894) with labels 1, -1, 1/2. */
    public static final LabelledPoints THREE = new LabelledPoints(
            unit("three unit vectors", new double[][] {{1, 0, 0}, {0.3, 0.954, 0}, {-0.2, 0.4, 0.894}}),
            List.of(1.0, -1.0, 0.5));

    /** Copies the labels and checks their number. */
    public LabelledPoints {
        labels = List.copyOf(labels);
        if (labels.size() != inputs.count()) {
            throw new IllegalArgumentException(
                    "labels must be one for each of %s points but were %s".formatted(inputs.count(), labels));
        }
    }

    private static Inputs unit(String text, double[][] points) {
        for (double[] point : points) {
            double square = 0;
            for (double coordinate : point) {
                square += coordinate * coordinate;
            }
            for (int k = 0; k < point.length; k++) {
                point[k] /= Math.sqrt(square);
            }
        }
        return Inputs.of(text, points);
    }

    /** Returns n. */
    public int count() {
        return labels.size();
    }

    /** Returns the labels as an array. */
    public double[] targets() {
        return labels.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns the inner products {@code x_i . x_j}, n x n. */
    public double[] gram() {
        return gram(inputs);
    }

    /** Returns the inner products of {@code inputs}, n x n. */
    static double[] gram(Inputs inputs) {
        int n = inputs.count();
        double[] gram = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < inputs.dimension(); k++) {
                    gram[i + n * j] += inputs.coordinate(i, k) * inputs.coordinate(j, k);
                }
            }
        }
        return gram;
    }

    /**
     * Returns the lower triangular L with {@code gram = L L^T}, column-major, 0 above the diagonal.
     *
     * @throws IllegalArgumentException if the points are linearly dependent
     */
    static double[] root(double[] gram, int n) {
        double[] factor = gram.clone();
        if (!LinearAlgebra.get().cholesky(factor, n)) {
            throw new IllegalArgumentException("points must be linearly independent but were not");
        }
        for (int j = 1; j < n; j++) {
            for (int i = 0; i < j; i++) {
                factor[i + n * j] = 0;
            }
        }
        return factor;
    }
}

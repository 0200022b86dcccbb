package org.ntkverify.numeric.label;

import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Forty random unit points of R^5, with or without a constant coordinate, and two labellings: the sign of the first coordinate, and a balanced one that
 * does not look at the points. Mutable; for one thread.
 */
final class SphereLabels {

    /** n, even. */
    static final int POINTS = 40;

    static final int DIMENSION = 5;

    private final boolean constant;
    private final double[] points = new double[POINTS * DIMENSION];
    private final double[] keys = new double[POINTS];
    private double[] kernel = new double[0];

    /**
     * Makes room.
     *
     * @param constant whether the points are {@code (x, 1)/sqrt(2)}, as the released code appends a constant
     */
    SphereLabels(boolean constant) {
        this.constant = constant;
    }

    void draw(RandomStreams streams, long index) {
        streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, points, points.length);
        streams.fillNormals(index, 1, StreamRole.EXPERIMENT_DATA, keys, keys.length);
        double[] gram = RandomPoints.unitGram(points, POINTS, DIMENSION);
        if (constant) {
            for (int i = 0; i < gram.length; i++) {
                gram[i] = (gram[i] + 1) / 2;
            }
        }
        kernel = ReluKernel.of(gram, POINTS);
    }

    /** Returns the label-agnostic kernel. */
    double[] kernel() {
        return kernel;
    }

    double[] structured() {
        double[] labels = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            labels[i] = points[i * DIMENSION] > 0 ? 1 : -1;
        }
        return labels;
    }

    /** A uniformly random half of the points has the label 1: those with the larger keys. */
    double[] random() {
        double[] labels = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            int rank = 0;
            for (int j = 0; j < POINTS; j++) {
                rank += keys[j] < keys[i] ? 1 : 0;
            }
            labels[i] = 2 * rank >= POINTS ? 1 : -1;
        }
        return labels;
    }
}

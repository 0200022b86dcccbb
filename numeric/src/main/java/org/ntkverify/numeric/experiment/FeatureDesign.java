package org.ntkverify.numeric.experiment;

import org.ntkverify.numeric.gp.LinearFeatures;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Random regressions with a linear model: features {@code N(0, 1/p)}, targets N(0, 1).
 *
 * @param training n
 * @param tests t
 * @param size p, the number of features
 * @param near whether test point i has 0.9 times the features of training point i plus 0.3 times fresh ones, else fresh ones alone; then t is at most n
 */
public record FeatureDesign(int training, int tests, int size, boolean near) {

    private static final double SHARE = 0.9;

    private static final double REST = 0.3;

    /** Checks the sizes. */
    public FeatureDesign {
        if (!(training >= 1 && tests >= 1 && size >= 1 && (!near || tests <= training))) {
            throw new IllegalArgumentException(
                    "sizes must be >= 1, with tests <= training where they are near, but were n = %s, t = %s, p = %s"
                            .formatted(training, tests, size));
        }
    }

    /** A regression: the model and y. */
    static final class Regression {

        private final LinearFeatures features;
        private final double[] targets;

        private Regression(LinearFeatures features, double[] targets) {
            this.features = features;
            this.targets = targets;
        }

        LinearFeatures features() {
            return features;
        }

        double[] targets() {
            return targets.clone();
        }
    }

    /** Returns the design in words. */
    String text() {
        return "n = %s, t = %s%s, p = %s features N(0, 1/p)".formatted(training, tests, near ? " near" : "", size);
    }

    /** Returns the regression of draw {@code index}. */
    Regression draw(RandomStreams streams, long index) {
        int points = training + tests;
        double[] normals = new double[points * size];
        streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, normals, normals.length);
        double[] features = new double[points * size];
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < points; i++) {
                double own = normals[i * size + k];
                double mixed = near && i >= training ? SHARE * normals[(i - training) * size + k] + REST * own : own;
                features[i + k * points] = mixed / Math.sqrt(size);
            }
        }
        double[] targets = new double[training];
        streams.fillNormals(index, 1, StreamRole.EXPERIMENT_DATA, targets, training);
        return new Regression(new LinearFeatures(features, points, training), targets);
    }
}

package org.ntkverify.numeric.experiment;

import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Independent uniform points on the unit sphere, drawn afresh.
 *
 * @param count N
 * @param dimension d of the space around the sphere
 */
record UnitPoints(int count, int dimension) {

    /** Checks the sizes. */
    UnitPoints {
        if (!(count >= 1 && dimension >= 1)) {
            throw new IllegalArgumentException(
                    "count and dimension must be >= 1 but were %s and %s".formatted(count, dimension));
        }
    }

    /** Returns the points of draw {@code index}, N x d, one row for each. */
    double[][] draw(RandomStreams streams, long index) {
        double[] normals = new double[count * dimension];
        streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, normals, normals.length);
        double[][] points = new double[count][dimension];
        for (int i = 0; i < count; i++) {
            double squared = 0;
            for (int k = 0; k < dimension; k++) {
                points[i][k] = normals[i * dimension + k];
                squared += points[i][k] * points[i][k];
            }
            double norm = Math.sqrt(squared);
            for (int k = 0; k < dimension; k++) {
                points[i][k] /= norm;
            }
        }
        return points;
    }

    /** Returns the same points as inputs of a network. */
    Inputs inputs(RandomStreams streams, long index) {
        return Inputs.of("sphere", draw(streams, index));
    }
}

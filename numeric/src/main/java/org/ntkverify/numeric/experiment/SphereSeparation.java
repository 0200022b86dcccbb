package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * The smallest distance {@code delta' = min |x_i - x_k|} of N independent uniform points of the unit sphere [KMM24].
 *
 * @param dimension d of the space around the sphere
 * @param samples N, at least 2
 */
public record SphereSeparation(int dimension, int samples) implements Experiment {

    /** The quantity observed. */
    public static final PositiveQuantity SMALLEST = new PositiveQuantity("separation");

    /** Coordinates of at most 1 are rounded a few times. */
    private static final double RESOLUTION = 0x1p-49;

    /** Checks that there is a pair. */
    public SphereSeparation {
        if (!(samples >= 2)) {
            throw new IllegalArgumentException("samples must be >= 2 but was %s".formatted(samples));
        }
    }

    @Override
    public String text() {
        return "smallest distance of N = %s uniform points of the unit sphere of R^%s".formatted(samples, dimension);
    }

    @Override
    public List<String> names() {
        return SMALLEST.components();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        UnitPoints sphere = new UnitPoints(samples, dimension);
        return (index, target) -> {
            double[][] points = sphere.draw(streams, index);
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < samples; i++) {
                for (int k = 0; k < i; k++) {
                    least = Math.min(least, squaredDistance(points[i], points[k]));
                }
            }
            PositiveQuantity.write(Math.sqrt(least), RESOLUTION, target, 0);
        };
    }

    private static double squaredDistance(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += (x[k] - y[k]) * (x[k] - y[k]);
        }
        return sum;
    }
}

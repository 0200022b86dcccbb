package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.gp.GaussianProcess;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * The information gain {@code (1/2) log det(I + K/noise)} of T uniform points on the unit sphere of R^d with the tangent kernel of a ReLU network with one
 * hidden layer, {@code K = (sin theta + 2 (pi - theta) cos theta)/(2 pi)}. It is a lower bound of the maximum information gain.
 *
 * @param dimension d
 * @param points T
 * @param noise variance of the noise
 */
public record InformationGain(int dimension, int points, double noise) implements Experiment {

    /** The quantity observed. */
    public static final PositiveQuantity GAIN = new PositiveQuantity("information gain");

    /** Gains of claims are above 1; Cholesky factors of {@code I + K/noise} lose no digit that matters. */
    private static final double RESOLUTION = 1e-6;

    @Override
    public String text() {
        return "information gain of %s points on the sphere of R^%s, NTK of a shallow ReLU network, noise %s"
                .formatted(points, dimension, noise);
    }

    @Override
    public List<String> names() {
        return GAIN.components();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        UnitPoints sphere = new UnitPoints(points, dimension);
        double[] kernel = new double[points * points];
        return (index, target) -> {
            double[][] drawn = sphere.draw(streams, index);
            for (int j = 0; j < points; j++) {
                for (int i = j; i < points; i++) {
                    kernel[i + j * points] = kernel(product(drawn[i], drawn[j]));
                }
            }
            PositiveQuantity.write(GaussianProcess.informationGain(kernel, points, noise), RESOLUTION, target, 0);
        };
    }

    private static double product(double[] left, double[] right) {
        double product = 0;
        for (int k = 0; k < left.length; k++) {
            product += left[k] * right[k];
        }
        return product;
    }

    /**
     * The kernel of unit points with inner product {@code rho}. The angle is wrong by up to 2e-8 where rho is within 1e-15 of 1, and K by a sixth of that:
     * nothing against the noise on the diagonal.
     */
    static double kernel(double rho) {
        double cosine = Math.max(-1, Math.min(1, rho));
        double angle = Math.acos(cosine);
        return (Math.sqrt(1 - cosine * cosine) + 2 * (Math.PI - angle) * cosine) / (2 * Math.PI);
    }
}

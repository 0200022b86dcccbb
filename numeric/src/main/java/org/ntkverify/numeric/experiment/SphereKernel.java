package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.spectrum.Eigenvalues;

/**
 * The smallest eigenvalue of an infinite-width kernel of the bias-free ReLU network with one hidden layer, {@code f = n^(-1/2) sum_j v_j relu(w_j.x)}, at N
 * independent uniform points of the unit sphere [KMM24]:
 *
 * <pre>H_ik = cos(theta) (pi - theta)/(2 pi),   N_ik = (sin(theta) + cos(theta) (pi - theta))/(2 pi)</pre>
 *
 * <p>with theta the angle between points i and k. Angles come from {@code |x - y|} and {@code |x + y|}, so that close points keep their digits.
 *
 * @param dimension d of the space around the sphere
 * @param samples N
 * @param part which kernel
 */
public record SphereKernel(int dimension, int samples, Part part) implements Experiment {

    /** The quantity observed. */
    public static final PositiveQuantity SMALLEST = new PositiveQuantity("lambda-min");

    /** Which weights are trained. */
    public enum Part {
        /** Both layers, H + N. */
        BOTH,
        /** The output layer, N. */
        OUTER
    }

    @Override
    public String text() {
        return "lambda_min(%s) at N = %s uniform points of the unit sphere of R^%s"
                .formatted(part == Part.BOTH ? "H + N" : "N", samples, dimension);
    }

    @Override
    public List<String> names() {
        return SMALLEST.components();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        UnitPoints sphere = new UnitPoints(samples, dimension);
        double[] kernel = new double[samples * samples];
        return (index, target) -> {
            double[][] points = sphere.draw(streams, index);
            for (int i = 0; i < samples; i++) {
                for (int k = 0; k <= i; k++) {
                    kernel[i + k * samples] = i == k ? entry(0) : entry(angle(points[i], points[k]));
                    kernel[k + i * samples] = kernel[i + k * samples];
                }
            }
            Eigenvalues eigenvalues = Eigenvalues.of(kernel, samples);
            // Entries err by a few roundings of numbers of at most 1, and so does a sum of N of them by N as many.
            double resolution = eigenvalues.errorBound() + samples * 0x1p-50;
            PositiveQuantity.write(eigenvalues.smallest(), resolution, target, 0);
        };
    }

    private static double angle(double[] x, double[] y) {
        double difference = 0;
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            difference += (x[k] - y[k]) * (x[k] - y[k]);
            sum += (x[k] + y[k]) * (x[k] + y[k]);
        }
        return 2 * Math.atan2(Math.sqrt(difference), Math.sqrt(sum));
    }

    private double entry(double theta) {
        double cosine = Math.cos(theta) * (Math.PI - theta);
        double outer = Math.sin(theta) + cosine;
        return (part == Part.BOTH ? outer + cosine : outer) / (2 * Math.PI);
    }
}

package org.ntkverify.numeric.experiment;

import java.util.Arrays;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.Eigenvalues;

/**
 * The kernel of {@link GateKernel} at width m, {@code H_ij(0) = <x_i, x_j> (1/m) sum_r 1{w_r.x_i >= 0, w_r.x_j >= 0}}, and its distance from the
 * limit. Working memory of one thread.
 *
 * <p>Errors: gates are those of the doubles {@code w_r.x_i}; what follows from the counts carries the rounding of the Gram matrix and of the
 * eigenvalues, and the radius of the limit, all in the intervals returned.
 */
final class GateDraw {

    private final int count;
    private final int dimension;
    private final int width;
    private final double[] points;
    private final double[] gram;
    private final double[] limit;
    private final double limitRadius;
    private final double[] weights;
    private final long[] active;
    private final double[] kernel;
    private final double[] difference;

    GateDraw(GateKernel gates, int width) {
        Inputs inputs = gates.inputs();
        this.count = inputs.count();
        this.dimension = inputs.dimension();
        this.width = width;
        this.points = new double[count * dimension];
        this.gram = new double[count * count];
        this.limit = new double[count * count];
        this.limitRadius = gates.limit().radiusNorm();
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < dimension; k++) {
                points[k + i * dimension] = inputs.coordinate(i, k);
            }
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                gram[i + j * count] = dot(points, i * dimension, points, j * dimension);
                limit[i + j * count] = gates.limit().midpoint(i, j);
            }
        }
        this.weights = new double[Math.multiplyExact(width, dimension)];
        this.active = new long[count * count];
        this.kernel = new double[count * count];
        this.difference = new double[count * count];
    }

    private double dot(double[] x, int xFrom, double[] y, int yFrom) {
        double sum = 0;
        for (int k = 0; k < dimension; k++) {
            sum += x[xFrom + k] * y[yFrom + k];
        }
        return sum;
    }

    /** Draws m weight vectors. */
    void draw(RandomStreams streams, long index) {
        streams.fillNormals(index, 1, StreamRole.EXPERIMENT_WEIGHTS, weights, weights.length);
        Arrays.fill(active, 0);
        int[] open = new int[count];
        for (int r = 0; r < width; r++) {
            int opened = 0;
            for (int i = 0; i < count; i++) {
                if (dot(weights, r * dimension, points, i * dimension) >= 0) {
                    open[opened++] = i;
                }
            }
            for (int a = 0; a < opened; a++) {
                for (int b = 0; b <= a; b++) {
                    active[open[b] + open[a] * count]++;
                }
            }
        }
        for (int j = 0; j < count; j++) {
            for (int i = 0; i <= j; i++) {
                double entry = gram[i + j * count] * active[i + j * count] / width;
                kernel[i + j * count] = entry;
                kernel[j + i * count] = entry;
                difference[i + j * count] = entry - limit[i + j * count];
                difference[j + i * count] = difference[i + j * count];
            }
        }
    }

    /** Returns {@code lambda_min(H(0))}. */
    Interval smallest() {
        Eigenvalues eigenvalues = Eigenvalues.of(kernel, count);
        return around(eigenvalues.smallest(), eigenvalues.errorBound() + entryErrors());
    }

    /** Returns {@code |H(0) - H|_2}. */
    Interval operatorError() {
        Eigenvalues eigenvalues = Eigenvalues.of(difference, count);
        return around(eigenvalues.norm(), eigenvalues.errorBound() + entryErrors() + limitRadius);
    }

    /** Returns {@code |H(0) - H|_F}. */
    Interval frobeniusError() {
        double sum = 0;
        for (double entry : difference) {
            sum += entry * entry;
        }
        double norm = Math.sqrt(sum);
        // In the Frobenius norm radii count at most n times as much as in the 2-norm.
        return around(norm, count * (entryErrors() + limitRadius) + count * count * 0x1p-52 * norm);
    }

    /** A bound of the 2-norm of the rounding errors of the entries: each is a sum of d products, one product and one quotient. */
    private double entryErrors() {
        double trace = 0;
        for (int i = 0; i < count; i++) {
            trace += gram[i + i * count];
        }
        return (dimension + 4) * 0x1p-52 * trace;
    }

    private static Interval around(double value, double error) {
        return new Interval(value - error, value + error);
    }
}

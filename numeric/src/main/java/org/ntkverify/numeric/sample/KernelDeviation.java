package org.ntkverify.numeric.sample;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.kernel.BoundedKernel;
import org.ntkverify.numeric.kernel.KernelKind;

/**
 * The deviation of a drawn kernel from its limit in units of the limit, {@code X_ij = (Theta_n - Theta)_ij / sqrt(Theta_ii Theta_jj)}: mean square and
 * mean over pairs {@code i <= j} of inputs.
 */
public final class KernelDeviation {

    /** The name of the mean square in an observable. */
    public static final String SQUARE = "mean square deviation";

    /** The name of the mean in an observable. */
    public static final String MEAN = "mean deviation";

    /** Small against the deviation at any width that can be drawn, about {@code n^(-1/2)}. */
    private static final double MOST_ERROR = 1e-5;

    private final KernelKind kernel;
    private final double[][] limit;

    private KernelDeviation(KernelKind kernel, double[][] limit) {
        this.kernel = kernel;
        this.limit = limit;
    }

    /**
     * Returns the deviation from {@code limit}.
     *
     * @throws IllegalArgumentException if its diagonal is not positive, so that it sets no scale, or it is not known well enough
     */
    public static KernelDeviation of(KernelKind kernel, BoundedKernel limit) {
        double[][] values = new double[limit.rows()][limit.columns()];
        for (int i = 0; i < values.length; i++) {
            int row = i;
            Arrays.setAll(values[i], j -> limit.value(row, j));
        }
        for (int i = 0; i < values.length; i++) {
            if (!(values[i][i] > 0 && Double.isFinite(values[i][i]))) {
                throw new IllegalArgumentException(
                        "kernel of input %s with itself must be positive and finite but was %s%nMaybe an input is 0 and the network has no bias."
                                .formatted(i, values[i][i]));
            }
        }
        requireAccuracy(limit, values);
        return new KernelDeviation(kernel, values);
    }

    /** An error of the limit would look like a deviation that no width removes. */
    private static void requireAccuracy(BoundedKernel kernel, double[][] limit) {
        for (int i = 0; i < limit.length; i++) {
            for (int j = 0; j <= i; j++) {
                double error = kernel.errorBound(i, j) / Math.sqrt(limit[i][i] * limit[j][j]);
                if (!(error <= MOST_ERROR)) {
                    throw new IllegalArgumentException(
                            "limit kernel of inputs %s and %s must be known to %s of its scale but its error bound is %s"
                                    .formatted(i, j, MOST_ERROR, error));
                }
            }
        }
    }

    /** Returns the observable of both. */
    public Observable observable() {
        return Observable.of(List.of(SQUARE, MEAN), (draw, target) -> write(draw, target, 0, 1));
    }

    /** Returns the observable of the mean square alone. */
    public Observable square() {
        return Observable.of(List.of(SQUARE), (draw, target) -> write(draw, target, 0, -1));
    }

    /** Returns the observable of the mean alone. */
    public Observable mean() {
        return Observable.of(List.of(MEAN), (draw, target) -> write(draw, target, -1, 0));
    }

    private void write(NetworkDraw draw, double[] target, int squareAt, int meanAt) {
        int n = limit.length;
        double square = 0;
        double sum = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double drawn = kernel == KernelKind.NTK ? draw.theta(i, j) : draw.sigma(i, j);
                double deviation = (drawn - limit[i][j]) / Math.sqrt(limit[i][i] * limit[j][j]);
                square += deviation * deviation;
                sum += deviation;
            }
        }
        int pairs = n * (n + 1) / 2;
        if (squareAt >= 0) {
            target[squareAt] = square / pairs;
        }
        if (meanAt >= 0) {
            target[meanAt] = sum / pairs;
        }
    }
}

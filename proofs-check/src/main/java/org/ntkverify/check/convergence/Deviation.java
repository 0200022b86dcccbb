package org.ntkverify.check.convergence;

import java.util.List;
import java.util.Optional;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.numeric.kernel.BoundKind;
import org.ntkverify.numeric.kernel.BoundedKernel;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.kernel.KernelTask;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.NetworkDraw;
import org.ntkverify.numeric.sample.Observable;

/** The deviation of a drawn kernel from its limit, relative to the scale of the limit: mean square and mean over pairs of inputs. */
final class Deviation {

    private static final int SQUARE = 0;
    private static final int MEAN = 1;

    /** Small against the deviation at any width that can be drawn, about {@code n^(-1/2)}. */
    private static final double MOST_ERROR = 1e-5;

    private final KernelKind kernel;
    private final double[][] limit;

    private Deviation(KernelKind kernel, double[][] limit) {
        this.kernel = kernel;
        this.limit = limit;
    }

    /**
     * Returns the deviation from the limit of networks whose hidden layers are {@code width} wide.
     *
     * @throws IllegalArgumentException if the diagonal of the limit is not positive, so that it sets no scale, or is not known well enough
     */
    static Deviation of(ConvergenceDesign design, int width) {
        boolean depends = design.architecture().parameterization().dependsOnWidths();
        BoundedKernel kernel = new KernelTask(
                        design.architecture(),
                        depends ? design.hiddenWidths(width) : List.of(),
                        design.kernel(),
                        Optional.of(BoundKind.ESTIMATED))
                .of(design.inputs(), 1);
        double[][] limit = new double[kernel.rows()][kernel.columns()];
        for (int i = 0; i < limit.length; i++) {
            for (int j = 0; j < limit.length; j++) {
                limit[i][j] = kernel.value(i, j);
            }
        }
        for (int i = 0; i < limit.length; i++) {
            if (!(limit[i][i] > 0 && Double.isFinite(limit[i][i]))) {
                throw new IllegalArgumentException(
                        "kernel of input %s with itself must be positive and finite but was %s%nMaybe an input is 0 and the network has no bias."
                                .formatted(i, limit[i][i]));
            }
        }
        requireAccuracy(kernel, limit);
        return new Deviation(design.kernel(), limit);
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

    Observable observable() {
        return Observable.of(List.of("mean square deviation", "mean deviation"), this::write);
    }

    private void write(NetworkDraw draw, double[] target) {
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
        target[SQUARE] = square / pairs;
        target[MEAN] = sum / pairs;
    }

    static SampleMoments square(Moments moments) {
        return component(moments, SQUARE);
    }

    static SampleMoments mean(Moments moments) {
        return component(moments, MEAN);
    }

    private static SampleMoments component(Moments moments, int i) {
        return new SampleMoments(
                moments.count(), moments.mean(i), moments.variance(i), moments.skewness(i), moments.excessKurtosis(i));
    }
}

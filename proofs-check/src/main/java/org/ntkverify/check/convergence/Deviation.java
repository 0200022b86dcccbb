package org.ntkverify.check.convergence;

import java.util.List;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.NetworkDraw;
import org.ntkverify.numeric.sample.Observable;

/** The deviation of a drawn kernel from its limit, relative to the scale of the limit: mean square and mean over pairs of inputs. */
final class Deviation {

    private static final int SQUARE = 0;
    private static final int MEAN = 1;

    private final KernelKind kernel;
    private final double[][] limit;

    private Deviation(KernelKind kernel, double[][] limit) {
        this.kernel = kernel;
        this.limit = limit;
    }

    /**
     * Returns the deviation from the limit of networks whose hidden layers are {@code width} wide.
     *
     * @throws IllegalArgumentException if the diagonal of the limit is not positive, so that it sets no scale
     */
    static Deviation of(ConvergenceDesign design, int width) {
        boolean depends = design.architecture().parameterization().dependsOnWidths();
        InfiniteWidthKernel.KernelMatrices matrices = InfiniteWidthKernel.of(
                        design.architecture(), depends ? design.hiddenWidths(width) : List.of())
                .matrix(design.inputs());
        double[][] limit = design.kernel() == KernelKind.NTK ? matrices.ntk() : matrices.nngp();
        for (int i = 0; i < limit.length; i++) {
            if (!(limit[i][i] > 0 && Double.isFinite(limit[i][i]))) {
                throw new IllegalArgumentException(
                        "kernel of input %s with itself must be positive and finite but was %s%nMaybe an input is 0 and the network has no bias."
                                .formatted(i, limit[i][i]));
            }
        }
        return new Deviation(design.kernel(), limit);
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

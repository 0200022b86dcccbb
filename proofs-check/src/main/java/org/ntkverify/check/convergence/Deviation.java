package org.ntkverify.check.convergence;

import java.util.List;
import java.util.Optional;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.numeric.kernel.BoundKind;
import org.ntkverify.numeric.kernel.BoundedKernel;
import org.ntkverify.numeric.kernel.KernelTask;
import org.ntkverify.numeric.sample.KernelDeviation;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.Observable;

/** The deviation of the kernels of a design from their limit, with its moments. */
final class Deviation {

    private final KernelDeviation deviation;

    private Deviation(KernelDeviation deviation) {
        this.deviation = deviation;
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
        return new Deviation(KernelDeviation.of(design.kernel(), kernel));
    }

    Observable observable() {
        return deviation.observable();
    }

    static SampleMoments square(Moments moments) {
        return component(moments, moments.names().indexOf(KernelDeviation.SQUARE));
    }

    static SampleMoments mean(Moments moments) {
        return component(moments, moments.names().indexOf(KernelDeviation.MEAN));
    }

    private static SampleMoments component(Moments moments, int i) {
        return new SampleMoments(
                moments.count(), moments.mean(i), moments.variance(i), moments.skewness(i), moments.excessKurtosis(i));
    }
}

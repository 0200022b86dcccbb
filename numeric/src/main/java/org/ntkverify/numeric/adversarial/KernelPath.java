package org.ntkverify.numeric.adversarial;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.kernel.KernelDistance;
import org.ntkverify.numeric.kernel.KernelDistance.Polar;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.EffectiveRank;

/**
 * The tangent kernel K_t during ordinary and adversarial training from the same weights on the same data, once, for figures.
 *
 * @param step t
 * @param ordinary during ordinary training
 * @param adversarial during adversarial training
 * @param apart cosine distance of the kernels of both runs
 * @param apartCentred the same of the centred kernels
 */
public record KernelPath(int step, Place ordinary, Place adversarial, double apart, double apartCentred) {

    /**
     * Where a kernel is.
     *
     * @param left cosine distance to the kernel at the end of the run
     * @param polar where between start and end
     * @param stable {@code tr/lambda_max}
     * @param participation the participation ratio
     * @param entropy the entropy rank
     */
    public record Place(double left, Polar polar, double stable, double participation, double entropy) {}

    /**
     * Trains twice.
     *
     * @param seed of data and weights
     * @param looks how often the kernel is looked at after the start; divides the steps
     * @return looks + 1 points from the start to the end
     */
    public static List<KernelPath> of(TrainingSetting setting, long seed, int looks) {
        RandomStreams streams = RandomStreams.of(seed, "kernel path", setting.text());
        TrainingArms arms = new TrainingArms(setting);
        arms.draw(streams, 0);
        TrainingArms.Arm ordinary = arms.run(setting.none(), looks, streams.at(0, 2, StreamRole.EXPERIMENT_DATA, 0));
        TrainingArms.Arm adversarial =
                arms.run(setting.attack(), looks, streams.at(0, 2, StreamRole.EXPERIMENT_DATA, 0));
        List<KernelPath> path = new ArrayList<>();
        for (int look = 0; look <= looks; look++) {
            double[] first = ordinary.kernels().get(look);
            double[] second = adversarial.kernels().get(look);
            path.add(new KernelPath(
                    look * (setting.steps() / looks),
                    place(ordinary, look),
                    place(adversarial, look),
                    KernelDistance.cosine(first, second),
                    KernelDistance.centred(first, second, TrainingArms.KERNEL_INPUTS)));
        }
        return path;
    }

    private static Place place(TrainingArms.Arm arm, int look) {
        double[] now = arm.kernels().get(look);
        double[] eigenvalues = LinearAlgebra.get().symmetricEigenvalues(now, TrainingArms.KERNEL_INPUTS);
        return new Place(
                KernelDistance.cosine(now, arm.end()),
                KernelDistance.polar(arm.kernels().get(0), now, arm.end()),
                EffectiveRank.stable(eigenvalues),
                EffectiveRank.participation(eigenvalues),
                EffectiveRank.entropy(eigenvalues));
    }
}

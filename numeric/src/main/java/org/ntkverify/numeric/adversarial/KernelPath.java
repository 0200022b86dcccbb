package org.ntkverify.numeric.adversarial;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.numeric.kernel.KernelDistance;
import org.ntkverify.numeric.kernel.KernelDistance.Polar;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * The tangent kernel K_t during ordinary and adversarial training from the same weights on the same data, once, for figures.
 *
 * @param step t
 * @param ordinary during ordinary training
 * @param adversarial during adversarial training
 * @param apart cosine distance of the kernels of both runs
 */
public record KernelPath(int step, Place ordinary, Place adversarial, double apart) {

    /**
     * Where a kernel is.
     *
     * @param left cosine distance to the kernel at the end of the run
     * @param polar where between start and end
     */
    public record Place(double left, Polar polar) {}

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
            path.add(new KernelPath(
                    look * (setting.steps() / looks),
                    place(ordinary.kernels(), look),
                    place(adversarial.kernels(), look),
                    KernelDistance.cosine(
                            ordinary.kernels().get(look), adversarial.kernels().get(look))));
        }
        return path;
    }

    private static Place place(List<double[]> kernels, int look) {
        double[] now = kernels.get(look);
        double[] end = kernels.get(kernels.size() - 1);
        return new Place(KernelDistance.cosine(now, end), KernelDistance.polar(kernels.get(0), now, end));
    }
}

package org.ntkverify.numeric.adversarial;

import java.util.List;
import org.ntkverify.numeric.kernel.KernelDistance;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * How far apart the last kernels of ordinary and adversarial training are, measured by what chance does: the logarithm of their cosine distance over that of
 * two ordinary runs which differ in the order of batches alone. All runs share weights at the start and data.
 *
 * @param setting with batches smaller than the data
 * @param thresholds that the number may exceed
 */
public record KernelSeparation(TrainingSetting setting, List<Double> thresholds) implements Experiment {

    /** Checks that there is an order of batches. */
    public KernelSeparation {
        thresholds = List.copyOf(thresholds);
        if (!(setting.batch() < setting.samples())) {
            throw new IllegalArgumentException(
                    "batch must be < %s but was %s".formatted(setting.samples(), setting.batch()));
        }
    }

    /** Returns the events observed. */
    public Exceedance events() {
        return new Exceedance(
                "log of the distance of ordinary and adversarial kernel over that of two orders of batches",
                thresholds);
    }

    @Override
    public String text() {
        return setting.text();
    }

    @Override
    public List<String> names() {
        return events().indicators();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Exceedance events = events();
        TrainingArms arms = new TrainingArms(setting);
        return (draw, target) -> {
            arms.draw(streams, draw);
            double[] ordinary =
                    arms.run(setting.none(), 1, order(streams, draw, 2)).end();
            double[] other =
                    arms.run(setting.none(), 1, order(streams, draw, 3)).end();
            double[] adversarial =
                    arms.run(setting.attack(), 1, order(streams, draw, 2)).end();
            events.write(
                    Math.log(KernelDistance.cosine(ordinary, adversarial) / KernelDistance.cosine(ordinary, other)),
                    target);
        };
    }

    private static RandomStream order(RandomStreams streams, long draw, int which) {
        return streams.at(draw, which, StreamRole.EXPERIMENT_DATA, 0);
    }
}

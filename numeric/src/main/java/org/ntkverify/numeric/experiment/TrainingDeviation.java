package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.PerturbedNetwork.Perturbation;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * How far a network is, after its last step of training, from its start conditioned with the infinite-width kernel, the same {@code theta_0}, {@code theta'_0} and target noise: root
 * mean square over the test points of the difference over the standard deviation of the posterior.
 *
 * @param width m
 */
public record TrainingDeviation(int width) implements Experiment {

    /** The quantity observed. */
    public static final PositiveQuantity DEVIATION = new PositiveQuantity("distance to the linear sample");

    /** Far above rounding. The network is the one after the last step, wherever that is, so its distance has no other error. */
    private static final double RESOLUTION = 1e-10;

    @Override
    public String text() {
        return "distance to the linear sample of %s"
                .formatted(TrainedRegression.text(width, Perturbation.WITHOUT_READOUT));
    }

    @Override
    public List<String> names() {
        return DEVIATION.components();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        TrainedRegression.Pairs pairs = new TrainedRegression().pairs(width, Perturbation.WITHOUT_READOUT, streams);
        GaussianLaw law = pairs.law();
        return (index, target) -> {
            TrainedRegression.Pair pair = pairs.draw(index);
            double sum = 0;
            for (int i = 0; i < law.count(); i++) {
                double difference = pair.trained()[i] - pair.linear()[i];
                sum += difference * difference / law.covariance(i, i);
            }
            PositiveQuantity.write(Math.sqrt(sum / law.count()), RESOLUTION, target, 0);
        };
    }
}

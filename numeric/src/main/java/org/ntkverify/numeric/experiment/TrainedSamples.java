package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.PerturbedNetwork.Perturbation;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * Moments of samples by training networks of finite width, about the posterior mean, in the regression of {@link TrainedRegression}.
 *
 * <p>Exact variance reduction: the start g of the network has mean 0 and covariance A at every width, the NTK with the perturbation and the NNGP
 * without, so {@code l = g_* + R (y + e - g_X)} with R from the infinite-width kernel has the known law of
 * {@link org.ntkverify.numeric.gp.SampleThenOptimise#law}. Each component of the trained network is observed minus that of l with the same
 * {@code theta_0}, {@code theta'_0} and e, plus its expectation.
 *
 * @param width m
 * @param perturbation with or without the second initialisation
 */
public record TrainedSamples(int width, Perturbation perturbation) implements Experiment {

    @Override
    public String text() {
        return "moments of %s".formatted(TrainedRegression.text(width, perturbation));
    }

    @Override
    public List<String> names() {
        return MomentComponents.names(TrainedRegression.TESTS);
    }

    /** Returns the posterior of the infinite-width network, {@code GP(mu, C)} with the NTK. */
    public static GaussianLaw posterior() {
        return new TrainedRegression().law(Perturbation.WITHOUT_READOUT);
    }

    /** Returns the law of deep ensembles of infinite width. */
    public static GaussianLaw ensemble() {
        return new TrainedRegression().law(Perturbation.NONE);
    }

    /** Returns the posterior with the NNGP kernel, which is the law of neither. */
    public static GaussianLaw nngpPosterior() {
        return new TrainedRegression().nngpPosterior();
    }

    /** Returns the law of samples of infinite width without fresh noise of the targets. */
    public static GaussianLaw withoutFreshNoise() {
        return new TrainedRegression().withoutFreshNoise();
    }

    /** Returns the expected numbers if the samples have law {@code law}. */
    public static List<Double> expected(GaussianLaw law) {
        return new MomentComponents(posterior()).expected(law);
    }

    /** Returns what margins are relative to: standard deviations of {@code law} and their products. */
    public static List<Double> scales(GaussianLaw law) {
        return new MomentComponents(law).scales();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        TrainedRegression.Pairs pairs = new TrainedRegression().pairs(width, perturbation, streams);
        MomentComponents components = new MomentComponents(posterior());
        List<Double> known = components.expected(pairs.law());
        double[] ofLinear = new double[known.size()];
        return (index, target) -> {
            TrainedRegression.Pair pair = pairs.draw(index);
            components.write(pair.trained(), target);
            components.write(pair.linear(), ofLinear);
            for (int i = 0; i < ofLinear.length; i++) {
                target[i] += known.get(i) - ofLinear[i];
            }
        };
    }
}

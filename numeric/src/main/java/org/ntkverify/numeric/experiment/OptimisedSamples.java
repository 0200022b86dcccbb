package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.gp.AffineSample;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.GaussianProcess;
import org.ntkverify.numeric.gp.SampleThenOptimise;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Moments of samples that are drawn by optimising a perturbed loss, about the posterior mean, in one regression: start and target noise are random,
 * features and targets are fixed.
 *
 * @param design shape of the regression; it is number {@code number} of this shape
 * @param number which regression
 * @param noise of the posterior
 * @param sampler how samples are drawn
 */
public record OptimisedSamples(FeatureDesign design, int number, double noise, SampleThenOptimise sampler)
        implements Experiment {

    private static final long DATA_SEED = 20_220_610;

    @Override
    public String text() {
        return "samples with %s, noise %s; regression %s of %s".formatted(sampler.name(), noise, number, design.text());
    }

    @Override
    public List<String> names() {
        return MomentComponents.names(design.tests());
    }

    private FeatureDesign.Regression regression() {
        return design.draw(RandomStreams.of(DATA_SEED, "optimised samples", design.text()), number);
    }

    /** Returns the posterior {@code N(mu, C)} at the test points. */
    public GaussianLaw posterior() {
        FeatureDesign.Regression regression = regression();
        return GaussianProcess.posterior(regression.features().kernel(), regression.targets(), noise);
    }

    /** Returns the law of {@code other} in this regression, from its closed form in the kernel. */
    public GaussianLaw lawOf(SampleThenOptimise other) {
        FeatureDesign.Regression regression = regression();
        return other.law(regression.features().kernel(), regression.features().kernel(), regression.targets());
    }

    /** Returns the expected numbers if the samples have law {@code law}. */
    public List<Double> expected(GaussianLaw law) {
        return new MomentComponents(posterior()).expected(law);
    }

    /** Returns what margins are relative to: standard deviations of the posterior and their products. */
    public List<Double> scales() {
        return new MomentComponents(posterior()).scales();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        FeatureDesign.Regression regression = regression();
        AffineSample sample = regression.features().optimum(sampler);
        MomentComponents components = new MomentComponents(posterior());
        double[] normals = new double[sample.normalCount()];
        double[] values = new double[design.tests()];
        return (index, target) -> {
            streams.fillNormals(index, 0, StreamRole.EXPERIMENT_WEIGHTS, normals, normals.length);
            sample.draw(regression.targets(), normals, values);
            components.write(values, target);
        };
    }
}

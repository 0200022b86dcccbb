package org.ntkverify.check.catalogue.dai2022;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.experiment.FeatureDesign;
import org.ntkverify.numeric.experiment.OptimisedSamples;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.SampleThenOptimise;

/** Notes P6-C1 and P6-C1b: means and covariances of samples that are drawn, far from and near the training points. */
final class Dai2022Samples {

    private static final double NOISE = 0.1;

    private static final FeatureDesign FAR = new FeatureDesign(6, 4, 50, false);

    private static final FeatureDesign NEAR = new FeatureDesign(6, 4, 50, true);

    private Dai2022Samples() {}

    static List<Claim> claims(Tier tier) {
        return List.of(posterior(tier), nearby(tier), released(tier));
    }

    private static double margin(Tier tier) {
        return tier.choose(0.05, 0.03, 0.02);
    }

    private static ExperimentDesign design(Tier tier, FeatureDesign features, SampleThenOptimise sampler) {
        long draws = tier.choose(200_000L, 800_000L, 2_000_000L);
        List<ExperimentDesign.Step> steps = new ArrayList<>();
        for (int number = 1; number <= tier.choose(1, 2, 4); number++) {
            steps.add(new ExperimentDesign.Step(number, new OptimisedSamples(features, number, NOISE, sampler), draws));
        }
        return new ExperimentDesign("regression", steps);
    }

    /** Samples of {@code design} have the law that {@code law} gives for each regression. */
    private static FiniteValue moments(
            Tier tier, String text, ExperimentDesign design, Function<OptimisedSamples, GaussianLaw> law) {
        List<List<Double>> targets = new ArrayList<>();
        List<List<Double>> scales = new ArrayList<>();
        for (ExperimentDesign.Step step : design.steps()) {
            OptimisedSamples samples = (OptimisedSamples) step.experiment();
            targets.add(samples.expected(law.apply(samples)));
            scales.add(samples.scales());
        }
        return new FiniteValue(text, design, targets, scales, margin(tier));
    }

    private static List<Assumption> linear(String tests) {
        return List.of(Assumption.byConstruction(
                "linear model, n = 6, t = 4, p = 50 features N(0, 1/50) and targets N(0, 1), both fixed; %s; s^2 = 0.1"
                        .formatted(tests)));
    }

    /** The law of a new noisy value: the covariance of the released code's predictive deviation. */
    private static GaussianLaw predictive(OptimisedSamples samples) {
        GaussianLaw posterior = samples.posterior();
        int count = posterior.count();
        double[] covariance = posterior.covarianceMatrix();
        double[] mean = new double[count];
        for (int i = 0; i < count; i++) {
            mean[i] = posterior.mean(i);
            covariance[i + i * count] += NOISE;
        }
        return new GaussianLaw(mean, covariance);
    }

    private static Claim posterior(Tier tier) {
        ExperimentDesign design = design(tier, FAR, SampleThenOptimise.ofPosterior(NOISE));
        ExperimentDesign towardsZero = design(tier, FAR, SampleThenOptimise.towardsZero(NOISE));
        return Identities.holds(
                Dai2022.id("p6-c1-posterior-sample"),
                Dai2022.reading(
                        "P6-C1", "'each trained function is one draw from the GP posterior', for linear models"),
                "Sampled: mean and covariance",
                "Means of optimised samples are mu_i and means of (f_i - mu_i)(f_j - mu_j) are C_ij, at test points with features of their own.",
                linear("test features independent of training features"),
                List.of(moments(tier, "E f = mu, Cov f = C", design, OptimisedSamples::posterior)),
                List.of(
                        Dai2022.values(
                                "predictive-noise-included",
                                moments(tier, "Cov f = C + s^2 I", design, Dai2022Samples::predictive),
                                0.1),
                        Dai2022.values(
                                "ridge-towards-zero",
                                moments(
                                        tier,
                                        "Cov f = C with a ridge towards 0",
                                        towardsZero,
                                        OptimisedSamples::posterior),
                                0.5)));
    }

    private static Claim nearby(Tier tier) {
        ExperimentDesign design = design(tier, NEAR, SampleThenOptimise.ofPosterior(NOISE));
        ExperimentDesign noNoise = design(tier, NEAR, SampleThenOptimise.withoutFreshNoise(NOISE));
        ExperimentDesign thrice = design(tier, NEAR, SampleThenOptimise.withRidge(NOISE, 3 * NOISE));
        return Identities.holds(
                Dai2022.id("p6-c1b-near-training-points"),
                Dai2022.derived("P6-C1b", "the design in which fresh target noise matters most"),
                "Sampled near the training points",
                "The same at test points whose features are 0.9 of a training point's plus 0.3 of fresh ones, where samples without fresh target noise have 0.4 to 0.7 "
                        + "of the variance.",
                linear("test features 0.9 of training features plus 0.3 of fresh ones"),
                List.of(moments(tier, "E f = mu, Cov f = C", design, OptimisedSamples::posterior)),
                List.of(
                        Dai2022.values(
                                "no-fresh-noise",
                                moments(
                                        tier,
                                        "Cov f = C without fresh target noise",
                                        noNoise,
                                        OptimisedSamples::posterior),
                                0.25),
                        Dai2022.values(
                                "three-times-the-ridge",
                                moments(
                                        tier,
                                        "E f = mu, Cov f = C with ridge 3 s^2",
                                        thrice,
                                        OptimisedSamples::posterior),
                                0.1)));
    }

    private static Claim released(Tier tier) {
        SampleThenOptimise sampler = SampleThenOptimise.withoutFreshNoise(NOISE);
        ExperimentDesign design = design(tier, NEAR, sampler);
        return new Claim(
                Dai2022.id("p6-e1-released-code"),
                Dai2022.found("P6-E1", "released code: the observed targets are used as they are, without fresh noise"),
                "Released code: targets not perturbed",
                "Samples that are drawn with the observed targets as they are have covariance C.",
                Expectation.FAILS,
                linear("test features 0.9 of training features plus 0.3 of fresh ones"),
                List.of(moments(tier, "Cov f = C", design, OptimisedSamples::posterior)),
                Optional.of(moments(tier, "Cov f = C - s^2 R R^T", design, samples -> samples.lawOf(sampler))),
                List.of(
                        Dai2022.values(
                                "noise-part-alone",
                                moments(
                                        tier,
                                        "Cov f = s^2 R R^T",
                                        design,
                                        samples -> samples.lawOf(SampleThenOptimise.towardsZero(NOISE))),
                                0.1),
                        Dai2022.values(
                                "predictive-noise-included",
                                moments(tier, "Cov f = C + s^2 I", design, Dai2022Samples::predictive),
                                0.5)));
    }
}

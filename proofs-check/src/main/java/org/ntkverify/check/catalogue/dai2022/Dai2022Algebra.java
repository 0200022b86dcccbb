package org.ntkverify.check.catalogue.dai2022;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.experiment.BatchIdentity;
import org.ntkverify.numeric.experiment.EmpiricalKernelAgreement;
import org.ntkverify.numeric.experiment.FeatureDesign;
import org.ntkverify.numeric.experiment.SampleLawAgreement;
import org.ntkverify.numeric.experiment.SampleLawAgreement.Comparison;
import org.ntkverify.numeric.gp.SampleThenOptimise;

/**
 * Notes P6-C1, P6-C3 and P6-C6: identities between matrices, checked on random instances by two routes each. A jitter on the diagonal, as libraries add to
 * make factorisations succeed, is what such a comparison just sees.
 */
final class Dai2022Algebra {

    private static final double NOISE = 0.1;

    private static final double BETA = 1.7;

    private static final double SQUARED = BETA * BETA;

    /** Part of the instances in which the routes may disagree. */
    private static final double DELTA = 0.02;

    /** Relative difference of noise at which a good tenth of the instances differ by more than 1e-10; from runs. */
    private static final double JITTER = 2.1e-10;

    private static final double JITTER_OF_BATCH = 8e-10;

    private static final double JITTER_OF_NETWORK = 3e-10;

    private static final FeatureDesign NEAR = new FeatureDesign(6, 4, 50, true);

    private Dai2022Algebra() {}

    static List<Claim> claims(Tier tier) {
        long instances = tier.choose(1000L, 2000L, 10_000L);
        return List.of(
                exactLaw(instances), noiseSplit(instances), scaling(instances), empirical(tier), batch(instances));
    }

    private static List<Assumption> linear() {
        return List.of(
                Assumption.byConstruction(
                        "linear model with n = 6, t = 4, p = 50 features N(0, 1/50), test points near training points; theta_0 ~ N(0, I)"),
                Assumption.byConstruction("noise s^2 = 0.1; features and targets drawn afresh in each instance"));
    }

    private static Comparison comparison(String name, double factor, SampleThenOptimise... samplers) {
        return new Comparison(name, List.of(samplers), NOISE, factor);
    }

    /** The same law compared with a posterior of slightly more noise. */
    private static Comparison jittered(double factor, SampleThenOptimise... samplers) {
        return new Comparison(
                "the same with a jitter on the diagonal", List.of(samplers), NOISE * (1 + JITTER), factor);
    }

    private static ExperimentDesign design(long instances, Comparison... comparisons) {
        return Trials.once("features", NEAR.size(), new SampleLawAgreement(NEAR, List.of(comparisons)), instances);
    }

    private static Falsifier fails(String id, Comparison comparison, ExperimentDesign design, double effect) {
        return Trials.fails(id, comparison.event(), design, DELTA, effect);
    }

    private static Claim exactLaw(long instances) {
        SampleThenOptimise right = SampleThenOptimise.ofPosterior(NOISE);
        Comparison exact = comparison("samples have the law of the posterior", 1, right);
        Comparison noNoise =
                comparison("samples without fresh noise have it", 1, SampleThenOptimise.withoutFreshNoise(NOISE));
        Comparison towardsZero =
                comparison("samples with a ridge towards 0 have it", 1, SampleThenOptimise.towardsZero(NOISE));
        Comparison half =
                comparison("samples with half the ridge have it", 1, SampleThenOptimise.withRidge(NOISE, NOISE / 2));
        Comparison twice =
                comparison("samples with twice the ridge have it", 1, SampleThenOptimise.withRidge(NOISE, 2 * NOISE));
        Comparison jittered = jittered(1, right);
        ExperimentDesign design = design(instances, exact, noNoise, towardsZero, half, twice, jittered);
        return Identities.holds(
                Dai2022.id("p6-c1-exact-law"),
                Dai2022.derived("P6-C1", "sample-then-optimise in a linear model; proof on the page of the paper"),
                "Sample-then-optimise is the posterior",
                "theta* = argmin |Phi theta - (y + e)|^2 + s^2 |theta - theta_0|^2 with theta_0 ~ N(0, I), e ~ N(0, s^2 I) gives phi_* theta* ~ N(mu, C), the posterior "
                        + "with kernel Phi Phi^T and noise s^2. The law from the normal equations in parameters and the posterior from the kernel agree to 1e-10.",
                linear(),
                List.of(Trials.nearlyAlways(exact.event(), design, DELTA)),
                List.of(
                        fails("no-fresh-noise", noNoise, design, 0.9),
                        fails("ridge-towards-zero", towardsZero, design, 0.9),
                        fails("half-the-ridge", half, design, 0.9),
                        fails("twice-the-ridge", twice, design, 0.9),
                        fails("jitter", jittered, design, 0.03)));
    }

    private static Claim noiseSplit(long instances) {
        SampleThenOptimise noNoise = SampleThenOptimise.withoutFreshNoise(NOISE);
        SampleThenOptimise towardsZero = SampleThenOptimise.towardsZero(NOISE);
        Comparison parts = comparison("the two covariances add up to C", 1, noNoise, towardsZero);
        Comparison first = comparison("the first alone is C", 1, noNoise);
        Comparison twice = comparison(
                "the first and that of the exact sampler add up to 2 C",
                2,
                noNoise,
                SampleThenOptimise.ofPosterior(NOISE));
        Comparison jittered = jittered(1, noNoise, towardsZero);
        ExperimentDesign design = design(instances, parts, first, twice, jittered);
        return Identities.holds(
                Dai2022.id("p6-c1-noise-split"),
                Dai2022.derived("P6-C1", "the covariance splits into the parts of theta_0 and of e"),
                "What start and target noise contribute",
                "Without fresh target noise the covariance is C - s^2 R R^T, R = K_*X (K + s^2 I)^(-1); with a ridge towards 0 it is s^2 R R^T; both have mean mu and "
                        + "the two add up to C.",
                linear(),
                List.of(Trials.nearlyAlways(parts.event(), design, DELTA)),
                List.of(
                        fails("first-part-alone", first, design, 0.9),
                        fails("noise-counted-once", twice, design, 0.9),
                        fails("jitter", jittered, design, 0.03)));
    }

    private static Claim scaling(long instances) {
        SampleThenOptimise right = SampleThenOptimise.scaled(BETA, NOISE);
        Comparison scaled = comparison("samples have law N(mu, beta^2 C)", SQUARED, right);
        Comparison onlyRidge =
                comparison("the same with f not scaled", SQUARED, SampleThenOptimise.onlyRidgeScaled(BETA, NOISE));
        Comparison onlyFunction = comparison(
                "the same with ridge and noise not scaled",
                SQUARED,
                SampleThenOptimise.onlyFunctionScaled(BETA, NOISE));
        Comparison jittered = jittered(SQUARED, right);
        ExperimentDesign design = design(instances, scaled, onlyRidge, onlyFunction, jittered);
        return Identities.holds(
                Dai2022.id("p6-c3-beta-scaling"),
                Dai2022.reading("P6-C3", "the scaling of exploration by beta_t; the algebra is derived"),
                "Scaling by beta gives GP(mu, beta^2 C)",
                "With f replaced by beta f, the ridge by beta^2 s^2 and the target noise by N(0, beta^2 s^2), samples have mean mu and covariance beta^2 C; beta = 1.7.",
                linear(),
                List.of(Trials.nearlyAlways(scaled.event(), design, DELTA)),
                List.of(
                        fails("function-not-scaled", onlyRidge, design, 0.9),
                        fails("ridge-not-scaled", onlyFunction, design, 0.9),
                        fails("jitter", jittered, design, 0.03)));
    }

    private static Claim empirical(Tier tier) {
        double delta = tier.choose(0.05, 0.05, 0.02);
        EmpiricalKernelAgreement experiment =
                new EmpiricalKernelAgreement(Dai2022.RELEASED, 8, 3, NOISE, JITTER_OF_NETWORK);
        ExperimentDesign design = Trials.once("width m", 8, experiment, tier.choose(400L, 800L, 2000L));
        return Identities.holds(
                Dai2022.id("p6-c1-empirical-kernel"),
                Dai2022.reading(
                        "P6-C1",
                        "the algorithm STO-BNTS-Linear and of what its finite-width regret bound rests on; the statement is derived"),
                "The linear algorithm at finite width",
                "With the gradients of a finite network at its start as features, samples have exactly the posterior of its empirical tangent kernel, here two hidden "
                        + "ReLU layers of width 8 with the gains of the released code, 1.5 and 0.05.",
                List.of(
                        Assumption.byConstruction(
                                "NTK parameterisation, n = 4, t = 3 points on the sphere of R^3; weights, inputs and targets drawn afresh")),
                List.of(Trials.nearlyAlways(EmpiricalKernelAgreement.EXACT, design, delta)),
                List.of(
                        Trials.fails("no-fresh-noise", EmpiricalKernelAgreement.NO_FRESH_NOISE, design, delta, 0.9),
                        Trials.fails("infinite-width", EmpiricalKernelAgreement.INFINITE_WIDTH, design, delta, 0.9),
                        Trials.fails("jitter", EmpiricalKernelAgreement.WITH_JITTER, design, delta, 0.03)));
    }

    private static Claim batch(long instances) {
        ExperimentDesign design =
                Trials.once("features", 12, new BatchIdentity(5, 3, 12, NOISE, JITTER_OF_BATCH), instances);
        return Identities.holds(
                Dai2022.id("p6-c6-batch-identity"),
                Dai2022.reading("P6-C6", "what the factor e^C of a batch rests on; the identity is derived"),
                "A batch shrinks sigma by exp(I)",
                "sigma_A(x)/sigma_AB(x) = exp(I(f(x); y_B | y_A)) for the posterior standard deviations after A and after A and B; |A| = 5, |B| = 3.",
                List.of(Assumption.byConstruction(
                        "kernels F F^T with 12 features N(0, 1/12), noise 0.1, drawn afresh")),
                List.of(Trials.nearlyAlways(BatchIdentity.CONDITIONAL, design, DELTA)),
                List.of(
                        Trials.fails("unconditional", BatchIdentity.UNCONDITIONAL, design, DELTA, 0.9),
                        Trials.fails("variances", BatchIdentity.OF_VARIANCES, design, DELTA, 0.9),
                        Trials.fails("jitter", BatchIdentity.WITH_JITTER, design, DELTA, 0.03)));
    }
}

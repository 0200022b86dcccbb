package org.ntkverify.check.catalogue.dai2022;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.experiment.EnsembleCovariance;
import org.ntkverify.numeric.experiment.TrainedSamples;
import org.ntkverify.numeric.experiment.TrainingDeviation;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.PerturbedNetwork.Perturbation;

/** Notes P6-C4 and P6-C5: trained networks of finite width, with and without the perturbation. */
final class Dai2022Training {

    private static final String REGRESSION =
            "two-layer ReLU networks, NTK parameterisation, four targets and three test points on the sphere of R^3, s^2 = 0.1";

    private static final String DESCENT =
            "70 steps of gradient descent with momentum on both layers, ridge s^2 towards theta_0: later steps only cross kinks";

    private Dai2022Training() {}

    static List<Claim> claims(Tier tier) {
        return List.of(trained(tier), rate(tier), ensemble(tier), conservative(tier));
    }

    private static int width(Tier tier) {
        return tier.choose(256, 256, 512);
    }

    private static ExperimentDesign design(Tier tier, Perturbation perturbation) {
        return Trials.once(
                "width m",
                width(tier),
                new TrainedSamples(width(tier), perturbation),
                // Differences of products have heavy tails: at a quarter of these draws some intervals do not exist
                // yet.
                tier.choose(8000L, 16_000L, 32_000L));
    }

    private static FiniteValue moments(
            String text, ExperimentDesign design, GaussianLaw law, GaussianLaw scale, double margin) {
        return new FiniteValue(
                text, design, List.of(TrainedSamples.expected(law)), List.of(TrainedSamples.scales(scale)), margin);
    }

    private static Claim trained(Tier tier) {
        double margin = tier.choose(0.09, 0.06, 0.04);
        ExperimentDesign design = design(tier, Perturbation.WITHOUT_READOUT);
        GaussianLaw posterior = TrainedSamples.posterior();
        return Identities.holds(
                        Dai2022.id("p6-c4-trained-network"),
                        Dai2022.reading(
                                "P6-C4", "STO-BNTS: each trained network is a posterior draw at infinite width"),
                        "Trained wide networks sample GP(NTK)",
                        "The perturbed network, trained on targets with fresh noise, has means within %s standard deviations of mu and covariances within %s of C, the posterior with the "
                                        .formatted(margin, margin)
                                + "NTK of infinite width, at width m = %s.".formatted(width(tier)),
                        List.of(
                                Assumption.byConstruction(REGRESSION),
                                Assumption.byConstruction(DESCENT),
                                Assumption.byConstruction("theta_0, theta'_0 and target noise drawn afresh")),
                        List.of(moments("E f = mu, Cov f = C", design, posterior, posterior, margin)),
                        List.of(
                                Dai2022.values(
                                        "deep-ensemble",
                                        moments(
                                                "Cov f is that of a deep ensemble",
                                                design,
                                                TrainedSamples.ensemble(),
                                                posterior,
                                                margin),
                                        0.3),
                                Dai2022.values(
                                        "nngp-posterior",
                                        moments(
                                                "f has the posterior with the NNGP kernel",
                                                design,
                                                TrainedSamples.nngpPosterior(),
                                                posterior,
                                                margin),
                                        0.3),
                                Dai2022.values(
                                        "no-fresh-noise",
                                        moments(
                                                "Cov f = C - s^2 R R^T",
                                                design,
                                                TrainedSamples.withoutFreshNoise(),
                                                posterior,
                                                margin),
                                        0.15)))
                .illustrated(Dai2022Figures.samples());
    }

    private static Claim rate(Tier tier) {
        double margin = tier.choose(0.2, 0.15, 0.08);
        List<ExperimentDesign.Step> steps = new ArrayList<>();
        for (int width : tier.choose(List.of(32, 64, 128), List.of(64, 128, 256), List.of(64, 128, 256, 512))) {
            steps.add(new ExperimentDesign.Step(width, new TrainingDeviation(width), tier.choose(1000L, 2000L, 5000L)));
        }
        ExperimentDesign design = new ExperimentDesign("width m", steps);
        return Identities.holds(
                Dai2022.id("p6-c4-linearisation-rate"),
                Dai2022.derived(
                        "P6-C4", "how fast trained networks approach the linear sample with the same random numbers"),
                "Distance to the linear sample",
                "The distance between the trained network and g_* + R (y + e - g_X), the posterior sample of the infinite-width kernel with the same theta_0, theta'_0 and e, falls "
                        + "like m^(-1/2).",
                List.of(Assumption.byConstruction(REGRESSION), Assumption.byConstruction(DESCENT)),
                List.of(exponent("distance ~ m^(-1/2)", design, -0.5, margin)),
                List.of(
                        excluded("one-over-m", "distance ~ 1/m", design, -1, margin),
                        excluded("constant", "distance ~ m^0", design, 0, margin)));
    }

    private static SizeExponent exponent(String text, ExperimentDesign design, double exponent, double margin) {
        return new SizeExponent(text, design, TrainingDeviation.DEVIATION, 1, exponent - margin, exponent + margin);
    }

    private static Falsifier excluded(String id, String text, ExperimentDesign design, double exponent, double margin) {
        return new Falsifier(
                id,
                exponent(text, design, exponent, margin),
                ReasonCode.RATE_EXCLUDED,
                new EffectSize.Near(exponent + 0.5, margin));
    }

    private static Claim ensemble(Tier tier) {
        double margin = tier.choose(0.12, 0.09, 0.06);
        ExperimentDesign design = design(tier, Perturbation.NONE);
        GaussianLaw ensemble = TrainedSamples.ensemble();
        return Identities.holds(
                Dai2022.id("p6-c4-deep-ensemble"),
                Dai2022.derived("P6-C4", "the baseline 'Deep Ensemble', the same training without the perturbation"),
                "A deep ensemble is under-dispersed",
                "Networks trained on targets with fresh noise but without <grad f, theta'_0> have mean mu and covariance N_** + R (N_XX + s^2 I) R^T - R N_X* - N_*X R^T with the NNGP N and "
                        + "R = Theta_*X (Theta_XX + s^2 I)^(-1): 0.41 to 0.44 of the posterior variances.",
                List.of(
                        Assumption.byConstruction(REGRESSION),
                        Assumption.byConstruction(DESCENT),
                        Assumption.byConstruction("theta_0 and target noise drawn afresh")),
                List.of(moments("E f = mu, Cov f of the ensemble", design, ensemble, ensemble, margin)),
                List.of(
                        Dai2022.values(
                                "variance-of-the-posterior",
                                moments("Cov f = C", design, TrainedSamples.posterior(), ensemble, margin),
                                0.8),
                        Dai2022.values(
                                "nngp-posterior",
                                moments(
                                        "f has the posterior with the NNGP kernel",
                                        design,
                                        TrainedSamples.nngpPosterior(),
                                        ensemble,
                                        margin),
                                0.3)));
    }

    private static Claim conservative(Tier tier) {
        double delta = 0.02;
        ExperimentDesign design = Trials.once(
                "training points",
                4,
                new EnsembleCovariance(Dai2022.SHALLOW, 4, 3, 3),
                tier.choose(1000L, 4000L, 20_000L));
        return Identities.holds(
                Dai2022.id("p6-c5-conservative"),
                Dai2022.reading(
                        "P6-C5", "Proposition 2 of He et al. 2020, on which the paper builds; the proof is derived"),
                "NTKGP is wider than a deep ensemble",
                "Without noise Cov_NTKGP - Cov_DE is positive semidefinite: it is A_** - R A_X* - A_*X R^T + R A_XX R^T for the positive semidefinite A = Theta - NNGP.",
                List.of(Assumption.byConstruction(
                        "two-layer ReLU network, n = 4, t = 3 points uniform on the sphere of R^3, drawn afresh")),
                List.of(Trials.nearlyAlways(EnsembleCovariance.POSTERIOR_EXCEEDS, design, delta)),
                List.of(
                        Trials.fails("reversed", EnsembleCovariance.ENSEMBLE_EXCEEDS, design, delta, 0.9),
                        Trials.fails(
                                "by-a-factor-two", EnsembleCovariance.POSTERIOR_EXCEEDS_TWICE, design, delta, 0.03),
                        Trials.fails(
                                "ensemble-is-nngp-posterior",
                                EnsembleCovariance.ENSEMBLE_IS_NNGP,
                                design,
                                delta,
                                0.9)));
    }
}

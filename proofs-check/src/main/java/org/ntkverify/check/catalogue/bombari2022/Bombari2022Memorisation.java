package org.ntkverify.check.catalogue.bombari2022;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.experiment.FiniteDifferenceFit;

/** Note P10-C8: a difference quotient of the network fits any labels, up to O(h). */
final class Bombari2022Memorisation {

    private static final int WIDTH = 8;

    /** Below the p = 2 d^2 + d = 136 weights. */
    private static final int SAMPLES = 30;

    /** Above them. */
    private static final int TOO_MANY = 150;

    private Bombari2022Memorisation() {}

    static List<Claim> claims(Tier tier) {
        return List.of(differences(tier));
    }

    private static ExperimentDesign design(int samples, double least, long draws) {
        List<ExperimentDesign.Step> steps = new ArrayList<>();
        for (int inverse : List.of(100, 1000, 10_000)) {
            steps.add(new ExperimentDesign.Step(
                    inverse, new FiniteDifferenceFit(Bombari2022.TANH, WIDTH, samples, least, inverse), draws));
        }
        return new ExperimentDesign("1/h", steps);
    }

    private static SizeExponent exponent(String text, ExperimentDesign design, double exponent, double margin) {
        return new SizeExponent(text, design, FiniteDifferenceFit.RESIDUAL, 1, exponent - margin, exponent + margin);
    }

    private static Claim differences(Tier tier) {
        ExperimentDesign design = design(SAMPLES, 0, tier.choose(400L, 1000L, 4000L));
        ExperimentDesign singular = design(TOO_MANY, 1e-4, tier.choose(400L, 400L, 800L));
        double margin = tier.choose(0.15, 0.1, 0.05);
        return Identities.holds(
                Bombari2022.id("p10-c8-finite-differences"),
                Bombari2022.reading(
                        "P10-C8",
                        "our reading of the memorisation corollary; the construction is a difference quotient"),
                "Difference quotients memorise",
                "With delta = J^T K^(-1) Y and g_h = (f(theta + h delta) - f(theta))/h, |g_h(X) - Y| = O(h): its geometric mean over the weights "
                        + "falls like h, two hidden tanh layers of width 8, N = 30 points with normal labels, h = 1/100 to 1/10000.",
                List.of(
                        Assumption.byConstruction("data and labels fixed, weights drawn afresh in each draw"),
                        Assumption.byConstruction("N = 30 is below the p = 136 weights")),
                List.of(exponent("|g_h(X) - Y|/|Y| ~ h", design, -1, margin)),
                List.of(
                        new Falsifier(
                                "square",
                                exponent("|g_h(X) - Y|/|Y| ~ h^2", design, -2, margin),
                                ReasonCode.RATE_EXCLUDED,
                                new EffectSize.Near(-1, margin)),
                        new Falsifier(
                                "two-thirds",
                                exponent("|g_h(X) - Y|/|Y| ~ h^(2/3)", design, -0.66, margin),
                                ReasonCode.RATE_EXCLUDED,
                                new EffectSize.Near(0.34, margin)),
                        new Falsifier(
                                "more-samples-than-weights",
                                exponent("|g_h(X) - Y|/|Y| ~ h at N = 150 > p", singular, -1, margin),
                                ReasonCode.RATE_EXCLUDED,
                                new EffectSize.Near(-1, 0.2))));
    }
}

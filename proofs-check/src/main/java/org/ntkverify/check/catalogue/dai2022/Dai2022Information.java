package org.ntkverify.check.catalogue.dai2022;

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
import org.ntkverify.numeric.experiment.InformationGain;

/** Note P6-C7: how the information gain grows with the number of observations. */
final class Dai2022Information {

    private static final double NOISE = 0.01;

    private Dai2022Information() {}

    static List<Claim> claims(Tier tier) {
        return List.of(
                growth(tier, 2, 0.45, 0.58, 0.51),
                growth(tier, 3, 0.617, 0.747, 0.69),
                growth(tier, 4, 0.7, 0.83, 0.755));
    }

    private static SizeExponent exponent(String text, ExperimentDesign design, double low, double high) {
        return new SizeExponent(text, design, InformationGain.GAIN, 1, low, high);
    }

    private static Falsifier excluded(
            String id, String text, ExperimentDesign design, double low, double high, double measured) {
        return new Falsifier(
                id,
                exponent(text, design, low, high),
                ReasonCode.RATE_EXCLUDED,
                new EffectSize.Near((low + high) / 2 - measured, 0.08));
    }

    private static Claim growth(Tier tier, int dimension, double low, double high, double measured) {
        List<ExperimentDesign.Step> steps = new ArrayList<>();
        for (int points : tier.choose(List.of(25, 50, 100), List.of(50, 100, 200), List.of(100, 200, 400, 800))) {
            steps.add(new ExperimentDesign.Step(points, new InformationGain(dimension, points, NOISE), 800));
        }
        ExperimentDesign design = new ExperimentDesign("observations T", steps);
        List<Falsifier> falsifiers = new ArrayList<>(List.of(
                excluded("linear", "gain ~ T", design, 0.95, 1.08, measured),
                excluded(
                        "one-dimension-less",
                        "gain ~ T^((d - 2)/d)",
                        design,
                        (dimension - 2.0) / dimension - 0.05,
                        (dimension - 2.0) / dimension + 0.08,
                        measured)));
        if (dimension == 2) {
            falsifiers.add(excluded("one-dimension-more", "gain ~ T^(2/3)", design, 0.617, 0.747, measured));
        }
        return Identities.holds(
                Dai2022.id("p6-c7-information-gain-" + dimension),
                Dai2022.reading(
                        "P6-C7",
                        "gamma_T = O~(T^((d-1)/d)) of Kassraie and Krause 2021, on which the regret bounds rest"),
                "Information gain in dimension %s".formatted(dimension),
                "(1/2) log det(I + K_T/s^2) of T uniform points on the sphere of R^%s with the NTK of a two-layer ReLU network grows like T^p, p in [%s, %s], about (d - 1)/d = %s/%s over the "
                                .formatted(dimension, low, high, dimension - 1, dimension)
                        + "sizes used; s^2 = 0.01. Uniform points bound the maximum gamma_T from below; its upper bound has unknown constants and is not tested.",
                List.of(Assumption.byConstruction("points drawn afresh in each draw, bias-free network")),
                List.of(exponent("gain ~ T^((d - 1)/d)", design, low, high)),
                falsifiers);
    }
}

package org.ntkverify.check.catalogue.du2019;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.Rate;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.experiment.GateStatistic;

/** How fast H(0) tends to H, and on which side its smallest eigenvalue stays. */
final class Du2019Spectrum {

    private Du2019Spectrum() {}

    static List<Claim> claims(Tier tier) {
        return List.of(rate(tier), jensen(tier));
    }

    private static ExperimentDesign design(GateStatistic.Of of, long draws, int... widths) {
        List<ExperimentDesign.Step> steps = Arrays.stream(widths)
                .mapToObj(m -> new ExperimentDesign.Step(m, new GateStatistic(Du2019.SIX, m, of), draws))
                .toList();
        return new ExperimentDesign("width m", steps);
    }

    private static Claim rate(Tier tier) {
        ExperimentDesign design =
                design(GateStatistic.Of.OPERATOR_ERROR, tier.choose(1000L, 4000L, 16_000L), 64, 256, 1024, 4096);
        double margin = tier.choose(0.05, 0.03, 0.02);
        return Identities.holds(
                Du2019.KEY + "/operator-error-rate",
                Du2019.derived("central limit theorem for the entries of H(0)"),
                "|H(0) - H| falls like m^(-1/2)",
                "The mean of |H(0) - H| over the weights falls like m^(-1/2): six inputs in R^6, m = 64 to 4096.",
                Du2019.assumptions(),
                List.of(falls(design, -0.5, margin)),
                List.of(excluded("one-over-m", design, -1, margin), excluded("three-fifths", design, -0.65, margin)));
    }

    private static Rate falls(ExperimentDesign design, double exponent, double margin) {
        return new Rate("E |H(0) - H| ~ m^%s".formatted(exponent), design, Rate.Of.MEAN, exponent, margin);
    }

    private static Falsifier excluded(String id, ExperimentDesign design, double exponent, double margin) {
        return new Falsifier(
                id,
                falls(design, exponent, margin),
                ReasonCode.RATE_EXCLUDED,
                new EffectSize.Near(exponent + 0.5, margin));
    }

    private static Claim jensen(Tier tier) {
        long draws = tier.choose(4000L, 10_000L, 40_000L);
        ExperimentDesign deficit = design(GateStatistic.Of.EIGENVALUE_DEFICIT, draws, 32, 128);
        ExperimentDesign excess = design(GateStatistic.Of.EIGENVALUE_EXCESS, draws, 32, 128);
        double margin = tier.choose(0.02, 0.01, 0.005);
        List<List<Double>> zeros = List.of(List.of(0.0), List.of(0.0));
        List<List<Double>> ones = List.of(List.of(1.0), List.of(1.0));
        return Identities.holds(
                Du2019.KEY + "/jensen",
                Du2019.derived("lambda_min is concave and E H(0) = H"),
                "E lambda_min(H(0)) is below lambda_0",
                "The mean of lambda_min(H(0)) over the weights is at most lambda_0 = lambda_min(H), and smaller at finite width: six inputs in R^6, "
                        + "m = 32 and 128.",
                Du2019.assumptions(),
                List.of(new Ordering("E lambda_min(H(0)) < lambda_0", deficit, 0)),
                List.of(
                        new Falsifier(
                                "above",
                                new Ordering("E lambda_min(H(0)) > lambda_0", excess, 0),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.02)),
                        new Falsifier(
                                "equal",
                                new FiniteValue(
                                        "E lambda_min(H(0)) = lambda_0 within %s".formatted(margin),
                                        deficit,
                                        zeros,
                                        ones,
                                        margin),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.02))));
    }
}

package org.ntkverify.check.catalogue.dai2022;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.experiment.PairedRegret;
import org.ntkverify.numeric.experiment.RegretStudy.Method;

/** Note P6-C8: regret of Thompson sampling on a small synthetic problem. */
final class Dai2022Regret {

    /** T = 30 evaluations in batches of 5. */
    private static final int ROUNDS = 6;

    private static final int BATCH = 5;

    private Dai2022Regret() {}

    static List<Claim> claims(Tier tier) {
        List<Claim> claims = new ArrayList<>(List.of(ensembleStalls(tier), released(tier)));
        if (tier != Tier.SMOKE) {
            claims.add(wideLinearModel(tier));
        }
        return claims;
    }

    private static Ordering worse(String text, Tier tier, Method first, Method second, double atLeast) {
        return new Ordering(
                text,
                Trials.once(
                        "evaluations",
                        ROUNDS * BATCH,
                        new PairedRegret(ROUNDS, BATCH, first, second),
                        tier.choose(1000L, 4000L, 20_000L)),
                atLeast);
    }

    private static Falsifier refuted(String id, Ordering statement, double effect) {
        return new Falsifier(id, statement, ReasonCode.BOUND_VIOLATED, new EffectSize.AtLeast(effect));
    }

    private static Claim ensembleStalls(Tier tier) {
        return Identities.holds(
                        Dai2022.id("p6-c8-deep-ensemble-stalls"),
                        Dai2022.reading(
                                "P6-C8",
                                "Figure 1, where the deep ensemble stalls; our problem is smaller and our ensemble infinitely wide"),
                        "Thompson sampling with a deep ensemble",
                        "After 30 evaluations in batches of 5, Thompson sampling with deep ensembles has the larger simple regret more often than the smaller one, by more than a quarter of all "
                                + "runs, against exact posterior samples on the same functions with the same noise.",
                        List.of(
                                Assumption.byConstruction(
                                        "functions drawn from the process with the NTK of a two-layer ReLU network on 100 points of the circle, s^2 = 0.01"),
                                Assumption.byConstruction(
                                        "ensemble of infinite width: start with the NNGP, trained with the NTK, fresh target noise")),
                        List.of(worse(
                                "larger more often than smaller, by 0.25",
                                tier,
                                Method.ENSEMBLE,
                                Method.POSTERIOR,
                                0.25)),
                        List.of(
                                refuted(
                                        "reversed",
                                        worse(
                                                "exact samples end worse more often",
                                                tier,
                                                Method.POSTERIOR,
                                                Method.ENSEMBLE,
                                                0),
                                        0.3),
                                refuted(
                                        "nearly-always",
                                        worse(
                                                "larger more often than smaller, by 0.7",
                                                tier,
                                                Method.ENSEMBLE,
                                                Method.POSTERIOR,
                                                0.7),
                                        0.1)))
                .illustrated(Dai2022Figures.simpleRegret(), Dai2022Figures.cumulativeRegret());
    }

    /** Larger regrets than with exact samples less smaller ones are the part {@code excess} of all runs, to within {@code margin}. */
    private static FiniteValue excess(String text, Method method, double excess, long draws, double margin) {
        ExperimentDesign design = Trials.once(
                "evaluations", ROUNDS * BATCH, new PairedRegret(ROUNDS, BATCH, method, Method.POSTERIOR), draws);
        return new FiniteValue(text, design, List.of(List.of(excess)), List.of(List.of(1.0)), margin);
    }

    private static FiniteValue even(Method method, long draws, double margin) {
        return excess("as often worse as better: %s".formatted(method.text()), method, 0, draws, margin);
    }

    private static Falsifier even(String id, Method method, long draws, double margin) {
        return Dai2022.values(id, even(method, draws, margin), 0.25);
    }

    private static Falsifier quarter(Method method, long draws, double margin) {
        return Dai2022.values(
                "worse-by-a-quarter", excess("worse by a quarter of all runs", method, 0.25, draws, margin), 0.15);
    }

    private static List<Assumption> sameProblem() {
        return List.of(
                Assumption.byConstruction(
                        "the problem of p6-c8-deep-ensemble-stalls; both optimisers see the same functions and the same noise"));
    }

    private static Claim released(Tier tier) {
        long draws = tier.choose(2000L, 8000L, 20_000L);
        double margin = tier.choose(0.1, 0.06, 0.04);
        return Identities.holds(
                Dai2022.id("p6-c8-released-code"),
                Dai2022.derived("P6-C8", "what the erratum P6-E1 costs in regret"),
                "Regret does not see the missing noise",
                "Thompson sampling without fresh target noise ends as often with a larger as with a smaller simple regret than with exact posterior samples, to within %s of all runs: "
                                .formatted(margin)
                        + "regret curves cannot tell the two laws apart.",
                sameProblem(),
                List.of(even(Method.NO_FRESH_NOISE, draws, margin)),
                List.of(
                        even("deep-ensemble", Method.ENSEMBLE, draws, margin),
                        quarter(Method.NO_FRESH_NOISE, draws, margin)));
    }

    private static Claim wideLinearModel(Tier tier) {
        long draws = tier.choose(2000L, 2000L, 8000L);
        double margin = tier.choose(0.12, 0.12, 0.06);
        return Identities.holds(
                Dai2022.id("p6-c8-wide-linear-model"),
                Dai2022.reading("P6-C8", "Figure 1, where wider is better; our problem is smaller"),
                "Width 512 regrets like exact sampling",
                "STO-BNTS-Linear with a network of width 512 ends as often with a larger as with a smaller simple regret than exact posterior samples of the infinite-width kernel, to within "
                        + "%s of all runs; at width 8 it does not.".formatted(margin),
                sameProblem(),
                List.of(even(Method.LINEAR_512, draws, margin)),
                List.of(even("width-8", Method.LINEAR_8, draws, margin), quarter(Method.LINEAR_512, draws, margin)));
    }
}

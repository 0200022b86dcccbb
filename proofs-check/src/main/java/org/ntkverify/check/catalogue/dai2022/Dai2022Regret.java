package org.ntkverify.check.catalogue.dai2022;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.experiment.PairedRegret;
import org.ntkverify.numeric.experiment.RegretStudy.Method;

/** Note P6-C8: regret of Thompson sampling on a small synthetic problem. */
final class Dai2022Regret {

    /** T = 30 evaluations in batches of 5. */
    private static final int ROUNDS = 6;

    private static final int BATCH = 5;

    private Dai2022Regret() {}

    static List<Claim> claims(Tier tier) {
        return List.of(ensembleStalls(tier));
    }

    private static Ordering worse(String text, Tier tier, Method first, Method second, double atLeast) {
        return new Ordering(
                text,
                Dai2022.once(
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
}

package org.ntkverify.check.catalogue.chen2020;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.label.ElasticityScore;
import org.ntkverify.numeric.label.LabelKernelEvents;

/** Notes P7-C5 and P7-C6: local elasticity and definiteness of LANTK-HR. */
final class Chen2020Elasticity {

    private static final int POINTS = 40;

    private Chen2020Elasticity() {}

    static List<Claim> claims() {
        return List.of(half(), rises(), indefinite(), definite());
    }

    private static Assumption points() {
        return Assumption.byConstruction(
                "40 uniform unit points of R^5 in each draw; structured labels: the sign of x_1, random ones: balanced");
    }

    private static FiniteValue score(String text, double target, boolean structured, boolean diagonal, long draws) {
        return new FiniteValue(
                text,
                Trials.once("points n", POINTS, new ElasticityScore(structured, diagonal), draws),
                List.of(List.of(target)),
                List.of(List.of(1.0)),
                0.01);
    }

    private static Falsifier wrong(String id, FiniteValue statement, double effect) {
        return new Falsifier(id, statement, ReasonCode.VALUE_RATIO, new EffectSize.AtLeast(effect));
    }

    private static Claim half() {
        return Identities.holds(
                Chen2020.id("p7-c5-random-labels"),
                Chen2020.derived("P7-C5", "the score of the released code counts the diagonal on training data"),
                "Local elasticity of random labels is 1/2",
                "For balanced labels that do not look at the points, RR over pairs of different points is 1/2 in the mean, within 0.01, n = 40. With the "
                        + "diagonal, as in the released code on training data, it is larger.",
                List.of(points()),
                List.of(score("RR = 1/2 without the diagonal", 0.5, false, false, 4000)),
                List.of(
                        wrong("with-the-diagonal", score("RR = 1/2 with the diagonal", 0.5, false, true, 2500), 0.03),
                        wrong(
                                "structured-labels",
                                score("RR = 1/2 for structured labels", 0.5, true, false, 1000),
                                0.1),
                        wrong(
                                "a-little-more",
                                score("RR = 0.53 without the diagonal", 0.53, false, false, 4000),
                                0.02)));
    }

    private static Claim rises() {
        double delta = 0.15;
        ExperimentDesign design = Trials.once("points n", POINTS, new LabelKernelEvents(true, 1), 400);
        return Identities.holds(
                Chen2020.id("p7-c5-structured-labels"),
                Chen2020.derived("P7-C5", "what label awareness does to local elasticity, variant V1"),
                "V1 raises RR of structured labels",
                "K_HR = H + Z (V1) has a larger RR than H for structured labels, in all but 15 % of data sets; not so for random labels. Points with a "
                        + "constant coordinate, as in the released code.",
                List.of(points()),
                List.of(Trials.nearlyAlways(LabelKernelEvents.RISES, design, delta)),
                List.of(
                        Trials.fails("random-labels", LabelKernelEvents.RISES_AT_RANDOM, design, delta, 0.25),
                        Trials.fails("by-a-hundredth", LabelKernelEvents.RISES_CLEARLY, design, delta, 0.1)));
    }

    private static Claim indefinite() {
        double delta = 0.1;
        ExperimentDesign design = Trials.once("points n", POINTS, new LabelKernelEvents(false, 3), 300);
        return Identities.holds(
                Chen2020.id("p7-c6-z-is-indefinite"),
                Chen2020.derived("P7-C6", "Z is a function of H, not a feature product"),
                "Z of V1 is not a kernel",
                "For random balanced labels the label-aware part Z (V1) has a negative eigenvalue, in all but 10 % of data sets.",
                List.of(points()),
                List.of(Trials.nearlyAlways(LabelKernelEvents.INDEFINITE_AT_RANDOM, design, delta)),
                List.of(
                        Trials.fails("semidefinite", LabelKernelEvents.SEMIDEFINITE_AT_RANDOM, design, delta, 0.5),
                        Trials.fails("structured-labels-too", LabelKernelEvents.INDEFINITE, design, delta, 0.15)));
    }

    private static Claim definite() {
        double delta = 0.1;
        return Identities.holds(
                Chen2020.id("p7-c6-small-lambda"),
                Chen2020.derived("P7-C6", "K_HR for one lambda is no licence for every lambda"),
                "K_HR is a kernel for small lambda only",
                "H + 3 Z (V1) is positive definite for structured and for random labels, in all but 10 % of data sets; H + 16 Z and H + 30 Z are not.",
                List.of(points()),
                List.of(Trials.nearlyAlways(LabelKernelEvents.DEFINITE_SUM, sum(3), delta)),
                List.of(
                        Trials.fails("lambda-sixteen", LabelKernelEvents.DEFINITE_SUM, sum(16), delta, 0.25),
                        Trials.fails("lambda-thirty", LabelKernelEvents.DEFINITE_SUM, sum(30), delta, 0.5)));
    }

    private static ExperimentDesign sum(int lambda) {
        return Trials.once("points n", POINTS, new LabelKernelEvents(false, lambda), 300);
    }
}

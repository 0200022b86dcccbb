package org.ntkverify.check.catalogue.du2019;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.experiment.GateThresholds.Quantity;
import org.ntkverify.numeric.experiment.GateThresholds.Threshold;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Failure probabilities with explicit constants: Hoeffding, the width that follows, matrix Chernoff. */
final class Du2019Concentration {

    private static final BigFraction DELTA = new BigFraction(1, 10);

    /** {@code n sqrt(log(2 n^2/delta) / (2 m))}, which {@code |H(0) - H|_F} exceeds with probability at most delta. */
    static final Expression HOEFFDING = ExpressionParser.parse(
                    "n*Sqrt(Log(2*n^2/delta)/(2*m))", Set.of("n", "m", "delta"))
            .substitute(Map.of("delta", Expression.constant(DELTA)));

    private static final Expression LAMBDA = Expression.variable("lambda");

    private static final Expression HALF = LAMBDA.over(2);

    /** {@code 8 n^2 log(2 n^2/delta)/lambda_0^2} of {@link Du2019#FOUR}, rounded up. */
    static final int HOEFFDING_WIDTH = 92_225;

    /** {@code 8/lambda_0^2} of {@link Du2019#FOUR}, rounded up. */
    static final int WITHOUT_INPUTS = 1000;

    /** {@code n/lambda_0} of {@link Du2019#FOUR}, rounded up. */
    static final int LINEAR_WIDTH = 45;

    /** The least m with {@code n [e^(-t)/(1 - t)^(1 - t)]^(m lambda_0/|X|^2) <= delta} at t = 1/2. */
    static final int CHERNOFF_WIDTH_OF_SIX = 282;

    static final int CHERNOFF_WIDTH_OF_FOUR = 671;

    private Du2019Concentration() {}

    static List<Claim> claims(Tier tier) {
        long trials = tier.choose(400L, 1000L, 4000L);
        return List.of(hoeffding(trials), width(trials), chernoff(trials));
    }

    private static Claim hoeffding(long trials) {
        Event held = new Event("|H(0) - H|_F <= n sqrt(log(2 n^2/delta)/(2 m))");
        Event mean = new Event("|H(0) - H|_F <= its root mean square");
        Event fast = new Event("|H(0) - H|_F <= n sqrt(log(2 n^2/delta)/2)/m");
        List<Threshold> thresholds = Du2019.all(
                new Threshold(held, Quantity.FROBENIUS_ERROR, HOEFFDING),
                new Threshold(mean, Quantity.FROBENIUS_ERROR, Expression.variable("rms")),
                new Threshold(
                        fast,
                        Quantity.FROBENIUS_ERROR,
                        HOEFFDING.over(Expression.variable("m").sqrt())));
        List<ExperimentDesign> designs = Stream.of(Du2019.SIX, Du2019.FOUR)
                .map(inputs -> Du2019.trials(inputs, trials, Map.of(64, thresholds, 512, thresholds)))
                .toList();
        return Identities.holds(
                Du2019.KEY + "/hoeffding-bound",
                Du2019.derived("Lemma 3.1, with Hoeffding's inequality and a union bound over entries"),
                "H(0) is near H: explicit constant",
                "With probability at least 1 - delta over the weights, |H(0) - H|_F <= n sqrt(log(2 n^2/delta)/(2 m)); two data sets, m = 64 "
                        + "and 512, delta = 0.1.",
                Du2019.assumptions(),
                List.of(new FailureProbability(held.name(), designs, held, DELTA.doubleValue())),
                List.of(
                        falsifier("root-mean-square", designs, mean, 0.1),
                        falsifier("rate-one-over-m", designs, fast, 0.5)));
    }

    private static Falsifier falsifier(String id, List<ExperimentDesign> designs, Event event, double effect) {
        return new Falsifier(
                id,
                new FailureProbability(event.name(), designs, event, DELTA.doubleValue()),
                ReasonCode.BOUND_VIOLATED,
                new EffectSize.AtLeast(effect));
    }

    private static Claim width(long trials) {
        Event near = new Event("|H(0) - H| <= lambda_0/4");
        return Identities.holds(
                Du2019.KEY + "/width-suffices",
                Du2019.reading(
                        "our reading of Lemma 3.1, m = Omega(lambda_0^-2 n^2 log(n/delta)); the constant is ours"),
                "Width for a positive definite H(0)",
                "If m >= 8 n^2 log(2 n^2/delta)/lambda_0^2, then with probability at least 1 - delta |H(0) - H| <= lambda_0/4, hence "
                        + "lambda_min(H(0)) >= (3/4) lambda_0; one data set, the smallest such m, delta = 0.1.",
                Du2019.assumptions(),
                List.of(within(
                        near.name() + " at m = 8 n^2 log(2 n^2/delta)/lambda_0^2", trials, near, HOEFFDING_WIDTH)),
                List.of(
                        tooNarrow("without-n-and-log", trials, near, WITHOUT_INPUTS, 0.1),
                        tooNarrow("linear-in-one-over-lambda", trials, near, LINEAR_WIDTH, 0.3)));
    }

    private static FailureProbability within(String text, long trials, Event near, int width) {
        List<Threshold> thresholds = Du2019.all(new Threshold(near, Quantity.OPERATOR_ERROR, LAMBDA.over(4)));
        return new FailureProbability(
                text,
                List.of(Du2019.trials(Du2019.FOUR, trials, Map.of(width, thresholds))),
                near,
                DELTA.doubleValue());
    }

    private static Falsifier tooNarrow(String id, long trials, Event near, int width, double effect) {
        return new Falsifier(
                id,
                within(near.name() + " at m = " + width, trials, near, width),
                ReasonCode.BOUND_VIOLATED,
                new EffectSize.AtLeast(effect));
    }

    private static Claim chernoff(long trials) {
        Event half = new Event("lambda_min(H(0)) >= lambda_0/2");
        Event most = new Event("lambda_min(H(0)) >= (24/25) lambda_0");
        Event whole = new Event("lambda_min(H(0)) >= lambda_0");
        List<Threshold> thresholds =
                Du2019.all(atLeast(half, HALF), atLeast(most, LAMBDA.times(24).over(25)), atLeast(whole, LAMBDA));
        List<ExperimentDesign> designs = List.of(
                Du2019.trials(Du2019.SIX, trials, Map.of(CHERNOFF_WIDTH_OF_SIX, thresholds)),
                Du2019.trials(Du2019.FOUR, trials, Map.of(CHERNOFF_WIDTH_OF_FOUR, thresholds)));
        // Rank m d = 9 is below n = 12.
        ExperimentDesign narrow =
                Du2019.trials(Inputs.sphere(12, 3, 19), trials, Map.of(3, Du2019.all(atLeast(half, HALF))));
        return Identities.holds(
                Du2019.KEY + "/chernoff-bound",
                Du2019.derived("matrix Chernoff inequality for the lemma's conclusion; linear in 1/lambda_0"),
                "lambda_min(H(0)): explicit constant",
                "P(lambda_min(H(0)) <= (1 - t) lambda_0) <= n [e^(-t)/(1 - t)^(1 - t)]^(m lambda_0/|X|^2); two data sets, t = 1/2, the smallest m "
                        + "that makes the bound 0.1.",
                Du2019.assumptions(),
                List.of(new FailureProbability(half.name(), designs, half, DELTA.doubleValue())),
                List.of(
                        falsifier("one-twenty-fifth-lost", designs, most, 0.1),
                        falsifier("no-loss-at-all", designs, whole, 0.3),
                        new Falsifier(
                                "width-below-n-over-d",
                                new FailureProbability(
                                        half.name() + " at m = n/d - 1, n = 12, d = 3",
                                        List.of(narrow),
                                        half,
                                        DELTA.doubleValue()),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.85))));
    }

    private static Threshold atLeast(Event event, Expression bound) {
        return new Threshold(event, Quantity.SMALLEST_EIGENVALUE, bound);
    }
}

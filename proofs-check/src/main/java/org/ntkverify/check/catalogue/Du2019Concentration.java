package org.ntkverify.check.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tier;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.experiment.GateKernel;
import org.ntkverify.numeric.experiment.GateThresholds.Quantity;
import org.ntkverify.numeric.experiment.GateThresholds.Threshold;
import org.ntkverify.numeric.sample.Event;

/** Failure probabilities with explicit constants: Hoeffding, the width that follows, matrix Chernoff. */
final class Du2019Concentration {

    private static final double DELTA = 0.1;

    /** What the matrix Chernoff claim lets the smallest eigenvalue lose. */
    private static final double LOSS = 0.5;

    private Du2019Concentration() {}

    static List<Claim> claims(Tier tier) {
        long trials = tier.choose(400L, 1000L, 4000L);
        return List.of(hoeffding(trials), width(trials), chernoff(trials));
    }

    private static Claim hoeffding(long trials) {
        Event held = new Event("|H(0) - H|_F <= n sqrt(log(2 n^2/delta)/(2 m))");
        Event mean = new Event("|H(0) - H|_F <= its root mean square");
        Event fast = new Event("|H(0) - H|_F <= n sqrt(log(2 n^2/delta)/2)/m");
        List<ExperimentDesign> designs = Stream.of(Du2019.SIX, Du2019.FOUR)
                .map(Remembered::get)
                .map(gates -> {
                    Map<Integer, List<Threshold>> thresholds = new HashMap<>();
                    for (int m : List.of(64, 512)) {
                        Interval bound = GateBounds.hoeffding(gates.inputs().count(), DELTA, m);
                        thresholds.put(
                                m,
                                Du2019.all(
                                        new Threshold(held, Quantity.FROBENIUS_ERROR, bound),
                                        new Threshold(
                                                mean, Quantity.FROBENIUS_ERROR, Interval.of(rootMeanSquare(gates, m))),
                                        new Threshold(
                                                fast,
                                                Quantity.FROBENIUS_ERROR,
                                                bound.over(Interval.of(m).sqrt()))));
                    }
                    return Du2019.trials(gates, trials, thresholds);
                })
                .toList();
        return Identities.holds(
                Du2019.KEY + "/hoeffding-bound",
                Du2019.derived("Lemma 3.1, with Hoeffding's inequality and a union bound over entries"),
                "H(0) is near H: explicit constant",
                "With probability at least 1 - delta over the weights, |H(0) - H|_F <= n sqrt(log(2 n^2/delta)/(2 m)); two data sets, m = 64 "
                        + "and 512, delta = 0.1.",
                Du2019.assumptions(),
                List.of(new FailureProbability(held.name(), designs, held, DELTA)),
                List.of(
                        falsifier("root-mean-square", designs, mean, 0.1),
                        falsifier("rate-one-over-m", designs, fast, 0.5)));
    }

    /** The exact root mean square of {@code |H(0) - H|_F}: entries are multiples of binomial frequencies. */
    private static double rootMeanSquare(GateKernel gates, int m) {
        double sum = 0;
        int n = gates.inputs().count();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double product = 0;
                for (int k = 0; k < gates.inputs().dimension(); k++) {
                    product += gates.inputs().coordinate(i, k) * gates.inputs().coordinate(j, k);
                }
                double mean = gates.limit().midpoint(i, j);
                sum += mean * (product - mean) / m;
            }
        }
        return Math.sqrt(sum);
    }

    private static Falsifier falsifier(String id, List<ExperimentDesign> designs, Event event, double effect) {
        return new Falsifier(
                id,
                new FailureProbability(event.name(), designs, event, DELTA),
                ReasonCode.BOUND_VIOLATED,
                new EffectSize.AtLeast(effect));
    }

    private static Claim width(long trials) {
        Event near = new Event("|H(0) - H| <= lambda_0/4");
        GateKernel gates = Du2019.FOUR.get();
        int n = gates.inputs().count();
        Interval quarter = gates.smallest().over(Interval.of(4));
        List<Threshold> thresholds = Du2019.all(new Threshold(near, Quantity.OPERATOR_ERROR, quarter));
        int width = GateBounds.hoeffdingWidth(n, DELTA, gates.smallest());
        double lambda = gates.smallest().midpoint();
        return Identities.holds(
                Du2019.KEY + "/width-suffices",
                Du2019.reading(
                        "our reading of Lemma 3.1, m = Omega(lambda_0^-2 n^2 log(n/delta)); the constant is ours"),
                "Width for a positive definite H(0)",
                "If m >= 8 n^2 log(2 n^2/delta)/lambda_0^2, then with probability at least 1 - delta |H(0) - H| <= lambda_0/4, hence "
                        + "lambda_min(H(0)) >= (3/4) lambda_0; one data set, the smallest such m, delta = 0.1.",
                Du2019.assumptions(),
                List.of(new FailureProbability(
                        near.name() + " at m = 8 n^2 log(2 n^2/delta)/lambda_0^2",
                        List.of(Du2019.trials(gates, trials, Map.of(width, thresholds))),
                        near,
                        DELTA)),
                List.of(
                        tooNarrow(
                                "without-n-and-log", gates, trials, near, (int) Math.ceil(8 / (lambda * lambda)), 0.1),
                        tooNarrow("linear-in-one-over-lambda", gates, trials, near, (int) Math.ceil(n / lambda), 0.3)));
    }

    private static Falsifier tooNarrow(String id, GateKernel gates, long trials, Event near, int width, double effect) {
        List<Threshold> thresholds = Du2019.all(
                new Threshold(near, Quantity.OPERATOR_ERROR, gates.smallest().over(Interval.of(4))));
        return new Falsifier(
                id,
                new FailureProbability(
                        near.name() + " at m = " + width,
                        List.of(Du2019.trials(gates, trials, Map.of(width, thresholds))),
                        near,
                        DELTA),
                ReasonCode.BOUND_VIOLATED,
                new EffectSize.AtLeast(effect));
    }

    private static Claim chernoff(long trials) {
        Event half = new Event("lambda_min(H(0)) >= lambda_0/2");
        Event most = new Event("lambda_min(H(0)) >= (24/25) lambda_0");
        Event whole = new Event("lambda_min(H(0)) >= lambda_0");
        List<ExperimentDesign> designs = Stream.of(Du2019.SIX, Du2019.FOUR)
                .map(Remembered::get)
                .map(gates -> Du2019.trials(
                        gates,
                        trials,
                        Map.of(
                                chernoffWidth(gates),
                                Du2019.all(
                                        atLeast(half, gates, LOSS),
                                        atLeast(most, gates, 0.96),
                                        atLeast(whole, gates, 1)))))
                .toList();
        // Rank m d = 9 is below n = 12.
        GateKernel many = GateKernel.of(Inputs.sphere(12, 3, 19));
        ExperimentDesign narrow = Du2019.trials(many, trials, Map.of(3, Du2019.all(atLeast(half, many, LOSS))));
        return Identities.holds(
                Du2019.KEY + "/chernoff-bound",
                Du2019.derived("matrix Chernoff inequality for the lemma's conclusion; linear in 1/lambda_0"),
                "lambda_min(H(0)): explicit constant",
                "P(lambda_min(H(0)) <= (1 - t) lambda_0) <= n [e^(-t)/(1 - t)^(1 - t)]^(m lambda_0/|X|^2); two data sets, t = 1/2, the smallest m "
                        + "that makes the bound 0.1.",
                Du2019.assumptions(),
                List.of(new FailureProbability(half.name(), designs, half, DELTA)),
                List.of(
                        falsifier("one-twenty-fifth-lost", designs, most, 0.1),
                        falsifier("no-loss-at-all", designs, whole, 0.3),
                        new Falsifier(
                                "width-below-n-over-d",
                                new FailureProbability(
                                        half.name() + " at m = n/d - 1, n = 12, d = 3", List.of(narrow), half, DELTA),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.85))));
    }

    private static int chernoffWidth(GateKernel gates) {
        return GateBounds.chernoffWidth(gates.inputs().count(), DELTA, gates.smallest(), gates.squaredNorm(), LOSS);
    }

    private static Threshold atLeast(Event event, GateKernel gates, double fraction) {
        return new Threshold(
                event, Quantity.SMALLEST_EIGENVALUE, gates.smallest().times(Interval.of(fraction)));
    }
}

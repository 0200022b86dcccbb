package org.ntkverify.check.catalogue.tsilivis2022;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.adversarial.FeatureLearning;
import org.ntkverify.numeric.adversarial.FeatureSum;

/** Notes P8-C1 and P8-C3: the sum of features, and how each is learned, on random instances by two routes each. */
final class Tsilivis2022Algebra {

    /** Part of the instances in which the routes may disagree. */
    private static final double DELTA = 0.01;

    /** A relative error of half the tolerance times N(0,1) is seen in 4.55 % of the instances. */
    private static final double SEEN = 0.02;

    private static final int DIMENSION = 4;

    private static final int SAMPLES = 8;

    private Tsilivis2022Algebra() {}

    static List<Claim> claims(Tier tier) {
        long instances = tier.choose(3000L, 6000L, 20_000L);
        return List.of(sum(instances), learning(instances));
    }

    private static List<Assumption> instances() {
        return List.of(
                Assumption.byConstruction(
                        "two-layer ReLU kernel, n = 8 inputs N(0, I) in R^4, targets N(0, 1), five test inputs, drawn afresh in each instance"));
    }

    private static Claim sum(long instances) {
        ExperimentDesign design = Trials.once("samples n", SAMPLES, new FeatureSum(DIMENSION, SAMPLES), instances);
        return Identities.holds(
                Tsilivis2022.id("p8-c1-feature-sum"),
                Tsilivis2022.reading("P8-C1", "the definition of NTK features; the sum is derived"),
                "NTK features add up to the predictor",
                "With Theta(X,X) = sum_i lambda_i v_i v_i^T, the features f^(i)(x) = Theta(x,X) v_i v_i^T y/lambda_i add up to Theta(x,X) Theta(X,X)^(-1) y, and "
                        + "f^(i)(X) = v_i v_i^T y. Eigenvectors and Cholesky factors agree to 1e-10.",
                instances(),
                List.of(Trials.nearlyAlways(FeatureSum.ADD_UP, design, DELTA)),
                List.of(
                        Trials.fails("without-the-last-feature", FeatureSum.WITHOUT_LAST, design, DELTA, 0.9),
                        Trials.fails("lambda-not-inverted", FeatureSum.WITHOUT_INVERSE, design, DELTA, 0.9),
                        Trials.fails("relative-error", FeatureSum.WITH_ERROR, design, DELTA, SEEN)));
    }

    private static Claim learning(long instances) {
        ExperimentDesign design = Trials.once("samples n", SAMPLES, new FeatureLearning(DIMENSION, SAMPLES), instances);
        return Identities.holds(
                Tsilivis2022.id("p8-c3-learning-rates"),
                Tsilivis2022.reading("P8-C3", "the predictor at time t of gradient flow; the rates are derived"),
                "Features are learned at their own rate",
                "Gradient flow of |f(X) - y|^2/2 from 0 learns feature i as 1 - e^(-lambda_i t), descent as 1 - (1 - eta lambda_i)^k: sums of features agree to 1e-10 with "
                        + "Theta(x,X) Theta^(-1) (I - e^(-Theta t)) y and with descent step by step.",
                instances(),
                List.of(Trials.nearlyAlways(FeatureLearning.OWN_RATES, design, DELTA)),
                List.of(
                        Trials.fails("twice-the-rate", FeatureLearning.TWICE, design, DELTA, 0.9),
                        Trials.fails("one-rate-for-all", FeatureLearning.ONE_RATE, design, DELTA, 0.9),
                        Trials.fails("relative-error", FeatureLearning.WITH_ERROR, design, DELTA, SEEN)));
    }
}

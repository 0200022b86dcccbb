package org.ntkverify.check.catalogue.jacot2018;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Definiteness;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.KernelCase;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestEigenvalue;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;

/** Note P2-7: Proposition 2, positive definiteness on the sphere, certified on sets of inputs. */
final class Jacot2018Definiteness {

    private Jacot2018Definiteness() {}

    static List<Claim> claims() {
        return List.of(definiteWithBias(), smallestEigenvalues(), depthRestores());
    }

    private static Claim definiteWithBias() {
        Architecture biased = Jacot2018.relu(1, Jacot2018.BETA);
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-definite-with-bias",
                Jacot2018.found("P2-7", "Proposition 2, on four sets of inputs (the paper's L = 2)"),
                "Positive definite with bias",
                "With beta = 0.1 and one hidden ReLU layer, Theta_inf is positive definite on 6, 8 and 16 equispaced points of "
                        + "the circle and on 8 antipodal pairs of the 2-sphere.",
                Jacot2018SphereSets.onSphere("beta = 0.1 > 0"),
                List.of(new Definiteness(
                        "Theta_inf is positive definite on all four sets", Jacot2018SphereSets.all(biased))),
                List.of(
                        new Falsifier(
                                "bias-dropped",
                                new Definiteness(
                                        "the same with beta = 0",
                                        Jacot2018SphereSets.all(Jacot2018.relu(1, Jacot2018SphereSets.NO_BIAS))),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(6, 0)),
                        new Falsifier(
                                "linear-network",
                                new Definiteness(
                                        "the same with the identity as activation",
                                        Jacot2018SphereSets.all(
                                                Architecture.jacot(Activation.IDENTITY, 1, Jacot2018.BETA))),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(13, 0))));
    }

    /** The values come from {@code circle_eigenvalues.py}, cosine sums of circulant matrices with 40 digits. */
    private static Claim smallestEigenvalues() {
        Architecture biased = Jacot2018.relu(1, Jacot2018.BETA);
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-smallest-eigenvalues",
                Jacot2018.derived("P2-7", "Proposition 2 in numbers (the paper's L = 2, beta = 0.1)"),
                "Smallest eigenvalues on the circle",
                "With beta = 0.1 and one hidden ReLU layer, the smallest eigenvalue of Theta_inf on 6, 8, 16 equispaced points "
                        + "is 0.0212118, 0.0200865, 0.0137008.",
                Jacot2018SphereSets.onSphere("beta = 0.1 > 0"),
                List.of(eigenvalues("the three values", biased, "0.0212118", "0.0200865", "0.0137008")),
                List.of(
                        new Falsifier(
                                "past-the-value",
                                eigenvalues("values 2 % larger", biased, "0.0216361", "0.0204882", "0.0139748"),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(0.02, 1e-3)),
                        new Falsifier(
                                "one-layer-deeper",
                                eigenvalues(
                                        "the values of two hidden layers",
                                        Jacot2018.relu(2, Jacot2018.BETA),
                                        "0.0212118",
                                        "0.0200865",
                                        "0.0137008"),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.1))));
    }

    private static SmallestEigenvalue eigenvalues(String text, Architecture architecture, String... printed) {
        List<KernelCase> cases = Jacot2018SphereSets.circles(architecture);
        return new SmallestEigenvalue(
                text,
                IntStream.range(0, cases.size())
                        .mapToObj(i -> new SmallestEigenvalue.Entry(cases.get(i), new BigDecimal(printed[i])))
                        .toList());
    }

    /** The values come from {@code circle_eigenvalues.py}, as above. */
    private static Claim depthRestores() {
        Architecture deep = Jacot2018.relu(2, Jacot2018SphereSets.NO_BIAS);
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-depth-restores-definiteness",
                Jacot2018.derived(
                        "P2-7", "boundary of Proposition 2: without bias one more layer suffices (the paper's L = 3)"),
                "Without bias: two hidden layers",
                "With beta = 0 and two hidden ReLU layers, Theta_inf is positive definite on 6, 8, 16 equispaced points of the "
                        + "circle, with smallest eigenvalues 0.0833069, 0.0684786, 0.0216687.",
                Jacot2018SphereSets.onSphere("beta = 0"),
                List.of(eigenvalues("the three values, all positive", deep, "0.0833069", "0.0684786", "0.0216687")),
                List.of(
                        new Falsifier(
                                "one-hidden-layer",
                                new Definiteness(
                                        "the same with one hidden layer",
                                        Jacot2018SphereSets.circles(Jacot2018.relu(1, Jacot2018SphereSets.NO_BIAS))),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(6, 0)),
                        new Falsifier(
                                "past-the-value",
                                eigenvalues("values 3 % larger", deep, "0.0858061", "0.0705330", "0.0223188"),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(0.03, 1e-3))));
    }
}

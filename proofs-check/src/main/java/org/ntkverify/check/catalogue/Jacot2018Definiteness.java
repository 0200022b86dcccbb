package org.ntkverify.check.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Definiteness;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Identity;
import org.ntkverify.check.KernelCase;
import org.ntkverify.check.Rank;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestEigenvalue;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Expression;

/** Note P2-7: Proposition 2, positive definiteness on the sphere, and the three ways in which its boundary is sharp. */
final class Jacot2018Definiteness {

    private static final Expression NO_BIAS = Expression.ZERO;
    private static final List<Integer> CIRCLES = List.of(6, 8, 16);

    /** Rational points (u, v) of the plane; their stereographic images lie on the 2-sphere exactly. */
    private static final int[][] PLANE = {{1, 2}, {-1, 3}, {2, -3}, {-2, -1}, {3, 1}, {1, -5}, {-4, 3}, {5, 4}};

    private static final int PLANE_DENOMINATOR = 4;

    private Jacot2018Definiteness() {}

    static List<Claim> claims() {
        return List.of(
                definiteWithBias(),
                smallestEigenvalues(),
                antipodalRank(),
                depthRestores(),
                polynomialActivation(),
                collinearInputs());
    }

    private static List<Assumption> onSphere(String bias) {
        return List.of(
                Assumption.byConstruction("inputs have norm 1 and are distinct"),
                Assumption.byConstruction("sigma is Lipschitz and not a polynomial (ReLU)"),
                Assumption.byConstruction(bias));
    }

    /** N equispaced points as N/2 points on a half circle and their negatives. */
    private static Inputs circle(int count) {
        return Inputs.onCircle(IntStream.range(0, count / 2)
                        .mapToObj(k -> Expression.PI.times(Expression.ratio(2L * k, count)))
                        .toList())
                .withAntipodes();
    }

    private static List<KernelCase> circles(Architecture architecture) {
        return CIRCLES.stream()
                .map(count -> new KernelCase("circle, N = " + count, architecture, circle(count)))
                .toList();
    }

    private static KernelCase sphere(Architecture architecture) {
        BigFraction[][] points = Arrays.stream(PLANE)
                .map(point -> onSphere(
                        new BigFraction(point[0], PLANE_DENOMINATOR), new BigFraction(point[1], PLANE_DENOMINATOR)))
                .toArray(BigFraction[][]::new);
        String text = "%s rational points of the 2-sphere".formatted(PLANE.length);
        return new KernelCase(
                "2-sphere, %s antipodal pairs".formatted(PLANE.length),
                architecture,
                Inputs.ofRationals(text, points).withAntipodes());
    }

    /** Stereographic projection {@code (2u, 2v, 1 - u^2 - v^2) / (1 + u^2 + v^2)}. */
    private static BigFraction[] onSphere(BigFraction u, BigFraction v) {
        BigFraction square = u.multiply(u).add(v.multiply(v));
        BigFraction scale = BigFraction.ONE.add(square).reciprocal();
        return new BigFraction[] {
            u.multiply(2).multiply(scale),
            v.multiply(2).multiply(scale),
            BigFraction.ONE.subtract(square).multiply(scale)
        };
    }

    private static List<KernelCase> all(Architecture architecture) {
        List<KernelCase> cases = new ArrayList<>(circles(architecture));
        cases.add(sphere(architecture));
        return cases;
    }

    private static Claim definiteWithBias() {
        Architecture biased = Jacot2018.relu(1, Jacot2018.BETA);
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-definite-with-bias",
                Jacot2018.found("P2-7", "Proposition 2, on four sets of inputs (the paper's L = 2)"),
                "Positive definite with bias",
                "With beta = 0.1 and one hidden ReLU layer, Theta_inf is positive definite on 6, 8 and 16 equispaced points of "
                        + "the circle and on 8 antipodal pairs of the 2-sphere.",
                onSphere("beta = 0.1 > 0"),
                List.of(new Definiteness("Theta_inf is positive definite on all four sets", all(biased))),
                List.of(
                        new Falsifier(
                                "bias-dropped",
                                new Definiteness("the same with beta = 0", all(Jacot2018.relu(1, NO_BIAS))),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(6, 0)),
                        new Falsifier(
                                "linear-network",
                                new Definiteness(
                                        "the same with the identity as activation",
                                        all(Architecture.jacot(Activation.IDENTITY, 1, Jacot2018.BETA))),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(13, 0))));
    }

    private static Claim smallestEigenvalues() {
        Architecture biased = Jacot2018.relu(1, Jacot2018.BETA);
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-smallest-eigenvalues",
                Jacot2018.derived("P2-7", "Proposition 2 in numbers (the paper's L = 2, beta = 0.1)"),
                "Smallest eigenvalues on the circle",
                "With beta = 0.1 and one hidden ReLU layer, the smallest eigenvalue of Theta_inf on 6, 8, 16 equispaced points "
                        + "is 0.0212, 0.0201, 0.0137.",
                onSphere("beta = 0.1 > 0"),
                List.of(eigenvalues("the three values", biased, "0.0212", "0.0201", "0.0137")),
                List.of(
                        new Falsifier(
                                "past-the-value",
                                eigenvalues("values 2 % larger", biased, "0.0216", "0.0205", "0.0140"),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(0.02, 0.01)),
                        new Falsifier(
                                "one-layer-deeper",
                                eigenvalues(
                                        "the values of two hidden layers",
                                        Jacot2018.relu(2, Jacot2018.BETA),
                                        "0.0212",
                                        "0.0201",
                                        "0.0137"),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.1))));
    }

    private static SmallestEigenvalue eigenvalues(String text, Architecture architecture, String... printed) {
        List<KernelCase> cases = circles(architecture);
        return new SmallestEigenvalue(
                text,
                IntStream.range(0, cases.size())
                        .mapToObj(i -> new SmallestEigenvalue.Entry(cases.get(i), new BigDecimal(printed[i])))
                        .toList());
    }

    private static Claim antipodalRank() {
        Architecture plain = Jacot2018.relu(1, NO_BIAS);
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-antipodal-rank",
                Jacot2018.derived("P2-7", "boundary of Proposition 2: beta > 0 cannot be dropped (the paper's L = 2)"),
                "Without bias: rank M + min(d, M)",
                "With beta = 0 and one hidden ReLU layer, Theta_inf on M antipodal pairs in dimension d has rank M + min(d, M): "
                        + "5, 6, 10 on the circle with 6, 8, 16 points, 11 on 8 pairs of the 2-sphere.",
                onSphere("beta = 0"),
                List.of(ranks("ranks 5, 6, 10 and 11", plain, 5, 6, 10, 11)),
                List.of(
                        new Falsifier(
                                "full-rank",
                                ranks("the matrices have full rank", plain, 6, 8, 16, 16),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(0.6, 1e-9)),
                        new Falsifier(
                                "even-part-only",
                                ranks("the ranks are M", plain, 3, 4, 8, 8),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(-0.4, 1e-9)),
                        new Falsifier(
                                "definite",
                                new Definiteness("Theta_inf is positive definite on these sets", all(plain)),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(6, 0))));
    }

    private static Rank ranks(String text, Architecture architecture, int... ranks) {
        List<KernelCase> cases = all(architecture);
        return new Rank(
                text,
                IntStream.range(0, cases.size())
                        .mapToObj(i -> new Rank.Entry(cases.get(i), ranks[i]))
                        .toList());
    }

    private static Claim depthRestores() {
        Architecture deep = Jacot2018.relu(2, NO_BIAS);
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-depth-restores-definiteness",
                Jacot2018.derived(
                        "P2-7", "boundary of Proposition 2: without bias one more layer suffices (the paper's L = 3)"),
                "Without bias: two hidden layers",
                "With beta = 0 and two hidden ReLU layers, Theta_inf is positive definite on 6, 8, 16 equispaced points of the "
                        + "circle, with smallest eigenvalues 0.083, 0.068, 0.022.",
                onSphere("beta = 0"),
                List.of(eigenvalues("the three values, all positive", deep, "0.083", "0.068", "0.022")),
                List.of(
                        new Falsifier(
                                "one-hidden-layer",
                                new Definiteness("the same with one hidden layer", circles(Jacot2018.relu(1, NO_BIAS))),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(6, 0)),
                        new Falsifier(
                                "past-the-value",
                                eigenvalues("values 3 to 6 % larger", deep, "0.086", "0.070", "0.023"),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.02))));
    }

    private static Claim polynomialActivation() {
        Architecture linear = Architecture.jacot(Activation.IDENTITY, 2, Jacot2018.BETA);
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-polynomial-activation",
                Jacot2018.derived("P2-7", "boundary of Proposition 2: sigma must not be a polynomial"),
                "Linear networks: rank d + 1",
                "With sigma(z) = z and beta = 0.1, Theta_inf is an affine function of <x,x'> and has rank d + 1 on more than d "
                        + "points in general position: 3 on the circles, 4 on the 2-sphere.",
                List.of(
                        Assumption.byConstruction("sigma(z) = z is a polynomial"),
                        Assumption.byConstruction("beta = 0.1 > 0")),
                List.of(ranks("ranks 3, 3, 3 and 4", linear, 3, 3, 3, 4)),
                List.of(
                        new Falsifier(
                                "without-the-constant",
                                ranks("the ranks are d", linear, 2, 2, 2, 3),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(-1.0 / 3, 1e-9)),
                        new Falsifier(
                                "definite",
                                new Definiteness("Theta_inf is positive definite on these sets", all(linear)),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(13, 0))));
    }

    private static Claim collinearInputs() {
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-collinear-inputs",
                Jacot2018.derived("P2-7", "boundary of Proposition 2: the inputs must lie on the sphere"),
                "Without bias: collinear inputs",
                "With beta = 0 the ReLU kernel is homogeneous, Theta_inf(x, 2x) = 2 Theta_inf(x, x), so its matrix on {x, 2x} "
                        + "is singular; 1 to 3 hidden layers.",
                List.of(
                        Assumption.byConstruction("beta = 0"),
                        Assumption.byConstruction("inputs x and 2x, not on one sphere")),
                List.of(new Identity("det Theta_inf on {x, 2x} = 0", determinants(NO_BIAS))),
                List.of(
                        Identities.falsifier(
                                "with-bias",
                                "the same with beta = 0.1",
                                determinants(Jacot2018.BETA),
                                Identities.atLeast(1e-3)),
                        Identities.falsifier(
                                "wrong-degree",
                                "Theta_inf(x, 2x) = 4 Theta_inf(x, x)",
                                wrongDegree(),
                                Identities.near(0.5))));
    }

    private static List<Equation> determinants(Expression beta) {
        List<Equation> equations = new ArrayList<>();
        for (int hidden = 1; hidden <= 3; hidden++) {
            equations.add(Equation.of(
                    "Theta(x,x) Theta(2x,2x) = Theta(x,2x)^2, %s hidden".formatted(hidden),
                    theta(hidden, beta, 1, 1, 1).times(theta(hidden, beta, 4, 4, 4)),
                    theta(hidden, beta, 1, 4, 2).power(2),
                    Identities.CONSTANT));
        }
        return equations;
    }

    private static List<Equation> wrongDegree() {
        return List.of(Equation.of(
                "Theta(x,2x)",
                theta(1, NO_BIAS, 1, 4, 2),
                theta(1, NO_BIAS, 1, 1, 1).times(4),
                Identities.CONSTANT));
    }

    /** Theta_inf as an exact expression at the given inner products, in dimension 1. */
    private static Expression theta(int hidden, Expression beta, long xx, long yy, long xy) {
        KernelRecursion recursion = KernelRecursion.of(Jacot2018.relu(hidden, beta));
        KernelProgram program = recursion.program();
        return program.inlined(recursion.ntk())
                .substitute(Map.of(
                        "xx", Expression.integer(xx),
                        "yy", Expression.integer(yy),
                        "xy", Expression.integer(xy),
                        "d", Expression.ONE));
    }
}

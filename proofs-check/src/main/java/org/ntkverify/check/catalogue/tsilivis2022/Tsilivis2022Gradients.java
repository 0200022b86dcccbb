package org.ntkverify.check.catalogue.tsilivis2022;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.adversarial.SteepestStep;
import org.ntkverify.symbolic.ArcCosineKernel;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Note P8-C2: the input gradient of the two-layer ReLU kernel, in polar coordinates r = |x|, s = |x'| and theta, the angle between both. A gradient lies in
 * the plane of x and x' because the kernel depends on these three numbers only: two components are all of it.
 */
final class Tsilivis2022Gradients {

    private static final Expression.Variable R = Expression.variable("r");
    private static final Expression.Variable S = Expression.variable("s");
    private static final Expression.Variable THETA = Expression.variable("theta");
    private static final Expression SINE = Expression.call(Function.SIN, THETA);
    private static final Expression COSINE = Expression.call(Function.COS, THETA);
    private static final Expression TWO_PI = Expression.PI.times(2);

    /** {@code kappa_0 = (pi - theta)/(2 pi)}. */
    private static final Expression GATES = Expression.PI.minus(THETA).over(TWO_PI);

    /** Points of the domain r, s > 0, theta in (0, pi), none special. */
    private static final List<Map<String, Expression>> POINTS = List.of(
            point(Expression.ONE, Expression.ONE, Expression.ratio(1, 10)),
            point(Expression.ratio(1, 2), Expression.integer(3), Expression.ONE),
            point(Expression.ratio(9, 4), Expression.ratio(4, 5), Expression.ratio(5, 2)));

    private static final double DELTA = 0.01;

    private Tsilivis2022Gradients() {}

    static List<Claim> claims(Tier tier) {
        return List.of(closedForm(), steepest(tier));
    }

    private static Map<String, Expression> point(Expression r, Expression s, Expression theta) {
        return Map.of("r", r, "s", s, "theta", theta);
    }

    /** {@code N = r s J_1(theta)/(2 pi)}. */
    private static Expression outer() {
        return R.times(S).times(ArcCosineKernel.closedForm(1)).over(TWO_PI);
    }

    /** {@code H = r s cos(theta) J_0(theta)/(2 pi)}. */
    private static Expression inner() {
        return R.times(S).times(COSINE).times(ArcCosineKernel.closedForm(0)).over(TWO_PI);
    }

    /**
     * The components of {@code grad_x kernel = alongOther x' + alongOwn x}: x is r times the radial unit vector, x' has the components
     * {@code s cos(theta)} and {@code -s sin(theta)}, theta growing away from x'.
     */
    private static List<Equation> gradient(
            String label, Expression kernel, Expression alongOther, Expression alongOwn) {
        return List.of(
                Equation.of(
                        "d%s/dr".formatted(label),
                        kernel.derivative(R),
                        alongOther.times(S).times(COSINE).plus(alongOwn.times(R)),
                        POINTS),
                Equation.of(
                        "(1/r) d%s/d theta".formatted(label),
                        kernel.derivative(THETA).over(R),
                        alongOther.times(S).times(SINE).negate(),
                        POINTS));
    }

    /** {@code (|x'|/|x|) sin(theta)/(2 pi)}. */
    private static Expression outerAlongOwn() {
        return S.over(R).times(SINE).over(TWO_PI);
    }

    /** {@code kappa_0 + cot(theta)/(2 pi)}. */
    private static Expression innerAlongOther() {
        return GATES.plus(COSINE.over(SINE).over(TWO_PI));
    }

    /** {@code -(|x'|/|x|) cos(theta)^2/(2 pi sin(theta))}. */
    private static Expression innerAlongOwn() {
        return S.over(R).times(COSINE.power(2)).over(SINE).over(TWO_PI).negate();
    }

    private static Claim closedForm() {
        List<Equation> equations = Stream.of(
                        gradient("N", outer(), GATES, outerAlongOwn()),
                        gradient("H", inner(), innerAlongOther(), innerAlongOwn()))
                .flatMap(List::stream)
                .toList();
        return Identities.holds(
                Tsilivis2022.id("p8-c2-input-gradient"),
                Tsilivis2022.derived("P8-C2", "gradient of the kernel behind the attack on the kernel predictor"),
                "Input gradient of the two-layer kernel",
                "grad_x N = x' (pi - theta)/(2 pi) + x (|x'|/|x|) sin(theta)/(2 pi) and grad_x H = x' ((pi - theta)/(2 pi) + cot(theta)/(2 pi)) - x (|x'|/|x|) "
                        + "cos(theta)^2/(2 pi sin theta), for the parts N = |x||x'| J_1/(2 pi) and H = <x,x'> J_0/(2 pi) of the ReLU tangent kernel, theta in (0, pi).",
                List.of(
                        Assumption.byConstruction(
                                "f = m^(-1/2) sum_r a_r relu(w_r.x), all weights standard normal and trained; x and x' not collinear")),
                List.of(new Identity("radial and angular components of both gradients", equations)),
                List.of(
                        Identities.falsifier(
                                "gates-held-fixed",
                                "grad H without the motion of the gates",
                                gradient("H", inner(), GATES, Expression.ZERO),
                                Identities.atLeast(0.05)),
                        Identities.falsifier(
                                "radial-part-forgotten",
                                "grad N along x' only",
                                gradient("N", outer(), GATES, Expression.ZERO),
                                Identities.atLeast(0.05)),
                        Identities.falsifier(
                                "radial-sign",
                                "grad N with the other sign of the part along x",
                                gradient("N", outer(), GATES, outerAlongOwn().negate()),
                                Identities.atLeast(0.1))));
    }

    private static Claim steepest(Tier tier) {
        ExperimentDesign design =
                Trials.once("samples n", 8, new SteepestStep(4, 8), tier.choose(3000L, 6000L, 20_000L));
        return Identities.holds(
                Tsilivis2022.id("p8-c2-steepest-step"),
                Tsilivis2022.reading(
                        "P8-C2", "the attack on the kernel predictor; the first-order statement is derived"),
                "The fast gradient step is the best one",
                "To first order in eps, -eps y grad f/|grad f| lowers the margin y f(x) most among steps of Euclidean length eps, and -eps y sign(grad f) among those of "
                        + "maximum norm eps: gains are eps |grad f|_2 and eps |grad f|_1 up to 1e-3, at eps = 1e-6, and no random step gains more.",
                List.of(
                        Assumption.byConstruction(
                                "kernel regression with n = 8 inputs N(0, I) in R^4 and targets N(0, 1), drawn afresh in each instance")),
                List.of(Trials.nearlyAlways(SteepestStep.BOTH, design, DELTA)),
                List.of(
                        Trials.fails("sign-in-the-ball", SteepestStep.SIGN_IN_EUCLIDEAN, design, DELTA, 0.9),
                        Trials.fails("gradient-in-the-cube", SteepestStep.GRADIENT_IN_CUBE, design, DELTA, 0.9),
                        Trials.fails("turned", SteepestStep.TURNED, design, DELTA, 0.02)));
    }
}

package org.ntkverify.symbolic;

import static org.ntkverify.symbolic.ArcCosineKernel.THETA;
import static org.ntkverify.symbolic.DualActivation.A;
import static org.ntkverify.symbolic.DualActivation.B;
import static org.ntkverify.symbolic.DualActivation.C;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.Derivation.Step;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Derives dual activations by Price's theorem {@code dK/dc = E[phi'(u) phi'(v)]}: differentiate the activation until the
 * expectation is elementary, then integrate back in {@code c} with one boundary value.
 *
 * <p>Antiderivatives come from the algebra system and count only after their derivative minus the integrand has the exact
 * normal form 0 and they are seen to be continuous; end-point values are put in here, never taken as limits. Source: [Price58].
 */
public final class PriceDerivation {

    private static final String THEOREM = "Price's theorem for Gaussian expectations";
    private static final Expression.Variable T = Expression.variable("t");
    private static final Expression ANGLE = Expression.call(Function.ANGLE, A, B, C);

    private final AlgebraSystem algebra;

    /** Creates derivations that ask {@code algebra} for antiderivatives. */
    public PriceDerivation(AlgebraSystem algebra) {
        this.algebra = algebra;
    }

    /**
     * Derives {@code K_n(theta) = E[u_+^n v_+^n]} for standard normal {@code u, v} at angle {@code theta}.
     *
     * <p>{@code K_0 = (pi - theta)/(2 pi)}, and with {@code dc = -sin(t) dt} and {@code Kdot_n = n^2 K_(n-1)},
     * {@code K_n(theta) = n^2 int_theta^pi sin(t) K_(n-1)(t) dt}, because {@code K_n(pi) = 0} for rectified monomials. It ends
     * with the first step that is not confirmed.
     */
    public Derivation rectifiedMonomial(int n) {
        List<Step> steps = new ArrayList<>(List.of(orthant()));
        Expression kernel = Expression.PI.minus(THETA).over(Expression.PI.times(2));
        for (int k = 1; k <= n && steps.get(steps.size() - 1).recheck().holds(); k++) {
            Expression previous = kernel.substitute(Map.of("theta", T));
            Expression integrand =
                    Expression.call(Function.SIN, T).times(previous).times((long) k * k);
            kernel = integrate(
                    steps,
                    "K_%s(theta)".formatted(k),
                    integrand,
                    T,
                    THETA,
                    Expression.PI,
                    "Price: dK_%s/dc = %sK_%s with c = cos(t), dc = -sin(t) dt, and K_%s(pi) = 0"
                            .formatted(k, k == 1 ? "" : (long) k * k + " ", k - 1, k));
        }
        return new Derivation(
                "K_%s(theta) = E[u_+^%s v_+^%s] at angle theta".formatted(n, n, n), steps, kernel, List.of(THEOREM));
    }

    /** The orthant probability {@code P(u > 0, v > 0) = (pi - theta)/(2 pi)}, from the Gaussian density at the origin. */
    private static Step orthant() {
        Expression density = Expression.call(Function.DELTA, A, B, C)
                .sqrt()
                .times(Expression.PI.times(2))
                .power(-1);
        return new Step(
                new PriceRules.OrthantProbability(),
                "K_0 = P(u > 0, v > 0)",
                density,
                Expression.PI.minus(ANGLE).over(Expression.PI.times(2)),
                "Price twice: d/dc E[step(u) step(v)] = E[delta(u) delta(v)], the joint density at 0; K_0 = 0 at theta = pi");
    }

    /** Derives {@code K} and, as its first step, {@code Kdot} of ReLU for general variances. */
    public Derivation relu() {
        Derivation unit = rectifiedMonomial(1);
        String title = "K(a, b, c) = E[max(u,0) max(v,0)]";
        if (!unit.holds()) {
            return new Derivation(title, unit.steps(), unit.result(), unit.trusted());
        }
        List<Step> steps = new ArrayList<>(unit.steps());
        Expression scale = A.times(B).sqrt();
        Expression general = scale.times(unit.result().substitute(Map.of("theta", ANGLE)));
        Expression written = NormalForm.of(general).toExpression();
        steps.add(new Step(
                new PriceRules.Rewritten("homogeneity", "both sides have the same exact normal form"),
                "K(a, b, c)",
                general,
                written,
                "max(t z, 0) = t max(z, 0) for t > 0, so K(a, b, c) = sqrt(a b) K_1(theta)"));
        return new Derivation(title, steps, written, unit.trusted());
    }

    /** Derives {@code K} of the error function; its second step is {@code Kdot}. */
    public Derivation erf() {
        List<Step> steps = new ArrayList<>();
        Expression written = Expression.integer(2)
                .over(Expression.PI.sqrt())
                .times(Expression.call(Function.EXP, Activation.Z.power(2).negate()));
        steps.add(new Step(
                new FunctionRules.AlmostEverywhereDerivative(Activation.Z),
                "phi'(z)",
                Activation.ERF.phi(),
                written,
                "definition of the error function"));
        Expression determinant = Expression.ONE
                .plus(A.times(2))
                .times(Expression.ONE.plus(B.times(2)))
                .minus(C.power(2).times(4));
        Expression kernelDot = Expression.integer(4).over(Expression.PI.times(determinant.sqrt()));
        Expression prefactor = Expression.integer(2).over(Expression.PI.sqrt()).power(2);
        Expression gaussian = prefactor.times(determinant.power(-1).sqrt());
        steps.add(new Step(
                new PriceRules.PositiveSquares("Gaussian integral"),
                "Kdot(a, b, c)",
                gaussian,
                kernelDot,
                "E exp(-u^2 - v^2) = det(I + 2S)^(-1/2) for (u, v) ~ N(0, S), S = ((a, c), (c, b))"));
        Expression integrand = kernelDot.substitute(Map.of("c", T));
        Expression kernel = integrate(
                steps,
                "K(a, b, c)",
                integrand,
                T,
                Expression.ZERO,
                C,
                "Price: dK/dc = Kdot, and K = E[erf(u)] E[erf(v)] = 0 at c = 0");
        return new Derivation(
                "K(a, b, c) = E[erf(u) erf(v)]",
                steps,
                kernel,
                List.of(THEOREM, "the Gaussian integral of exp(-x^T M x)"));
    }

    /** Integrates exactly, records the step, and returns the definite integral; the integral itself if that fails. */
    private Expression integrate(
            List<Step> steps,
            String subject,
            Expression integrand,
            Expression.Variable variable,
            Expression lower,
            Expression upper,
            String justification) {
        Expression.Integral before = new Expression.Integral(integrand, variable, lower, upper);
        ClosedForm proposal = algebra.antiderivative(integrand, variable);
        if (!(proposal instanceof ClosedForm.Closed closed)) {
            steps.add(new Step(new PriceRules.NoAntiderivative(proposal), subject, before, before, justification));
            return before;
        }
        PriceRules.Antiderivative rule = new PriceRules.Antiderivative(algebra.name(), closed.expression());
        Expression value = value(rule, before);
        steps.add(new Step(rule, subject, before, value, justification));
        return value;
    }

    /** The difference of the ends in normal form; the integral itself if that does not exist, which no re-check lets pass. */
    private static Expression value(PriceRules.Antiderivative rule, Expression.Integral integral) {
        try {
            return NormalForm.of(rule.difference(integral)).toExpression();
        } catch (ArithmeticException | UnsupportedOperationException e) {
            return integral;
        }
    }
}

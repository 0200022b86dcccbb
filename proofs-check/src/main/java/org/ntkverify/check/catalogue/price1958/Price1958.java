package org.ntkverify.check.catalogue.price1958;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.DualDerivation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Price's theorem [Price58], and the dual activations that follow from it, against the formulas of textbooks. */
public final class Price1958 {

    static final String KEY = "price1958";

    private static final Set<String> VARIABLES = Set.of("a", "b", "c");

    /** An activation and its dual as a text would print it. */
    private record Printed(String activation, String formula) {

        Expression expression() {
            return ExpressionParser.parse(formula, VARIABLES);
        }
    }

    private static final List<Printed> EXPONENTIAL = List.of(
            new Printed("sin", "Exp(-(a + b)/2)*Sinh(c)"),
            new Printed("cos", "Exp(-(a + b)/2)*Cosh(c)"),
            new Printed("rbf(1/2)", "Exp(-(a + b - 2*c)/2)"),
            new Printed("exp(1/2)", "Exp((a + b + 2*c)/8)"),
            new Printed("gaussian(-1/2)", "1/Sqrt((1 + a)*(1 + b) - c^2)"),
            new Printed("x*Exp(-x^2)", "c/((1 + 2*a)*(1 + 2*b) - 4*c^2)^(3/2)"),
            new Printed("monomial(3)", "9*a*b*c + 6*c^3"));

    private static final List<Printed> HOMOGENEOUS = List.of(
            new Printed("abs", "2*(Sqrt(a*b - c^2) + c*ArcSin(c/Sqrt(a*b)))/Pi"),
            new Printed("sign", "2*ArcSin(c/Sqrt(a*b))/Pi"),
            new Printed("step", "1/4 + ArcSin(c/Sqrt(a*b))/(2*Pi)"),
            new Printed("leaky-relu(1/5)", "c/5 + 16/25*(Sqrt(a*b - c^2) + c*(Pi - ArcCos(c/Sqrt(a*b))))/(2*Pi)"),
            new Printed(
                    "rectified-monomial(2)",
                    "(3*c*Sqrt(a*b - c^2) + (a*b + 2*c^2)*(Pi - ArcCos(c/Sqrt(a*b))))/(2*Pi)"));

    private static final List<Printed> ERROR_FUNCTION = List.of(
            new Printed("erf", "2*ArcSin(2*c/Sqrt((1 + 2*a)*(1 + 2*b)))/Pi"),
            new Printed("Phi", "1/4 + ArcSin(c/Sqrt((1 + a)*(1 + b)))/(2*Pi)"),
            new Printed(
                    "gelu",
                    "c/4 + c*ArcSin(c/Sqrt((1 + a)*(1 + b)))/(2*Pi)"
                            + " + ((a*b - 1)*Sqrt((1 + a)*(1 + b) - c^2)/((1 + a)*(1 + b))"
                            + " + 1/Sqrt((1 + a)*(1 + b) - c^2))/(2*Pi)"));

    private Price1958() {}

    /** Returns the claims. */
    public static List<Claim> claims() {
        return List.of(
                duals(
                        "dual-exponential",
                        "Duals of exponentials and powers",
                        "For sin, cos, sqrt(2) sin(z + pi/4), e^(z/2), e^(-z^2/2), z e^(-z^2) and z^3, E[phi(u) phi(v)] is "
                                + "the Gaussian moment of exponentials and powers.",
                        EXPONENTIAL),
                duals(
                        "dual-homogeneous",
                        "Duals of homogeneous activations",
                        "For |z|, sign z, 1{z > 0}, leaky ReLU of slope 1/5 and z_+^2, E[phi(u) phi(v)] is sqrt(ab)^n times "
                                + "a function of the angle.",
                        HOMOGENEOUS),
                duals(
                        "dual-error-function",
                        "Duals of erf, Phi and GELU",
                        "For erf z, Phi(z) and z Phi(z), E[phi(u) phi(v)] is an inverse sine plus algebraic terms.",
                        ERROR_FUNCTION),
                identity(),
                jump());
    }

    private static Source source(String locator) {
        return new Source(KEY, "Price58", locator, Provenance.DERIVED);
    }

    private static List<Assumption> gaussian() {
        return List.of(Assumption.byConstruction(
                "(u, v) is centred Gaussian with Var u = a > 0, Var v = b > 0, Cov(u, v) = c, c^2 < a b"));
    }

    private static Claim duals(String slug, String title, String statement, List<Printed> printed) {
        return Identities.holds(
                KEY + "/" + slug,
                source("derived by integration by parts; each step is re-checked by Price's theorem"),
                title,
                statement,
                gaussian(),
                List.of(new Identity(
                        "the derived dual equals the printed one", equations(printed, UnaryOperator.identity()))),
                List.of(
                        Identities.falsifier(
                                "doubled",
                                "the dual is twice the printed one",
                                equations(printed, formula -> formula.times(2)),
                                Identities.near(0.5)),
                        Identities.falsifier(
                                "covariance-reversed",
                                "the printed dual with -c for c",
                                equations(
                                        printed, formula -> formula.substitute(Map.of("c", DualActivation.C.negate()))),
                                Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "variance-doubled",
                                "the printed dual with 2 a for a",
                                equations(
                                        printed, formula -> formula.substitute(Map.of("a", DualActivation.A.times(2)))),
                                Identities.atLeast(0.05))));
    }

    private static List<Equation> equations(List<Printed> printed, UnaryOperator<Expression> change) {
        return printed.stream()
                .map(dual -> new Equation(
                        "K of " + dual.activation(),
                        new Formula.Derived(
                                "integration by parts",
                                () -> DualDerivation.of(Activation.named(dual.activation())),
                                Expression.ONE),
                        new Formula.Written(change.apply(dual.expression())),
                        Identities.COVARIANCES))
                .toList();
    }

    private static final List<String> CONTINUOUS = List.of(
            "abs",
            "leaky-relu(1/5)",
            "gelu",
            "sin",
            "cos",
            "snake",
            "gaussian(-1/2)",
            "exp(1/2)",
            "monomial(3)",
            "hermite(4)",
            "shifted-relu(1/2)",
            "hard-tanh",
            "relu6",
            "elu");

    private static Claim identity() {
        return Identities.holds(
                KEY + "/price-identity",
                source("our reading of the theorem, for phi continuous"),
                "Price's identity, phi continuous",
                "For " + String.join(", ", CONTINUOUS) + ": dK/dc = E[phi'(u) phi'(v)].",
                gaussian(),
                List.of(new Identity("dK/dc = Kdot", price(UnaryOperator.identity()))),
                List.of(
                        Identities.falsifier(
                                "doubled", "dK/dc = 2 Kdot", price(kernel -> kernel.times(2)), Identities.near(0.5)),
                        Identities.falsifier(
                                "covariance-reversed",
                                "dK/dc is Kdot at -c",
                                price(kernel -> kernel.substitute(Map.of("c", DualActivation.C.negate()))),
                                Identities.atLeast(0.5))));
    }

    private static List<Equation> price(UnaryOperator<Expression> change) {
        return CONTINUOUS.stream()
                .map(name -> new Equation(
                        "dK/dc of " + name,
                        new Formula.Computed(
                                "dK/dc",
                                () -> ClosedForms.of(Activation.named(name))
                                        .value()
                                        .derivative(DualActivation.C)),
                        new Formula.Computed(
                                "Kdot",
                                () -> change.apply(
                                        ClosedForms.of(Activation.named(name)).derivative())),
                        Identities.COVARIANCES))
                .toList();
    }

    /** The two derivative kernels of a discontinuous activation are different things. */
    private static Claim jump() {
        return Identities.holds(
                KEY + "/jump",
                source("the theorem for the step, its derivative a point mass"),
                "A jump separates dK/dc from Kdot",
                "For phi = 1{z > 0}, dK/dc = 1/(2 pi sqrt(a b - c^2)), the density at 0; E[phi'(u) phi'(v)] with the "
                        + "almost-everywhere derivative is 0.",
                gaussian(),
                List.of(new Identity(
                        "dK/dc is the density, Kdot is 0", List.of(density("1/(2*Pi*Sqrt(a*b - c^2))"), zero()))),
                List.of(
                        Identities.falsifier(
                                "almost-everywhere",
                                "dK/dc = 0, the almost-everywhere Kdot",
                                List.of(density("0")),
                                Identities.near(1)),
                        Identities.falsifier(
                                "one-sided",
                                "dK/dc = 1/(4 pi sqrt(a b - c^2))",
                                List.of(density("1/(4*Pi*Sqrt(a*b - c^2))")),
                                Identities.near(0.5))));
    }

    private static Equation density(String claimed) {
        return Equation.of(
                "dK/dc of step",
                ClosedForms.of(Activation.STEP).value().derivative(DualActivation.C),
                ExpressionParser.parse(claimed, VARIABLES),
                Identities.COVARIANCES);
    }

    private static Equation zero() {
        return Equation.of(
                "Kdot of step", ClosedForms.of(Activation.STEP).derivative(), Expression.ZERO, Identities.COVARIANCES);
    }
}

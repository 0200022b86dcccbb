package org.ntkverify.check.catalogue.jacot2018;

import static org.ntkverify.symbolic.DualActivation.C;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.pattern.Derivations;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ArcCosineKernel;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.expression.Expression;

/** Note P2-1, symbolic part: the duals behind the recursion, Price's identity, and the two forms of Theorem 1. */
final class Jacot2018Recursion {

    private static final int DEPTHS = 6;

    private Jacot2018Recursion() {}

    static List<Claim> claims() {
        return List.of(dualActivations(), priceIdentity(), sumForm(), Jacot2018GoldenTable.claim());
    }

    private static List<Assumption> covariance() {
        return List.of(Assumption.byConstruction("(u, v) is centred Gaussian with |c| < sqrt(a b)"));
    }

    private static Claim dualActivations() {
        return Identities.holds(
                Jacot2018.KEY + "/p2-1-dual-activations",
                Jacot2018.derived("P2-1", "section 4: the expectations in the definition of Sigma, for ReLU and erf"),
                "Dual activations of ReLU and erf",
                "E[phi(u) phi(v)] of ReLU is (sqrt(Delta) + (pi - theta) c)/(2 pi), of erf (2/pi) arctan(2c/w), "
                        + "w^2 = (1+2a)(1+2b) - 4c^2; these are the forms every kernel here is computed with.",
                covariance(),
                List.of(new Identity(
                        "the dual derived by Price's theorem equals the closed form in use",
                        duals(DualActivation::value, UnaryOperator.identity()))),
                List.of(
                        Identities.falsifier(
                                "one-percent",
                                "the duals are 1 % larger",
                                duals(
                                        DualActivation::value,
                                        value -> value.times(101).over(100)),
                                Identities.near(1 - 100.0 / 101)),
                        Identities.falsifier(
                                "arc-cosine-of-degree-0",
                                "the duals are E[phi'(u) phi'(v)]",
                                duals(DualActivation::derivative, UnaryOperator.identity()),
                                Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "angle-for-cosine",
                                "the duals with theta replaced by its reflection pi - theta",
                                duals(DualActivation::value, Jacot2018Recursion::reflected),
                                Identities.atLeast(0.1))));
    }

    private static List<Equation> duals(
            java.util.function.Function<DualActivation, Expression> part, UnaryOperator<Expression> change) {
        return List.of(
                new Equation(
                        "K of ReLU",
                        new Formula.Derived("Price's theorem", Derivations.relu(), Expression.ONE),
                        new Formula.Written(change.apply(part.apply(ClosedForms.of(Activation.RELU)))),
                        Identities.COVARIANCES),
                new Equation(
                        "K of erf",
                        new Formula.Derived("Price's theorem", Derivations.erf(), Expression.ONE),
                        new Formula.Written(change.apply(part.apply(ClosedForms.of(Activation.ERF)))),
                        Identities.COVARIANCES));
    }

    /** Replaces c by -c: theta becomes pi - theta. */
    private static Expression reflected(Expression value) {
        return value.substitute(Map.of(C.name(), C.negate()));
    }

    private static Claim priceIdentity() {
        return Identities.holds(
                Jacot2018.KEY + "/p2-1-kdot-is-dk-dc",
                Jacot2018.derived("P2-1", "Price's theorem for the pair (Sigma, Sigmadot) of Theorem 1"),
                "Kdot = dK/dc",
                "For continuous phi, E[phi'(u) phi'(v)] is the derivative of E[phi(u) phi(v)] in c: "
                        + "ReLU, erf, identity, rectified monomials of degree 1 to 4.",
                List.of(
                        Assumption.byConstruction("phi is absolutely continuous"),
                        Assumption.byConstruction("(u, v) is centred Gaussian with |c| < sqrt(a b)")),
                List.of(new Identity("dK/dc = Kdot", price((value, derivative) -> derivative))),
                List.of(
                        Identities.falsifier(
                                "kernel-for-derivative",
                                "dK/dc = K",
                                price((value, derivative) -> value),
                                Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "half",
                                "dK/dc = Kdot/2",
                                price((value, derivative) -> derivative.over(2)),
                                Identities.near(0.5)),
                        Identities.falsifier(
                                "one-percent",
                                "dK/dc = 1.01 Kdot",
                                price((value, derivative) ->
                                        derivative.times(101).over(100)),
                                Identities.near(1 - 100.0 / 101))));
    }

    private static List<Equation> price(BinaryOperator<Expression> claimed) {
        List<Activation> activations = new ArrayList<>(List.of(Activation.RELU, Activation.ERF, Activation.IDENTITY));
        for (int n = 1; n < ArcCosineKernel.closedFormCount(); n++) {
            activations.add(Activation.rectifiedMonomial(n));
        }
        return activations.stream()
                .map(activation -> new Equation(
                        "dK/dc of " + activation.name(),
                        new Formula.Computed(
                                "dK/dc",
                                () -> ClosedForms.of(activation).value().derivative(C)),
                        new Formula.Computed("the derivative dual claimed", () -> change(activation, claimed)),
                        Identities.COVARIANCES))
                .toList();
    }

    private static Expression change(Activation activation, BinaryOperator<Expression> claimed) {
        DualActivation dual = ClosedForms.of(activation);
        return claimed.apply(dual.value(), dual.derivative());
    }

    private static Claim sumForm() {
        return Identities.holds(
                Jacot2018.KEY + "/p2-1-sum-form",
                Jacot2018.found(
                        "P2-1", "Theorem 1; the sum form is that of the companion paper on the Hessian spectrum"),
                "Recursion = sum over layers",
                "Theta^(1) = Sigma^(1), Theta^(L+1) = Theta^(L) Sigmadot^(L+1) + Sigma^(L+1) has the solution "
                        + "Theta^(L) = sum_l Sigma^(l) prod_{k>l} Sigmadot^(k), for L = 1..6 (the paper's L).",
                List.of(Assumption.byConstruction("Sigma^(l) and Sigmadot^(l) are any numbers")),
                List.of(new Identity("recursion = sum form, L = 1..6", sums(1, 0))),
                List.of(
                        Identities.falsifier(
                                "product-from-l", "the product starts at k = l", sums(0, 0), Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "last-term-missing", "the sum ends at L - 1", sums(1, 1), Identities.atLeast(0.1))));
    }

    private static List<Equation> sums(int offset, int missing) {
        List<Equation> equations = new ArrayList<>();
        Expression recursion = sigma(1);
        for (int depth = 1; depth <= DEPTHS; depth++) {
            if (depth > 1) {
                recursion = recursion.times(sigmaDot(depth)).plus(sigma(depth));
            }
            Expression sum = Expression.ZERO;
            for (int l = 1; l <= depth - missing; l++) {
                Expression term = sigma(l);
                for (int k = l + offset; k <= depth; k++) {
                    term = term.times(sigmaDot(k));
                }
                sum = sum.plus(term);
            }
            equations.add(Equation.of("Theta^(%s)".formatted(depth), recursion, sum, List.of(kernels())));
        }
        return equations;
    }

    private static Expression sigma(int l) {
        return Expression.variable("Sigma" + l);
    }

    private static Expression sigmaDot(int l) {
        return Expression.variable("Sigmadot" + l);
    }

    /** One generic point: distinct ratios, so that no accidental equality hides a wrong term. */
    private static Map<String, Expression> kernels() {
        Map<String, Expression> point = new HashMap<>();
        for (int l = 1; l <= DEPTHS; l++) {
            point.put("Sigma" + l, Expression.ratio(2L * l + 1, 3L * l + 4));
            point.put("Sigmadot" + l, Expression.ratio(l + 2L, 2L * l + 7));
        }
        return point;
    }
}

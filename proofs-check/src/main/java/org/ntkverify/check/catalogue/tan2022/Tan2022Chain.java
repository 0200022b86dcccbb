package org.ntkverify.check.catalogue.tan2022;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.catalogue.tan2022.WirtingerChain.Terms;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.expression.ComplexExpression;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Note P3-1: Wirtinger's chain rule gives the tangent kernels of finite complex networks. */
final class Tan2022Chain {

    /** Weight sets in which gated neurons are live at both inputs (CReLU in both, zReLU in the first): dead networks prove nothing. */
    private static final List<Integer> NETWORKS = List.of(7, 19);

    /** An activation as two expressions in x and y. */
    private record Written(String name, String re, String im) {

        ComplexExpression expression() {
            Set<String> variables = Set.of("x", "y");
            return new ComplexExpression(ExpressionParser.parse(re, variables), ExpressionParser.parse(im, variables));
        }
    }

    private static final Written CRELU = new Written("crelu", "Max(x, 0)", "Max(y, 0)");

    private static final List<Written> ACTIVATIONS = List.of(
            CRELU,
            new Written("zrelu", "x*Step(x)*Step(y)", "y*Step(x)*Step(y)"),
            new Written("square", "x^2 - y^2", "2*x*y"),
            new Written("z + |z|^2", "x + x^2 + y^2", "y"));

    private Tan2022Chain() {}

    static List<Claim> claims() {
        return List.of(claim());
    }

    private static Claim claim() {
        return Identities.holds(
                Tan2022.KEY + "/p3-1-chain-rule",
                Tan2022.derived("P3-1", "chain rule in delta = df/dz and epsilon = df/d conj(z)"),
                "Wirtinger's chain rule at finite width",
                "K = sum df conj(df') and P = sum df df' over all real weights equal the sums over layers of delta and epsilon "
                        + "products: CReLU, zReLU, z^2 and z + |z|^2, two inputs, widths 2, 2, 1, two networks with rational weights.",
                List.of(Assumption.byConstruction(
                        "inputs and weights are given numbers; a Wirtinger derivative at a kink is that of one side")),
                List.of(new Identity(
                        "backward formulas = derivatives by every weight", kernels(ACTIVATIONS, Terms.ALL, 1))),
                List.of(
                        Identities.falsifier(
                                "epsilon-forgotten",
                                "the same for CReLU without the products of epsilon",
                                kernels(List.of(CRELU), Terms.WITHOUT_EPSILON, 1),
                                Identities.atLeast(0.05)),
                        Identities.falsifier(
                                "wirtinger-factor",
                                "the kernels are those of the Wirtinger gradient, half as large",
                                kernels(List.of(CRELU), Terms.ALL, 2),
                                Identities.near(0.5))));
    }

    private static List<Equation> kernels(List<Written> activations, Terms terms, long divisor) {
        List<Equation> equations = new ArrayList<>();
        for (Written activation : activations) {
            for (int network : NETWORKS) {
                WirtingerChain chain = new WirtingerChain(activation.expression(), network);
                String where = "%s, network %s".formatted(activation.name(), network);
                for (boolean pseudo : new boolean[] {false, true}) {
                    String kernel = pseudo ? "P" : "K";
                    equations.add(equation(
                            "Re %s, %s".formatted(kernel, where),
                            chain,
                            pseudo,
                            terms,
                            divisor,
                            ComplexExpression::re));
                    equations.add(equation(
                            "Im %s, %s".formatted(kernel, where),
                            chain,
                            pseudo,
                            terms,
                            divisor,
                            ComplexExpression::im));
                }
            }
        }
        return equations;
    }

    private static Equation equation(
            String label,
            WirtingerChain chain,
            boolean pseudo,
            Terms terms,
            long divisor,
            Function<ComplexExpression, Expression> part) {
        return new Equation(
                label,
                new Formula.Computed("derivatives by every real weight", () -> part.apply(chain.byDerivatives(pseudo))),
                new Formula.Computed(
                        "chain rule",
                        () -> part.apply(chain.byChainRule(pseudo, terms)).over(divisor)),
                Identities.CONSTANT);
    }
}

package org.ntkverify.symbolic;

import static org.ntkverify.symbolic.ExpectationRules.U;
import static org.ntkverify.symbolic.ExpectationRules.V;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.symbolic.Derivation.Step;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.gaussian.NoClosedFormException;
import org.ntkverify.symbolic.gaussian.TractableFunction;

/**
 * Derives the dual of any activation that splits into atoms, without an algebra system: decomposition, derivative,
 * {@code Kdot}, mean, {@code K}.
 */
public final class DualDerivation {

    private static final List<String> TRUSTED = List.of(
            "Price's theorem for Gaussian expectations", "Gaussian integration by parts", "the exact normal form");
    private static final String BY_PARTS =
            "Gaussian factors go into the covariance, exponentials into the means, E[w F] = sum_i Cov(w, w_i) E[dF/dw_i] "
                    + "lowers powers; densities, Phi and Phi2 remain";

    private DualDerivation() {}

    /**
     * Derives {@code K} of {@code activation}, with {@code Kdot} on the way.
     *
     * @throws IllegalArgumentException if the activation has no closed form, naming the part that stands in the way
     */
    public static Derivation of(Activation activation) {
        try {
            return derived(activation, TractableFunction.of(activation.phi(), Activation.Z));
        } catch (NoClosedFormException e) {
            throw new IllegalArgumentException(
                    "activation must have a closed form but %s has none: %s"
                            .formatted(activation.name(), e.getMessage()),
                    e);
        }
    }

    private static Derivation derived(Activation activation, TractableFunction phi) {
        TractableFunction slope = phi.derivative();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                new FunctionRules.Decomposition(Activation.Z),
                "phi(z)",
                activation.phi(),
                phi.at(Activation.Z),
                "a polynomial, exponential or sine on each side of every kink is a sum of such with steps"));
        steps.add(new Step(
                new FunctionRules.AlmostEverywhereDerivative(Activation.Z),
                "phi'(z)",
                phi.at(Activation.Z),
                slope.at(Activation.Z),
                phi.jumps().isEmpty()
                        ? "phi is continuous: its derivative off the kinks is also that of distributions"
                        : "phi jumps: this is what backpropagation computes, Price's theorem adds point masses"));
        steps.add(new Step(
                new ExpectationRules.TwoVariables(slope),
                "Kdot(a, b, c)",
                slope.at(U).times(slope.at(V)),
                slope.expectation(slope),
                BY_PARTS));
        steps.add(new Step(
                new ExpectationRules.OneVariable(phi), "E phi(u)", phi.at(U), phi.expectation(), "the value at c = 0"));
        Expression kernel = phi.expectation(phi);
        steps.add(new Step(
                new ExpectationRules.TwoVariables(phi),
                "K(a, b, c)",
                phi.at(U).times(phi.at(V)),
                kernel,
                "the same for phi itself"));
        return new Derivation("K(a, b, c) = E[phi(u) phi(v)] for " + activation.name(), steps, kernel, TRUSTED);
    }
}

package org.ntkverify.cli;

import java.util.Optional;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.AlgebraSystem;
import org.ntkverify.symbolic.ArcCosineKernel;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.DualDerivation;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.PriceDerivation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.gaussian.TractableFunction;

/** Lays out closed forms, derivations and recursions for the terminal. */
final class DerivationView {

    private static final int WIDTH = 80;

    private final FormulaFormat format;
    private final FormulaText formulas;

    DerivationView(FormulaFormat format) {
        this.format = format;
        this.formulas = new FormulaText(format);
    }

    String dual(Activation phi, boolean arcCosine) {
        Optional<String> obstacle = ClosedForms.obstacle(phi);
        if (obstacle.isPresent()) {
            return withoutClosedForm(phi, obstacle.get());
        }
        DualActivation dual = ClosedForms.of(phi);
        StringBuilder text = new StringBuilder();
        if (arcCosine) {
            int n = phi.homogeneity().orElseThrow();
            line(text, "J_%s(theta)".formatted(n), arcCosine(n));
        }
        line(text, "phi(z)", phi.phi());
        line(text, "phi'(z)", phi.derivative());
        line(text, "K(a,b,c)", dual.value());
        line(text, "Kdot(a,b,c)", dual.derivative());
        line(text, "K(a,a,a)", dual.diagonal());
        line(text, "Kdot(a,a,a)", dual.derivativeDiagonal());
        TractableFunction function = TractableFunction.of(phi.phi(), Activation.Z);
        TractableFunction slope = function.derivative();
        line(text, "K(a,a,-a)", function.antidiagonal(function));
        line(text, "Kdot(a,a,-a)", slope.antidiagonal(slope));
        if (format == FormulaFormat.TEXT) {
            text.append(notation(dual, phi));
        }
        return text.toString();
    }

    private String withoutClosedForm(Activation phi, String obstacle) {
        StringBuilder text = new StringBuilder();
        line(text, "phi(z)", phi.phi());
        line(text, "phi'(z)", phi.derivative());
        return text.append("\n")
                .append(Wrapped.text(
                        "",
                        "No closed form of K and Kdot is derived: %s. Values by quadrature, with an estimated error: --at a,b,c."
                                .formatted(obstacle),
                        WIDTH))
                .toString();
    }

    static Expression arcCosine(int n) {
        return n < ArcCosineKernel.closedFormCount() ? ArcCosineKernel.closedForm(n) : ArcCosineKernel.operatorForm(n);
    }

    /** Returns what the letters of the closed forms mean, and whether Price's identity was confirmed. */
    static String notation(DualActivation dual, Activation phi) {
        boolean angle = dual.value().toString().contains("Angle")
                || dual.derivative().toString().contains("Angle");
        boolean delta = dual.value().toString().contains("Delta")
                || dual.derivative().toString().contains("Delta");
        StringBuilder text = new StringBuilder();
        text.append("\nwhere K = E[phi(u) phi(v)], Kdot = E[phi'(u) phi'(v)], (u, v) centred Gaussian,\n");
        text.append("a = Var u, b = Var v, c = Cov(u, v)");
        if (angle || delta) {
            text.append(", Delta = a*b - c^2");
        }
        if (angle) {
            text.append(",\ntheta = atan2(Sqrt(Delta), c) in [0, Pi]");
        }
        TractableFunction function = TractableFunction.of(phi.phi(), Activation.Z);
        for (Expression condition : function.finiteWhilePositive(function)) {
            text.append(",\nfinite only while ").append(condition).append(" > 0");
        }
        String price = !function.jumps().isEmpty()
                ? "phi jumps: Kdot uses the almost-everywhere derivative, dK/dc differs"
                : dual.satisfiesPrice()
                        ? "dK/dc = Kdot, proved in exact normal form"
                        : "dK/dc = Kdot could not be confirmed";
        return text.append("\nRe-check: ").append(price).append(".\n").toString();
    }

    /** Returns the derivation of the dual activation of {@code phi}, every step re-checked. */
    static Derivation derivation(Activation phi) {
        if (phi.equals(Activation.RELU)) {
            return new PriceDerivation(AlgebraSystem.load()).relu();
        }
        if (phi.equals(Activation.ERF)) {
            return new PriceDerivation(AlgebraSystem.load()).erf();
        }
        if (phi.equals(Activation.STEP) || phi.name().startsWith("rectified-monomial")) {
            int degree = phi.homogeneity().orElseThrow();
            return new PriceDerivation(AlgebraSystem.load()).rectifiedMonomial(degree);
        }
        try {
            return DualDerivation.of(phi);
        } catch (IllegalArgumentException e) {
            throw new UsageException("steps must be asked for an activation with a closed form: " + e.getMessage());
        }
    }

    String steps(Activation phi) {
        Derivation derivation = derivation(phi);
        StringBuilder text = new StringBuilder("\nDerivation of " + derivation.title() + "\n");
        int number = 1;
        for (Derivation.Step step : derivation.steps()) {
            text.append("\n%s. %s%n".formatted(number++, step.rule().text()));
            text.append(Wrapped.text("   because ", step.justification(), WIDTH));
            line(text, "   " + step.subject(), step.before());
            line(text, "   ", step.after());
            text.append(Wrapped.text(
                    "   re-check %s: ".formatted(step.recheck().holds() ? "passed" : "FAILED"),
                    step.recheck().method(),
                    WIDTH));
        }
        text.append("\n").append(Wrapped.text("Trusted: ", String.join("; ", derivation.trusted()), WIDTH));
        return text.toString();
    }

    String recursion(RecursionView view) {
        StringBuilder text =
                new StringBuilder("\n%s%n%n".formatted(view.architecture().text()));
        for (KernelProgram.Assignment assignment : view.program().assignments()) {
            line(text, assignment.name(), assignment.value());
        }
        if (format == FormulaFormat.TEXT) {
            text.append("\n").append(Wrapped.text("", view.legend(), WIDTH));
            for (String line : view.remarks()) {
                text.append(Wrapped.text("", line, WIDTH));
            }
            view.specialValues().forEach((rho, program) -> specialValue(text, rho, program));
        }
        return text.toString();
    }

    private void specialValue(StringBuilder text, String rho, KernelProgram program) {
        text.append("\nAt rho = %s:%n".formatted(rho));
        program.needed().forEach(assignment -> line(text, assignment.name(), assignment.value()));
    }

    private void line(StringBuilder text, String name, Expression value) {
        switch (format) {
            case TEXT -> text.append(Wrapped.text("%-11s = ".formatted(name), formulas.of(value), WIDTH));
            case LATEX -> text.append("%s%n".formatted(formulas.equation(name, value)));
            case MATHML, JAVA, PYTHON, MATHEMATICA ->
                text.append("%s%n".formatted(formulas.equation(name.strip(), value)));
        }
    }
}

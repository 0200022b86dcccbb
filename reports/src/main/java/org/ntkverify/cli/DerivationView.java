package org.ntkverify.cli;

import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.AlgebraSystem;
import org.ntkverify.symbolic.ArcCosineKernel;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.PriceDerivation;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

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
        if (format == FormulaFormat.TEXT) {
            text.append(notation(dual, phi));
        }
        return text.toString();
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
        boolean continuous = phi.homogeneity().orElse(1) >= 1;
        String price = !continuous
                ? "phi jumps: Kdot uses the almost-everywhere derivative, dK/dc differs"
                : NormalForm.equal(dual.value().derivative(DualActivation.C), dual.derivative())
                        ? "dK/dc = Kdot, proved by the exact normal form"
                        : "dK/dc = Kdot could not be confirmed";
        return text.append("\nRe-check: ").append(price).append(".\n").toString();
    }

    /** Returns the derivation of the dual activation of {@code phi}, every step re-checked. */
    static Derivation derivation(Activation phi) {
        PriceDerivation price = new PriceDerivation(AlgebraSystem.load());
        return phi.equals(Activation.RELU)
                ? price.relu()
                : phi.equals(Activation.ERF) ? price.erf() : monomial(price, phi);
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

    private static Derivation monomial(PriceDerivation price, Activation phi) {
        if (!phi.name().startsWith("rectified-monomial") && !phi.equals(Activation.STEP)) {
            throw new UsageException(
                    "steps must be asked for relu, erf, step, rectified-monomial(n) or arc-cosine but was '%s'"
                            .formatted(phi.name()));
        }
        return price.rectifiedMonomial(phi.homogeneity().orElseThrow());
    }

    String recursion(RecursionView view) {
        StringBuilder text =
                new StringBuilder("\n%s%n%n".formatted(view.architecture().text()));
        for (KernelProgram.Assignment assignment : view.program().assignments()) {
            line(text, assignment.name(), assignment.value());
        }
        if (format == FormulaFormat.TEXT) {
            text.append("\n").append(Wrapped.text("", view.legend(), WIDTH));
        }
        return text.toString();
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

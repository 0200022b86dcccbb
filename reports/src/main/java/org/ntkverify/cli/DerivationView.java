package org.ntkverify.cli;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.AlgebraSystem;
import org.ntkverify.symbolic.ArcCosineKernel;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;
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

    private static Expression arcCosine(int n) {
        return n < ArcCosineKernel.closedFormCount() ? ArcCosineKernel.closedForm(n) : ArcCosineKernel.operatorForm(n);
    }

    private static String notation(DualActivation dual, Activation phi) {
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

    String steps(Activation phi) {
        PriceDerivation price = new PriceDerivation(AlgebraSystem.load());
        Derivation derivation = phi.equals(Activation.RELU)
                ? price.relu()
                : phi.equals(Activation.ERF) ? price.erf() : monomial(price, phi);
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

    String recursion(Architecture architecture, boolean sphere, OptionalInt width) {
        KernelRecursion recursion = KernelRecursion.of(architecture);
        KernelProgram program = sphere ? recursion.onSphere() : recursion.program();
        Map<String, Expression> known = known(architecture, width);
        StringBuilder text = new StringBuilder("\n%s%n%n".formatted(architecture.text()));
        for (KernelProgram.Assignment assignment : program.assignments()) {
            line(text, assignment.name(), assignment.value().substitute(known));
        }
        if (format == FormulaFormat.TEXT) {
            text.append(legend(architecture, recursion, sphere));
        }
        return text.toString();
    }

    private static Map<String, Expression> known(Architecture architecture, OptionalInt width) {
        if (width.isEmpty()) {
            return Map.of();
        }
        return IntStream.rangeClosed(1, architecture.hiddenLayers())
                .boxed()
                .collect(Collectors.toMap(l -> "n" + l, l -> Expression.integer(width.getAsInt())));
    }

    private static String legend(Architecture architecture, KernelRecursion recursion, boolean sphere) {
        String inputs = sphere
                ? "rho = Sigma^1(x,x'), Sigma^1(x,x) = 1"
                        + (recursion.onSphere().inputs().contains("d") ? ", d = input dimension" : "")
                : "xx = <x,x>, yy = <x',x'>, xy = <x,x'>, d = input dimension";
        String raw = architecture.parameterization().trainsRawWeights()
                ? " The weights themselves are trained: the term of layer l grows with its width n_l."
                : "";
        return "\n"
                + Wrapped.text(
                        "",
                        "Layer l: a, b, c are Sigma^l(x,x), Sigma^l(x',x'), Sigma^l(x,x'), k and kd are K and Kdot there, t is Theta^l(x,x'); %s. Output: Sigma = %s, Theta = %s (%s).%s"
                                .formatted(
                                        inputs,
                                        recursion.nngp(),
                                        recursion.ntk(),
                                        architecture.hiddenLayers() == 1
                                                ? "1 hidden layer"
                                                : architecture.hiddenLayers() + " hidden layers",
                                        raw),
                        WIDTH);
    }

    private void line(StringBuilder text, String name, Expression value) {
        switch (format) {
            case TEXT -> text.append(Wrapped.text("%-11s = ".formatted(name), formulas.of(value), WIDTH));
            case LATEX -> text.append("%s%n".formatted(formulas.equation(name, value)));
            case MATHML, JAVA -> text.append("%s%n".formatted(formulas.equation(name.strip(), value)));
        }
    }
}

package org.ntkverify.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Rewriting;

/** Closed forms, their derivation step by step, and a recursion, as one document in LaTeX or HTML. */
record DerivationDocument(Activation phi, boolean arcCosine, Optional<RecursionView> recursion) {

    /** The names of a program that a paper writes with another letter. */
    private static final Map<String, String> LETTERS = Map.of("k", "K", "kd", "Kdot", "t", "Theta");

    private static final Pattern LAYER = Pattern.compile("([a-z]+)([0-9]+)");

    String in(FormulaFormat format) {
        String title = "Kernels of " + phi.name();
        List<DerivationBlock> blocks = new ArrayList<>();
        closedForms(blocks);
        steps(blocks);
        recursion.ifPresent(view -> network(blocks, view));
        return format == FormulaFormat.LATEX ? LatexDocument.of(title, blocks) : MathmlPage.of(title, blocks);
    }

    private void closedForms(List<DerivationBlock> blocks) {
        DualActivation dual = ClosedForms.of(phi);
        if (arcCosine) {
            int n = phi.homogeneity().orElseThrow();
            equation(blocks, "J_%s(theta)".formatted(n), DerivationView.arcCosine(n));
        }
        equation(blocks, "phi(z)", phi.phi());
        equation(blocks, "phi'(z)", phi.derivative());
        equation(blocks, "K(a, b, c)", dual.value());
        equation(blocks, "Kdot(a, b, c)", dual.derivative());
        equation(blocks, "K(a, a, a)", dual.diagonal());
        equation(blocks, "Kdot(a, a, a)", dual.derivativeDiagonal());
        for (String line : DerivationView.notation(dual, phi).strip().split("\n(?=Re-check)", -1)) {
            prose(blocks, line.replace('\n', ' '));
        }
    }

    private void steps(List<DerivationBlock> blocks) {
        Derivation derivation = DerivationView.derivation(phi);
        blocks.add(new DerivationBlock.Heading("Derivation of " + derivation.title()));
        int number = 1;
        for (Derivation.Step step : derivation.steps()) {
            blocks.add(new DerivationBlock.Heading(
                    "%s. %s".formatted(number++, step.rule().text())));
            prose(blocks, "Because " + step.justification() + ":");
            equation(blocks, step.subject(), step.before());
            equation(blocks, "", step.after());
            prose(
                    blocks,
                    "Re-check %s: %s."
                            .formatted(
                                    step.recheck().holds() ? "passed" : "FAILED",
                                    step.recheck().method()));
        }
        prose(blocks, "Trusted: " + String.join("; ", derivation.trusted()) + ".");
    }

    private static void network(List<DerivationBlock> blocks, RecursionView view) {
        blocks.add(new DerivationBlock.Heading(
                "Recursion of " + view.architecture().text()));
        prose(blocks, view.paperLegend());
        view.remarks().forEach(remark -> prose(blocks, remark));
        String layer = "";
        for (Assignment assignment : view.program().assignments()) {
            Matcher name = LAYER.matcher(assignment.name());
            if (name.matches() && !name.group(2).equals(layer)) {
                layer = name.group(2);
                prose(blocks, "Layer " + layer + ":");
            }
            equation(blocks, paperName(assignment.name()), assignment.value().accept(new PaperNames()));
        }
    }

    private static String paperName(String name) {
        Matcher layer = LAYER.matcher(name);
        return layer.matches() ? LETTERS.getOrDefault(layer.group(1), layer.group(1)) + layer.group(2) : name;
    }

    private static void equation(List<DerivationBlock> blocks, String name, Expression value) {
        blocks.add(new DerivationBlock.Equation(name, FormulaText.withLetters(value)));
    }

    private static void prose(List<DerivationBlock> blocks, String text) {
        blocks.add(new DerivationBlock.Prose(text));
    }

    private static final class PaperNames extends Rewriting {
        @Override
        public Expression variable(String name) {
            return Expression.variable(paperName(name));
        }
    }
}

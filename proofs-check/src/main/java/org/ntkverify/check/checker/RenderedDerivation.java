package org.ntkverify.check.checker;

import java.util.List;
import org.ntkverify.check.DerivationStep;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.export.LatexPrinter;
import org.ntkverify.symbolic.export.MathmlPrinter;
import org.ntkverify.symbolic.expression.Expression;

/** Renders derivations once, so that reports only place them. */
final class RenderedDerivation {

    private RenderedDerivation() {}

    static List<DerivationStep> of(Derivation derivation) {
        return derivation.steps().stream()
                .map(step -> step(
                        step.rule().text(),
                        step.subject(),
                        step.before(),
                        step.after(),
                        step.justification(),
                        step.recheck().method(),
                        step.recheck().holds()))
                .toList();
    }

    static DerivationStep step(
            String rule,
            String subject,
            Expression before,
            Expression after,
            String justification,
            String recheck,
            boolean holds) {
        return new DerivationStep(rule, subject, formula(before), formula(after), justification, recheck, holds);
    }

    private static DerivationStep.Formula formula(Expression expression) {
        return new DerivationStep.Formula(
                expression.toString(), LatexPrinter.print(expression), MathmlPrinter.print(expression));
    }
}

package org.ntkverify.report.html;

import java.util.List;
import java.util.Optional;
import org.ntkverify.check.DerivationStep;

/** The steps of a derivation, with their formulas in MathML. */
final class DerivationSection {

    /** A derivation of at most so many steps, and so many characters of MathML, is open from the start. */
    private static final int FEW_STEPS = 4;

    private static final int SHORT = 6_000;

    /** Of a formula too long to be set, so many characters of its text are shown. */
    private static final int SHOWN = 400;

    private final List<DerivationStep> steps;
    private final int longest;
    private final Html html;

    DerivationSection(List<DerivationStep> steps, int longest, Html html) {
        this.steps = steps;
        this.longest = longest;
        this.html = html;
    }

    void write() {
        int size = steps.stream().mapToInt(DerivationSection::size).sum();
        if (steps.size() <= FEW_STEPS && size <= SHORT) {
            html.open("details", "class", "derivation", "open", "");
        } else {
            html.open("details", "class", "derivation");
        }
        html.leaf("summary", "Derivation, %s %s".formatted(steps.size(), steps.size() == 1 ? "step" : "steps"));
        html.open("ol", "class", "steps");
        steps.forEach(this::step);
        html.close().close();
    }

    private static int size(DerivationStep step) {
        return step.before().mathml().length() + step.after().mathml().length();
    }

    private void step(DerivationStep step) {
        html.open("li");
        html.open("p").open("strong").prose(step.subject()).close();
        html.words(" <span class=\"rule\">by ")
                .prose(step.rule())
                .words("</span>")
                .close();
        html.open("div", "class", "formula");
        boolean moves = !step.before().mathml().equals(step.after().mathml());
        if (moves) {
            html.markup(formula(step.before()));
            html.words(
                    " <span class=\"becomes\"><span aria-hidden=\"true\">\u27F6</span><span class=\"unseen\"> becomes </span></span> ");
        }
        html.markup(formula(step.after())).close();
        html.open("p", "class", "why")
                .prose(ClaimSection.sentence(step.justification()))
                .words(" ");
        html.leaf("span", step.holds() ? "\u2713" : "\u2717", "class", "mark", "aria-hidden", "true");
        html.words(step.holds() ? " Re-checked: " : " <strong>Re-check failed</strong>: ");
        html.prose(step.recheck()).words(".").close().close();
    }

    private String formula(DerivationStep.Formula formula) {
        if (formula.mathml().length() > longest) {
            String text = formula.text();
            String start = text.length() <= SHOWN
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, SHOWN))) + "\u2026";
            return "<code>%s</code> <small>Too long for this page, %s characters; whole in <a href=\"results.json\">results.json</a>.</small>"
                    .formatted(HtmlText.escape(start), text.length());
        }
        Optional<String> mathml = MathmlText.clean(formula.mathml());
        return mathml.map(markup -> markup.replaceFirst("^<math>", "<math display=\"block\">"))
                .orElseGet(() -> "<code>%s</code>".formatted(HtmlText.escape(formula.text())));
    }
}

package org.ntkverify.report.html;

import java.util.List;
import org.ntkverify.report.wording.FormulaText;
import org.ntkverify.report.wording.FormulaText.Lowered;
import org.ntkverify.report.wording.FormulaText.Piece;
import org.ntkverify.report.wording.FormulaText.Raised;
import org.ntkverify.report.wording.FormulaText.Words;

/** Sets sentences with the formulas that {@link FormulaText} finds in them. */
final class Prose {

    private Prose() {}

    /** Returns {@code text} as markup, escaped. */
    static String set(String text) {
        return markup(FormulaText.pieces(text));
    }

    /** Returns the pieces as markup. */
    static String markup(List<Piece> pieces) {
        StringBuilder markup = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Raised raised) {
                markup.append("<sup>").append(markup(raised.pieces())).append("</sup>");
            } else if (piece instanceof Lowered lowered) {
                markup.append("<sub>").append(markup(lowered.pieces())).append("</sub>");
            } else {
                markup.append(HtmlText.escapeKept(((Words) piece).characters()));
            }
        }
        return markup.toString();
    }
}

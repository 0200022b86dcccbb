package org.ntkverify.report.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.WordUtils;
import org.ntkverify.report.wording.FormulaText;
import org.ntkverify.report.wording.PlainText;

/** Writes the few elements of SVG that plots are made of. */
final class SvgWriter {

    private static final double RAISED = 5;
    private static final double LOWERED = 3;

    /** What stands above or below the line and must not be broken. */
    private static final Pattern EXPONENT = Pattern.compile("[\\^_]\\([^()]*\\)");

    private final StringBuilder text = new StringBuilder();

    /** Adds markup as it is. */
    SvgWriter markup(String markup) {
        text.append(markup).append('\n');
        return this;
    }

    SvgWriter line(String style, double x1, double y1, double x2, double y2) {
        return markup("<path class=\"%s\" d=\"M%s %sL%s %s\"/>"
                .formatted(style, number(x1), number(y1), number(x2), number(y2)));
    }

    /** Adds words with their formulas set; {@code anchor} is start, middle or end. */
    SvgWriter words(String style, String anchor, double x, double y, String words) {
        return pieces(style, anchor, x, y, FormulaText.pieces(words));
    }

    /** Adds a number such as {@code 3e-7}. */
    SvgWriter number(String style, String anchor, double x, double y, String number) {
        return pieces(style, anchor, x, y, FormulaText.number(number));
    }

    private SvgWriter pieces(String style, String anchor, double x, double y, List<FormulaText.Piece> pieces) {
        StringBuilder set = new StringBuilder();
        set(pieces, 0, 0, set);
        String named = style.isEmpty() ? "" : "class=\"%s\" ".formatted(style);
        return markup("<text %stext-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(named, anchor, number(x), number(y), set));
    }

    /**
     * Adds pieces that belong on {@code line}, above or below that of the text.
     *
     * @param at line of what was added before
     * @return line of what was added last
     */
    private static double set(List<FormulaText.Piece> pieces, double line, double at, StringBuilder set) {
        double now = at;
        for (FormulaText.Piece piece : pieces) {
            if (piece instanceof FormulaText.Raised raised) {
                now = set(raised.pieces(), line - RAISED, now, set);
            } else if (piece instanceof FormulaText.Lowered lowered) {
                now = set(lowered.pieces(), line + LOWERED, now, set);
            } else {
                String words = ((FormulaText.Words) piece).characters();
                set.append(line == now && line == 0 ? escapeKept(words) : shifted(words, line, line - now));
                now = line;
            }
        }
        return now;
    }

    /** A blank at the end of an element would be lost. */
    private static String shifted(String words, double line, double by) {
        String kept = escapeKept(words.replace(' ', '\u00a0'));
        String size = line == 0 ? "" : "class=\"small\" ";
        return "<tspan %sdy=\"%s\">%s</tspan>".formatted(size, number(by), kept);
    }

    /** Returns words on lines of at most so many characters, unless a single word or exponent is longer. */
    static List<String> lines(String words, int columns) {
        String unbroken = EXPONENT.matcher(PlainText.oneLine(words))
                .replaceAll(
                        exponent -> Matcher.quoteReplacement(exponent.group().replace(' ', '\u00a0')));
        return List.of(WordUtils.wrap(unbroken, columns, "\n", true).split("\n", -1));
    }

    /** Returns words for an element or an attribute, without control characters. */
    static String escape(String words) {
        return escapeKept(PlainText.oneLine(words));
    }

    private static String escapeKept(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns a coordinate to a tenth of a unit, which no eye resolves. */
    static String number(double coordinate) {
        return new BigDecimal(coordinate)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package org.ntkverify.report.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ntkverify.report.wording.PlainText;

/** Writes the few elements of SVG that plots are made of. */
final class SvgWriter {

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

    /** Adds words; {@code anchor} is start, middle or end. */
    SvgWriter words(String style, String anchor, double x, double y, String words) {
        return words(style, anchor, x, y, words, "");
    }

    /** Adds words followed by markup, such as {@link #power}. */
    SvgWriter words(String style, String anchor, double x, double y, String words, String markup) {
        return markup("<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s%s</text>"
                .formatted(style, anchor, number(x), number(y), escape(words), markup));
    }

    /** Returns a superscript. */
    static String power(String exponent) {
        return "<tspan class=\"power\" dy=\"-5\">%s</tspan>".formatted(escape(exponent));
    }

    /** Returns words for an element in which {@code ^(..)} stands for a superscript. */
    static String withPowers(String words) {
        StringBuilder text = new StringBuilder();
        boolean raised = false;
        int from = 0;
        while (from < words.length()) {
            int start = words.indexOf("^(", from);
            int end = start < 0 ? -1 : words.indexOf(')', start);
            String plain = escape(words.substring(from, end < 0 ? words.length() : start));
            // After a superscript the line comes down again; a blank at its beginning must not be lost.
            String space = raised && words.startsWith(" ", from) ? "\u00a0" : "";
            text.append(raised && !plain.isEmpty() ? "<tspan dy=\"5\">" + space + plain + "</tspan>" : plain);
            if (end < 0) {
                break;
            }
            text.append(power(words.substring(start + 2, end)));
            raised = true;
            from = end + 1;
        }
        return text.toString();
    }

    /** Returns words for an element or an attribute, without control characters. */
    static String escape(String words) {
        return PlainText.oneLine(words)
                .replace("&", "&amp;")
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

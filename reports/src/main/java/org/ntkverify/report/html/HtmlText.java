package org.ntkverify.report.html;

import org.ntkverify.report.wording.PlainText;

/** Escapes text for elements and attributes. */
final class HtmlText {

    private HtmlText() {}

    /** Returns {@code text} on one line, without control and direction characters, so escaped that it reads as it is. */
    static String escape(String text) {
        return escapeKept(PlainText.oneLine(text));
    }

    /** Returns text that is harmless already with its markup escaped, blanks at its ends kept. */
    static String escapeKept(String line) {
        StringBuilder escaped = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }
}

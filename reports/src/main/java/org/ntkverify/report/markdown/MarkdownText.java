package org.ntkverify.report.markdown;

import org.ntkverify.report.wording.PlainText;

/** Escapes text for GitHub-flavoured Markdown. */
final class MarkdownText {

    /** Characters that start emphasis, code, links, mathematics, tables or strikethrough. */
    private static final String SPECIAL = "\\`*_[]|~$";

    private static final String ELLIPSIS = "...";

    private MarkdownText() {}

    /** Returns {@code text} on one line, so escaped that it reads as it is, inside tables too. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        PlainText.oneLine(text).codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '@' -> escaped.append("&#64;"); // or it would notify whoever has that name
                default -> {
                    if (SPECIAL.indexOf(character) >= 0) {
                        escaped.append('\\');
                    }
                    escaped.appendCodePoint(character);
                }
            }
        });
        return escaped.toString();
    }

    /** Returns {@code text} escaped, after cutting it to {@code length} characters. */
    static String escape(String text, int length) {
        String line = PlainText.oneLine(text);
        if (line.codePointCount(0, line.length()) <= length) {
            return escape(line);
        }
        return escape(line.substring(0, line.offsetByCodePoints(0, length - ELLIPSIS.length()))) + ELLIPSIS;
    }
}

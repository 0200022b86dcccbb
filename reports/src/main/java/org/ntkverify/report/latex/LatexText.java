package org.ntkverify.report.latex;

import java.text.Normalizer;
import org.ntkverify.report.wording.PlainText;

/**
 * Escapes words for LaTeX with no package but the standard ones, whatever the engine's input encoding: the result is
 * ASCII. Letters with accents and the symbols of {@link LatexSymbols} are spelt as commands; any other character beyond
 * ASCII is written as its number, because an unknown one would stop pdflatex.
 */
final class LatexText {

    private LatexText() {}

    /** Returns {@code text} on one line, so escaped that it prints as it is and no command in it runs. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        String decomposed = Normalizer.normalize(PlainText.oneLine(text), Normalizer.Form.NFD);
        int[] characters = decomposed.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int character = characters[i];
            boolean accented = i + 1 < characters.length
                    && isLetter(character)
                    && LatexSymbols.ACCENTS.containsKey(characters[i + 1]);
            if (accented) {
                i++;
                escaped.append(LatexSymbols.ACCENTS.get(characters[i]))
                        .append('{')
                        .appendCodePoint(character)
                        .append('}');
            } else {
                append(escaped, character);
            }
        }
        return escaped.toString();
    }

    private static boolean isLetter(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static void append(StringBuilder escaped, int character) {
        switch (character) {
            case '\\' -> escaped.append("\\textbackslash{}");
            case '~' -> escaped.append("\\textasciitilde{}");
            case '^' -> escaped.append("\\textasciicircum{}");
            case '<' -> escaped.append("\\textless{}");
            case '>' -> escaped.append("\\textgreater{}");
            case '|' -> escaped.append("\\textbar{}");
            case '"' -> escaped.append("\\char34{}"); // else a closing quote
            case '`' -> escaped.append("\\char96{}"); // else an opening quote
            case '{', '}', '$', '&', '#', '_', '%' -> escaped.append('\\').appendCodePoint(character);
            // In braces: a bracket or star after the end of a row would be its argument, two hyphens would be a dash.
            case '[', ']', '*', '-' ->
                escaped.append('{').appendCodePoint(character).append('}');
            default -> appendOther(escaped, character);
        }
    }

    private static void appendOther(StringBuilder escaped, int character) {
        if (character < 0x80) {
            escaped.appendCodePoint(character);
            return;
        }
        String symbol = LatexSymbols.SYMBOLS.get(character);
        if (symbol == null) {
            PlainText.name(character).codePoints().forEach(digit -> append(escaped, digit));
        } else {
            escaped.append(symbol);
        }
    }
}

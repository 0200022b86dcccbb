package org.ntkverify.report.wording;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes text from claims harmless to look at: one line, with control and format characters spelt out.
 *
 * <p>An escape sequence could repaint a terminal, a direction override could reorder a line of a log.
 */
public final class PlainText {

    private static final Set<Byte> SHAPELESS = Set.of(
            Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR);

    private static final int LONGEST_QUOTATION = 60;

    private PlainText() {}

    /**
     * Returns {@code text} on one line: runs of white space become one space, the ends are trimmed, and control
     * characters, invisible format characters, unpaired surrogates and U+FFFE, U+FFFF are written {@code <U+001B>}.
     */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean pendingSpace = false;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                pendingSpace = line.length() > 0;
                continue;
            }
            if (pendingSpace) {
                line.append(' ');
                pendingSpace = false;
            }
            if (visible(character)) {
                line.appendCodePoint(character);
            } else {
                line.append(name(character));
            }
        }
        return line.toString();
    }

    /** Returns {@code text} with its line breaks kept, as {@code \n}, and every line made harmless by {@link #oneLine}. */
    public static String lines(String text) {
        return text.lines().map(PlainText::oneLine).collect(Collectors.joining("\n"));
    }

    /** Returns the first {@value #LONGEST_QUOTATION} characters of {@code text} on one line, and dots for the rest, as messages quote it. */
    public static String quotation(String text) {
        String line = oneLine(text);
        return line.codePointCount(0, line.length()) <= LONGEST_QUOTATION
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTATION)) + "...";
    }

    /** Returns how a character without a safe shape is written, {@code <U+001B>}. */
    public static String name(int character) {
        return String.format(Locale.ROOT, "<U+%04X>", character);
    }

    /** Returns whether a character has a shape of its own, or is a blank, so that it can be written as it is. */
    public static boolean visible(int character) {
        boolean noncharacter = (character & 0xFFFE) == 0xFFFE; // the last two of every plane
        return !SHAPELESS.contains((byte) Character.getType(character)) && !noncharacter;
    }
}

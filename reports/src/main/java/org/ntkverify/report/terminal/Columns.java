package org.ntkverify.report.terminal;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.report.wording.PlainText;

/** Measures and breaks text by the columns that a terminal needs for it. */
final class Columns {

    private static final String ELLIPSIS = "...";

    /** First and last code points of the blocks that terminals draw two columns wide (Unicode, East Asian Width W, F). */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x23E9, 0x23F3},
        {0x25FD, 0x25FE},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x2693, 0x26FA},
        {0x2705, 0x2728},
        {0x274C, 0x2757},
        {0x2795, 0x27BF},
        {0x2B1B, 0x2B55},
        {0x2E80, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18AFF},
        {0x1B000, 0x1B2FF},
        {0x1F000, 0x1FAFF},
        {0x20000, 0x3FFFD},
    };

    private Columns() {}

    /** Returns the number of columns that {@code text}, one line without control characters, takes at most. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] block : WIDE) {
            if (character >= block[0] && character <= block[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** Returns {@code text} on one line, cut to {@code width} columns with three dots if it is longer. */
    static String elide(String text, int width) {
        String line = PlainText.oneLine(text);
        return width(line) <= width ? line : head(line, width - ELLIPSIS.length()) + ELLIPSIS;
    }

    /** Returns {@code text} with spaces behind it up to {@code width} columns. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Returns {@code text} broken between words into lines of at most {@code width} columns; longer words are cut. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : PlainText.oneLine(text).split(" ", -1)) {
            String rest = word;
            if (line.length() > 0 && width(line.toString()) + 1 + width(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest) > width) {
                String head = head(rest, width);
                lines.add(head);
                rest = rest.substring(head.length());
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Returns the longest start of {@code text} that fits. */
    static String head(String text, int width) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            used += width(character);
            if (used > width) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}

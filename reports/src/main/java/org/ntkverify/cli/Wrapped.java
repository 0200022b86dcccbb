package org.ntkverify.cli;

/** Breaks text at blanks, continuation lines indented under the first. */
final class Wrapped {

    private static final int MOST_INDENT = 14;

    private Wrapped() {}

    /** Returns lines of at most {@code width} characters, unless a single word is longer, each ended by a line feed. */
    static String text(String prefix, String content, int width) {
        String indent = " ".repeat(Math.min(prefix.length(), MOST_INDENT));
        StringBuilder result = new StringBuilder();
        StringBuilder line = new StringBuilder(prefix);
        boolean fresh = true;
        for (String word : content.split(" ", -1)) {
            if (!fresh && line.length() + 1 + word.length() > width) {
                result.append(line).append('\n');
                line = new StringBuilder(indent);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        return result.append(line).append('\n').toString();
    }
}

package org.ntkverify.report.terminal;

import java.util.List;

/** A page of lines, none wider than 80 columns. */
final class Page {

    /** Columns of a page. */
    static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder();

    /** Adds a line as it is; the caller has measured it. */
    void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    /** Adds an empty line. */
    void gap() {
        text.append('\n');
    }

    /** Adds {@code body} behind {@code label}, with later lines under its beginning. */
    void hanging(String label, String body) {
        int indent = Columns.width(label);
        List<String> lines = Columns.wrap(body, WIDTH - indent);
        line(label + lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            line(" ".repeat(indent) + line);
        }
    }

    /**
     * Adds a shell command behind {@code label}, broken before its options by backslashes so that it can be
     * pasted as it stands. A part that does not fit a line goes on in the first column of the next, because blanks in
     * front would end it.
     */
    void command(String label, String command) {
        String margin = " ".repeat(Columns.width(label));
        StringBuilder line = new StringBuilder(label);
        boolean fresh = true;
        for (String part : command.split(" (?=--)", -1)) {
            if (!fresh && line.length() + 1 + part.length() > WIDTH - 2) {
                line(line + " \\");
                line = new StringBuilder(margin).append("  ");
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(part);
            fresh = false;
            while (line.length() > WIDTH - 2) {
                line(line.substring(0, WIDTH - 1) + "\\");
                line = new StringBuilder(line.substring(WIDTH - 1));
            }
        }
        line(line.toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

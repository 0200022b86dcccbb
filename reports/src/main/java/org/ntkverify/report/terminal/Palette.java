package org.ntkverify.report.terminal;

import org.ntkverify.check.Outcome;
import org.ntkverify.check.Verdict;

/** Colours by ANSI sequences, or none. */
enum Palette {
    PLAIN,
    COLOURED;

    private static final String RESET = "\u001B[0m";
    private static final String BOLD = "\u001B[1m";
    private static final String RED = "\u001B[31m";
    private static final String GREEN = "\u001B[32m";
    private static final String YELLOW = "\u001B[33m";
    private static final String MAGENTA = "\u001B[35m";

    /** Returns a heading. */
    String heading(String text) {
        return paint(BOLD, text);
    }

    /** Returns {@code text} in the colour of a verdict. */
    String verdict(Verdict.Kind kind, String text) {
        return switch (kind) {
            case PROVED, SUPPORTED -> paint(GREEN, text);
            case REFUTED -> paint(RED, text);
            case UNDECIDED -> paint(YELLOW, text);
            case BLOCKED -> paint(MAGENTA, text);
        };
    }

    /** Returns {@code text} in the colour of an outcome; the expected one needs none. */
    String outcome(Outcome outcome, String text) {
        return switch (outcome) {
            case AS_EXPECTED, OPEN -> text;
            case UNEXPECTED, ERROR -> paint(BOLD + RED, text);
            case UNDECIDED -> paint(YELLOW, text);
            case BLOCKED -> paint(MAGENTA, text);
        };
    }

    private String paint(String colour, String text) {
        return this == COLOURED ? colour + text + RESET : text;
    }
}

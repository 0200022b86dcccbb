package org.ntkverify.cli;

/**
 * What is known about the streams of the process; the launcher tells, because Java cannot.
 *
 * @param output whether standard output is a terminal
 * @param error whether standard error is a terminal
 * @param noColor whether the environment asks for no colour ({@code NO_COLOR})
 */
record Terminal(boolean output, boolean error, boolean noColor) {

    static Terminal fromSystemProperties() {
        String noColor = System.getenv("NO_COLOR");
        return new Terminal(
                Boolean.getBoolean("ntkv.terminal.output"),
                Boolean.getBoolean("ntkv.terminal.error"),
                noColor != null && !noColor.isEmpty());
    }

    /** Returns a terminal that is none: pipes, no colour, no progress. */
    static Terminal none() {
        return new Terminal(false, false, true);
    }
}

package org.ntkverify.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs a command as a user would type it and keeps what it prints. */
record Console(int exitCode, String output, String error) {

    static Console run(String... arguments) {
        return run(Terminal.none(), arguments);
    }

    /** Runs it where standard error is a terminal, as a user sees it who keeps the output in a file. */
    static Console runWatched(String... arguments) {
        return run(new Terminal(false, true, true), arguments);
    }

    /** Runs it by other clocks, where standard error is a terminal. */
    static Console run(TimeSource time, String... arguments) {
        return run(new Terminal(false, true, true), time, arguments);
    }

    private static Console run(Terminal terminal, String... arguments) {
        return run(terminal, TimeSource.system(), arguments);
    }

    private static Console run(Terminal terminal, TimeSource time, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter error = new StringWriter();
        int code = Ntkv.commandLine(new PrintWriter(output), new PrintWriter(error), terminal, time)
                .execute(arguments);
        return new Console(code, output.toString(), error.toString());
    }
}

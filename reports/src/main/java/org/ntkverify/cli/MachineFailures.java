package org.ntkverify.cli;

import java.io.PrintWriter;

/** What no command foresees, lack of memory or a defect of this tool: told in one message, with an exit code that no verdict has. */
final class MachineFailures {

    private MachineFailures() {}

    /** Tells the user about {@code error}, or about the lack of memory that caused it; returns the exit code. */
    static int told(Throwable error, PrintWriter out) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                out.printf(
                        "ntkv: memory of Java must hold what is computed but did not (%s)%nMaybe NTKV_JAVA_OPTS=-Xmx.. gives it more, or --threads 1 needs less.%n",
                        Printable.text(String.valueOf(cause.getMessage())));
                out.flush();
                return ExitCodes.INTERNAL_ERROR;
            }
        }
        StackTraceElement[] trace = error.getStackTrace();
        out.printf(
                "ntkv: internal error: %s%n  at %s%nThis is a defect of ntkv, not of your input.%n",
                Printable.text(String.valueOf(error)), trace.length == 0 ? "unknown" : trace[0]);
        out.flush();
        return ExitCodes.INTERNAL_ERROR;
    }
}

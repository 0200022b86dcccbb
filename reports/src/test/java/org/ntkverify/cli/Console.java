package org.ntkverify.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs a command as a user would type it and keeps what it prints. */
record Console(int exitCode, String output, String error) {

    static Console run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter error = new StringWriter();
        int code = Ntkv.commandLine(new PrintWriter(output), new PrintWriter(error), Terminal.none())
                .execute(arguments);
        return new Console(code, output.toString(), error.toString());
    }
}

package org.ntkverify.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts the command line. */
public final class Main {

    private Main() {}

    /** Runs the command in {@code arguments} and exits with its code. */
    public static void main(String[] arguments) {
        StandardOutput standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter output = writer(standard);
        PrintWriter error = writer(new FileOutputStream(FileDescriptor.err));
        int code =
                Ntkv.commandLine(output, error, Terminal.fromSystemProperties()).execute(arguments);
        output.flush();
        code = standard.exitCode(code, error);
        error.flush();
        // The algebra system leaves threads behind that would keep the process up for a minute.
        System.exit(code);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}

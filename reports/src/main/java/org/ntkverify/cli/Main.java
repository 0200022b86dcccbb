package org.ntkverify.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts the command line. */
public final class Main {

    private Main() {}

    /** Runs the command in {@code arguments} and exits with its code. */
    public static void main(String[] arguments) {
        PrintWriter output = writer(FileDescriptor.out);
        PrintWriter error = writer(FileDescriptor.err);
        int code =
                Ntkv.commandLine(output, error, Terminal.fromSystemProperties()).execute(arguments);
        output.flush();
        error.flush();
        // The algebra system leaves threads behind that would keep the process up for a minute.
        System.exit(code);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}

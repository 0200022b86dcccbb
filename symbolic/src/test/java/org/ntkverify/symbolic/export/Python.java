package org.ntkverify.symbolic.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A Python interpreter with NumPy, if this machine has one. */
record Python(String command) {

    private static final Optional<Python> FOUND = List.of("python3", "/usr/bin/python3", "python").stream()
            .map(Python::new)
            .filter(python -> python.succeeds("-c", "import numpy, math"))
            .findFirst();

    /** Returns the interpreter; without one the calling test is reported as skipped, never as passed. */
    static Python orSkip() {
        Assumptions.assumeTrue(FOUND.isPresent(), "python3 with numpy must be installed to run generated Python code");
        return FOUND.orElseThrow();
    }

    private boolean succeeds(String... arguments) {
        try {
            Process process = process(arguments).start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // No such command.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ProcessBuilder process(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true);
    }

    /** Runs {@code script} with all warnings as errors and returns the numbers it prints, one a line. */
    double[] numbers(Path folder, String script) {
        try {
            Path file = Files.writeString(folder.resolve("script.py"), script);
            Process process = process("-W", "error", file.toString()).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("the script must end with exit code 0 but printed\n" + output);
            }
            return output.lines().mapToDouble(Double::parseDouble).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while Python was running", e);
        }
    }
}

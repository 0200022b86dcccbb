package org.ntkverify.numeric.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A Python interpreter with NumPy, if this machine has one. */
record NumPy(String command) {

    private static final Optional<NumPy> FOUND = List.of("python3", "/usr/bin/python3", "python").stream()
            .map(NumPy::new)
            .filter(NumPy::works)
            .findFirst();

    /** Returns the interpreter; without one the calling test is reported as skipped, never as passed. */
    static NumPy orSkip() {
        Assumptions.assumeTrue(FOUND.isPresent(), "python3 with numpy must be installed to exchange files with it");
        return FOUND.orElseThrow();
    }

    private boolean works() {
        try {
            Process process = new ProcessBuilder(command, "-c", "import numpy")
                    .redirectErrorStream(true)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // No such command.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs {@code script} in {@code folder} with NumPy as {@code np} and all warnings as errors, and returns what it prints. */
    String run(Path folder, String script) {
        try {
            Path file = Files.writeString(folder.resolve("script.py"), "import numpy as np\n" + script);
            Process process = new ProcessBuilder(command, "-W", "error", file.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("the script must end with exit code 0 but printed\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while Python was running", e);
        }
    }
}

package org.ntkverify.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A signal that tells a process to stop, and what a process that follows it exits with: 128 and the number of the signal. */
enum StopSignal {
    /** Ctrl-C. A shell without job control starts its background commands deaf to it, and their children are deaf too. */
    INT(2),
    TERM(15);

    private final int number;

    StopSignal(int number) {
        this.number = number;
    }

    int exitCode() {
        return 128 + number;
    }

    /** Sends the signal; Java has no way to send SIGINT. */
    void send(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Returns the signal that a process hears: Ctrl-C where the system says that it is not ignored. */
    static StopSignal heardBy(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status) ? heardBy(Files.readString(status)) : TERM;
    }

    /** Reads the line {@code SigIgn}: signals that are ignored, hexadecimal, signal n as bit n - 1. */
    static StopSignal heardBy(String status) {
        String mask = status.lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElseThrow();
        boolean ignored = (Long.parseUnsignedLong(mask, 16) >> (INT.number - 1) & 1) == 1;
        return ignored ? TERM : INT;
    }
}

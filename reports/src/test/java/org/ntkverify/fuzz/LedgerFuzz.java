package org.ntkverify.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.RecordingEngine;
import org.ntkverify.numeric.engine.RunKey;
import org.ntkverify.numeric.engine.RunLedger;

/**
 * Ledgers of interrupted runs. Bytes that begin with {@code R} are a whole file. Others are what a careful forger would write: each line gets the checksum
 * that it needs, behind the header of the run. A ledger that was opened is free of damage when it is opened again, and the run goes on from it.
 */
public final class LedgerFuzz {

    private static final RunKey KEY = new RunKey(Map.of("command", "ntkv sample", "seed", "1"));

    private static final Path FILE = Scratch.folder("ledger").resolve("out.ledger");

    private static final String HEADER = header();

    private LedgerFuzz() {}

    private static String header() {
        RunLedger ledger = RunLedger.begin(FILE, KEY);
        ledger.close();
        return new String(Scratch.bytes(FILE), StandardCharsets.UTF_8);
    }

    /** Throws if a reader breaks its promise on {@code data}. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        byte[] file = text.startsWith("R") ? text.substring(1).getBytes(StandardCharsets.UTF_8) : forged(text);
        Scratch.write(FILE, file);
        Promise.read(text, () -> {
            try (RunLedger ledger = RunLedger.resume(FILE, KEY)) {
                return ledger.isEmpty();
            }
        });
        Promise.read(text, () -> {
                    try (RunLedger ledger = RunLedger.resume(FILE, KEY)) {
                        Promise.require(ledger.damage().isEmpty(), "damage that was cut off is still there");
                        return new RecordingEngine(new LocalDrawEngine(1), ledger)
                                .run(new RecordedCount(), (done, total) -> {});
                    }
                })
                .ifPresent(result -> Promise.require(result >= 0, "a run ended with %s".formatted(result)));
    }

    private static byte[] forged(String records) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(HEADER.getBytes(StandardCharsets.UTF_8));
        String previous = HEADER.strip().substring(HEADER.strip().lastIndexOf(' ') + 1);
        for (String content : records.lines().toList()) {
            String task = content.replace("TASK", RecordedCount.name());
            previous = checksum(previous, task);
            file.writeBytes("%s %s\n".formatted(task, previous).getBytes(StandardCharsets.UTF_8));
        }
        return file.toByteArray();
    }

    private static String checksum(String previous, String content) {
        CRC32C checksum = new CRC32C();
        checksum.update((previous + "\n" + content).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }
}

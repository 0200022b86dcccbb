package org.ntkverify.numeric.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The lines of a ledger. After the title and the header, {@code task chunks state checksum}: the fingerprint of a task, how
 * many of its chunks are in, what they gave in Base64, and the CRC-32C of the line up to there <em>and</em> of the checksum before,
 * so that a line lost, doubled or moved is seen too.
 */
record LedgerRecord(String task, Checkpoint checkpoint, String checksum) {

    static final String TITLE = "ntkv-ledger 1";
    static final String HEADER_END = "header-checksum ";

    private static final int FIELDS = 4;

    /** Returns the record whose checksum continues {@code previous}. */
    static LedgerRecord of(String task, Checkpoint checkpoint, String previous) {
        return new LedgerRecord(task, checkpoint, checksum(previous, content(task, checkpoint)));
    }

    private static String content(String task, Checkpoint checkpoint) {
        return "%s %s %s".formatted(task, checkpoint.chunks(), checkpoint.state());
    }

    /** Returns the text, with its line feed. */
    String line() {
        return "%s %s\n".formatted(content(task, checkpoint), checksum);
    }

    /** Returns the record in {@code line}, empty if a single character of it is wrong. */
    static Optional<LedgerRecord> parse(String line, String previous) {
        String[] fields = line.split(" ", -1);
        int end = line.lastIndexOf(' ');
        if (fields.length != FIELDS
                || !checksum(previous, line.substring(0, end)).equals(fields[3])) {
            return Optional.empty();
        }
        try {
            Checkpoint checkpoint = new Checkpoint(Long.parseLong(fields[1]), fields[2]);
            return Optional.of(new LedgerRecord(fields[0], checkpoint, fields[3]));
        } catch (IllegalArgumentException e) {
            // A line that fits its checksum but no number was never written by this class.
            return Optional.empty();
        }
    }

    static String headerChecksum(List<String> lines) {
        return checksum(TITLE, String.join("\n", lines));
    }

    private static String checksum(String previous, String content) {
        CRC32C checksum = new CRC32C();
        checksum.update(previous.getBytes(StandardCharsets.UTF_8));
        checksum.update('\n');
        checksum.update(content.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }
}

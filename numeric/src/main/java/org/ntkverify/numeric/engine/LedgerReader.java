package org.ntkverify.numeric.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a ledger from its first byte up to the first that is damaged. */
final class LedgerReader {

    /**
     * What a ledger holds.
     *
     * @param checkpoints the last one of each task
     * @param checksum of the last good line, which the next one continues
     * @param length number of bytes that are good
     * @param damage what is wrong behind them
     */
    record Contents(Map<String, Checkpoint> checkpoints, String checksum, long length, Optional<String> damage) {}

    private final Path file;
    private final InputStream input;
    private long position;

    private LedgerReader(Path file, InputStream input) {
        this.file = file;
        this.input = input;
    }

    /**
     * Reads a ledger of the run {@code key}.
     *
     * @param file its name
     * @param opened the file, which its reader has locked; left open, at any position
     * @throws LedgerException if it is none, is one of another run, or is damaged before its first record
     */
    static Contents read(Path file, RandomAccessFile opened, RunKey key) {
        try {
            opened.seek(0);
            // Not closed, and no second one: the system drops the lock of a process when it closes the file anywhere.
            InputStream input = new BufferedInputStream(new FileInputStream(opened.getFD()), 1 << 16);
            return new LedgerReader(file, input).contents(key);
        } catch (IOException e) {
            throw new LedgerException(
                    "ledger %s must be readable but is not (%s)".formatted(file, FileReason.of(e)), e);
        }
    }

    private Contents contents(RunKey key) throws IOException {
        String checksum = header(key);
        Map<String, Checkpoint> checkpoints = new HashMap<>();
        for (long record = 1; true; record++) {
            long start = position;
            Optional<String> line = line();
            if (line.isEmpty() && position == start) {
                return new Contents(checkpoints, checksum, start, Optional.empty());
            }
            String previous = checksum;
            Optional<LedgerRecord> parsed = line.flatMap(text -> LedgerRecord.parse(text, previous));
            if (parsed.isEmpty()) {
                return new Contents(
                        checkpoints,
                        checksum,
                        start,
                        Optional.of("record %s of ledger %s, at byte %s, %s"
                                .formatted(
                                        record,
                                        file,
                                        start,
                                        line.isEmpty() ? "is cut off" : "does not match its checksum")));
            }
            checksum = parsed.get().checksum();
            checkpoints.put(parsed.get().task(), parsed.get().checkpoint());
        }
    }

    /** Returns the checksum of the header. */
    private String header(RunKey key) throws IOException {
        byte[] title = (LedgerRecord.TITLE + "\n").getBytes(StandardCharsets.UTF_8);
        // Not as a line: what is no ledger may have none.
        byte[] begin = input.readNBytes(title.length);
        position = begin.length;
        if (!Arrays.equals(begin, title)) {
            throw new LedgerException(
                    "ledger %s must begin with '%s' but does not%nMaybe another version wrote it; remove it to begin again."
                            .formatted(file, LedgerRecord.TITLE));
        }
        List<String> lines = new ArrayList<>();
        while (true) {
            long start = position;
            Optional<String> line = line();
            if (line.isEmpty()) {
                throw damagedHeader(start);
            }
            if (line.get().startsWith(LedgerRecord.HEADER_END)) {
                String checksum = LedgerRecord.headerChecksum(lines);
                if (!line.get().equals(LedgerRecord.HEADER_END + checksum)) {
                    throw damagedHeader(0);
                }
                key.difference(lines).ifPresent(difference -> {
                    throw new LedgerException(
                            "ledger %s must be of this run but is of another: %s%nMaybe repeat the command as it was, or remove the ledger to begin again."
                                    .formatted(file, difference));
                });
                return checksum;
            }
            lines.add(line.get());
        }
    }

    private LedgerException damagedHeader(long at) {
        return new LedgerException(
                "ledger %s must say which run it is of but its header is damaged, from byte %s on%nMaybe remove it to begin again."
                        .formatted(file, at));
    }

    /** Returns the next line without its end; empty if the file ends before the line does. */
    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0; next = input.read()) {
            position++;
            if (next == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(next);
        }
        return Optional.empty();
    }
}

package org.ntkverify.numeric.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The finished part of a run, in a file, so that a run that was killed can go on.
 *
 * <p>The file is text and only grows: a header with the {@link RunKey}, then checkpoints, each the merged result of the first chunks of
 * a task with a checksum that continues the one before. A result is merged from left to right whether or not it is interrupted, so
 * a run that goes on from a checkpoint ends with the same bits.
 *
 * <p><b>Durability.</b> The header is written beside the file, forced to disk and renamed, so there is no ledger without one.
 * Each checkpoint is forced to disk before the run goes on. What a loss of power or a full disk leaves of the last one is seen by
 * its checksum, dropped and drawn again. One process writes a ledger at a time; the file is locked.
 */
public final class RunLedger implements AutoCloseable {

    private final Path file;
    /** Not written through a channel, which an interruption of the thread would close. */
    private final RandomAccessFile output;

    private final Map<String, Checkpoint> checkpoints;
    private final Optional<String> damage;
    private String checksum;

    private RunLedger(Path file, RandomAccessFile output, LedgerReader.Contents contents) {
        this.file = file;
        this.output = output;
        this.checkpoints = new HashMap<>(contents.checkpoints());
        this.damage = contents.damage();
        this.checksum = contents.checksum();
    }

    /**
     * Begins a ledger.
     *
     * @param file where; its folder must exist
     * @param key the run
     * @throws LedgerException if the file exists or cannot be written
     */
    public static RunLedger begin(Path file, RunKey key) {
        Path absolute = file.toAbsolutePath();
        if (Files.exists(absolute)) {
            throw new LedgerException(
                    "ledger %s must not exist but does: a run was interrupted%nMaybe go on with --resume, or remove the file to begin again."
                            .formatted(file));
        }
        List<String> lines = key.lines();
        String header = "%s\n%s\n%s%s\n"
                .formatted(
                        LedgerRecord.TITLE,
                        String.join("\n", lines),
                        LedgerRecord.HEADER_END,
                        LedgerRecord.headerChecksum(lines));
        Path fresh = absolute.resolveSibling(absolute.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (RandomAccessFile output = new RandomAccessFile(fresh.toFile(), "rw")) {
                write(output, header);
            }
            Files.move(fresh, absolute, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LedgerException("ledger %s must be writable but is not (%s)".formatted(file, e), e);
        }
        return resume(file, key);
    }

    /**
     * Opens the ledger of a run that was interrupted. A damaged end is cut off; {@link #damage} tells.
     *
     * @throws LedgerException if there is none, it is of another run, another process uses it, or its header is damaged
     */
    public static RunLedger resume(Path file, RunKey key) {
        RandomAccessFile output = locked(file);
        try {
            LedgerReader.Contents contents = LedgerReader.read(file, key);
            output.setLength(contents.length());
            output.seek(contents.length());
            return new RunLedger(file, output, contents);
        } catch (IOException e) {
            closeAfter(e, output);
            throw new LedgerException("ledger %s must be writable but is not (%s)".formatted(file, e), e);
        } catch (LedgerException e) {
            closeAfter(e, output);
            throw e;
        }
    }

    private static RandomAccessFile locked(Path file) {
        RandomAccessFile output;
        try {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            output = new RandomAccessFile(file.toFile(), "rw");
        } catch (IOException e) {
            throw new LedgerException("ledger %s must be writable but is not (%s)".formatted(file, e), e);
        }
        try {
            if (output.getChannel().tryLock() != null) {
                return output;
            }
        } catch (IOException | OverlappingFileLockException e) {
            closeAfter(e, output);
            throw inUse(file, Optional.of(e));
        }
        LedgerException inUse = inUse(file, Optional.empty());
        closeAfter(inUse, output);
        throw inUse;
    }

    private static LedgerException inUse(Path file, Optional<Exception> cause) {
        LedgerException exception =
                new LedgerException("ledger %s must not be in use but another process holds it".formatted(file));
        cause.ifPresent(exception::initCause);
        return exception;
    }

    private static void closeAfter(Exception exception, RandomAccessFile output) {
        try {
            output.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
    }

    /** Returns what was wrong with the end of the file and was dropped. */
    public Optional<String> damage() {
        return damage;
    }

    /** Returns whether the ledger holds anything that need not be drawn again. */
    public boolean isEmpty() {
        return checkpoints.isEmpty();
    }

    Optional<Checkpoint> last(String task) {
        return Optional.ofNullable(checkpoints.get(task));
    }

    void append(String task, Checkpoint checkpoint) {
        LedgerRecord record = LedgerRecord.of(task, checkpoint, checksum);
        try {
            write(output, record.line());
        } catch (IOException e) {
            throw new LedgerException("ledger %s must be writable but is not (%s)".formatted(file, e), e);
        }
        checksum = record.checksum();
        checkpoints.put(task, checkpoint);
    }

    private static void write(RandomAccessFile output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.getFD().sync();
    }

    /** Closes the file and keeps it. */
    @Override
    public void close() {
        try {
            output.close();
        } catch (IOException e) {
            throw new LedgerException("ledger %s must be writable but is not (%s)".formatted(file, e), e);
        }
    }

    /** Removes the file: the run is done and its results are safe elsewhere. */
    public void discard() {
        close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LedgerException("ledger %s must be removable but is not (%s)".formatted(file, e), e);
        }
    }
}

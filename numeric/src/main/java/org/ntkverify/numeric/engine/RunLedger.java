package org.ntkverify.numeric.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
 * <p><b>Durability.</b> The header is written beside the file, forced to disk and put in place, so there is no ledger without one.
 * Each checkpoint is forced to disk before the run goes on. What a loss of power leaves of the last one is seen by
 * its checksum, dropped and drawn again; what a full disk leaves of it is taken back at once. One process writes a ledger at a time: the file
 * is locked from before it has its name until after it has lost it, and the system drops the lock of a process that is killed.
 */
public final class RunLedger implements AutoCloseable {

    private final Path file;
    /** Not written through a channel, which an interruption of the thread would close. */
    private final RandomAccessFile output;

    private final Map<String, Checkpoint> checkpoints;
    private final Optional<String> damage;
    private String checksum;
    private long length;

    private RunLedger(Path file, RandomAccessFile output, LedgerReader.Contents contents) {
        this.file = file;
        this.output = output;
        this.length = contents.length();
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
        requireNone(file);
        List<String> lines = key.lines();
        String header = "%s\n%s\n%s%s\n"
                .formatted(
                        LedgerRecord.TITLE,
                        String.join("\n", lines),
                        LedgerRecord.HEADER_END,
                        LedgerRecord.headerChecksum(lines));
        Path absolute = file.toAbsolutePath();
        Path fresh = absolute.resolveSibling(absolute.getFileName() + ".new");
        RandomAccessFile output = LedgerFile.locked(file, fresh);
        try {
            // Whoever had the lock before may have put the file in place.
            requireNone(file);
            output.setLength(0);
            write(output, header);
            LedgerFile.place(fresh, absolute);
            LedgerReader.Contents contents = LedgerReader.read(file, output, key);
            output.seek(contents.length());
            return new RunLedger(file, output, contents);
        } catch (FileAlreadyExistsException e) {
            LedgerFile.closeAfter(e, output);
            LedgerFile.deleteAfter(e, fresh);
            throw new LedgerException("ledger %s must not be in use but another process holds it".formatted(file), e);
        } catch (IOException e) {
            LedgerFile.closeAfter(e, output);
            LedgerFile.deleteAfter(e, fresh);
            throw LedgerFile.unwritable(file, e);
        } catch (LedgerException e) {
            LedgerFile.closeAfter(e, output);
            throw e;
        }
    }

    private static void requireNone(Path file) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        // Says so if it is no file, or if the run that writes it goes on.
        LedgerFile.requireNotInUse(file);
        throw new LedgerException(
                "ledger %s must not exist but does: a run was interrupted%nMaybe go on with --resume, or remove the file to begin again."
                        .formatted(file));
    }

    /**
     * Opens the ledger of a run that was interrupted. A damaged end is cut off; {@link #damage} tells.
     *
     * @throws LedgerException if there is none, it is of another run, another process uses it, or its header is damaged
     */
    public static RunLedger resume(Path file, RunKey key) {
        RandomAccessFile output = LedgerFile.locked(file);
        try {
            LedgerReader.Contents contents = LedgerReader.read(file, output, key);
            output.setLength(contents.length());
            output.seek(contents.length());
            return new RunLedger(file, output, contents);
        } catch (IOException e) {
            LedgerFile.closeAfter(e, output);
            throw LedgerFile.unwritable(file, e);
        } catch (LedgerException e) {
            LedgerFile.closeAfter(e, output);
            throw e;
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

    /**
     * Adds a checkpoint, or, on a disk that does not take it, leaves the file as it was.
     *
     * @throws LedgerException if it cannot be written
     */
    void append(String task, Checkpoint checkpoint) {
        LedgerRecord record = LedgerRecord.of(task, checkpoint, checksum);
        try {
            write(output, record.line());
            length = output.getFilePointer();
        } catch (IOException e) {
            takeBack(e);
            throw LedgerFile.unwritable(file, e);
        }
        checksum = record.checksum();
        checkpoints.put(task, checkpoint);
    }

    private void takeBack(IOException failure) {
        try {
            output.setLength(length);
            output.seek(length);
        } catch (IOException e) {
            // The next reader cuts off what has no checksum.
            failure.addSuppressed(e);
        }
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
            throw LedgerFile.unwritable(file, e);
        }
    }

    /** Removes the file: the run is done and its results are safe elsewhere. Until it is gone no other run begins. */
    public void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LedgerFile.closeAfter(e, output);
            throw new LedgerException(
                    "ledger %s must be removable but is not (%s)".formatted(file, FileReason.of(e)), e);
        }
        close();
    }
}

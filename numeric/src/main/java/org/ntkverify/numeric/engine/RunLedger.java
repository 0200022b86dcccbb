package org.ntkverify.numeric.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
    private final FileChannel channel;
    private final Map<String, Checkpoint> checkpoints;
    private final Optional<String> damage;
    private String checksum;

    private RunLedger(Path file, FileChannel channel, LedgerReader.Contents contents) {
        this.file = file;
        this.channel = channel;
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
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                write(channel, header);
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
        FileChannel channel = locked(file);
        try {
            LedgerReader.Contents contents = LedgerReader.read(file, key);
            channel.truncate(contents.length());
            channel.position(contents.length());
            return new RunLedger(file, channel, contents);
        } catch (IOException e) {
            closeAfter(e, channel);
            throw new LedgerException("ledger %s must be writable but is not (%s)".formatted(file, e), e);
        } catch (LedgerException e) {
            closeAfter(e, channel);
            throw e;
        }
    }

    private static FileChannel locked(Path file) {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new LedgerException("ledger %s must be writable but is not (%s)".formatted(file, e), e);
        }
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (IOException | OverlappingFileLockException e) {
            closeAfter(e, channel);
            throw inUse(file, Optional.of(e));
        }
        LedgerException inUse = inUse(file, Optional.empty());
        closeAfter(inUse, channel);
        throw inUse;
    }

    private static LedgerException inUse(Path file, Optional<Exception> cause) {
        LedgerException exception =
                new LedgerException("ledger %s must not be in use but another process holds it".formatted(file));
        cause.ifPresent(exception::initCause);
        return exception;
    }

    private static void closeAfter(Exception exception, FileChannel channel) {
        try {
            channel.close();
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
            write(channel, record.line());
        } catch (IOException e) {
            throw new LedgerException("ledger %s must be writable but is not (%s)".formatted(file, e), e);
        }
        checksum = record.checksum();
        checkpoints.put(task, checkpoint);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    /** Closes the file and keeps it. */
    @Override
    public void close() {
        try {
            channel.close();
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

package org.ntkverify.numeric.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The file of a ledger as the system sees it: at most one process has it open, and it appears under its name whole or not at all. */
final class LedgerFile {

    private LedgerFile() {}

    /**
     * Opens a ledger that exists.
     *
     * @throws LedgerException if it is no file, or another process uses it
     */
    static RandomAccessFile locked(Path file) {
        if (!Files.exists(file)) {
            throw unwritable(file, new NoSuchFileException(file.toString()));
        }
        requireFile(file);
        RandomAccessFile output = locked(file, file);
        if (Files.exists(file)) {
            return output;
        }
        // Its run ended between the two calls and took it away.
        LedgerException gone = unwritable(file, new NoSuchFileException(file.toString()));
        closeAfter(gone, output);
        throw gone;
    }

    /** Opens {@code opened}, or creates it, on behalf of the ledger {@code named}. */
    static RandomAccessFile locked(Path named, Path opened) {
        RandomAccessFile output;
        try {
            output = new RandomAccessFile(opened.toFile(), "rw");
        } catch (IOException e) {
            throw unwritable(named, e);
        }
        try {
            if (output.getChannel().tryLock() != null) {
                return output;
            }
        } catch (OverlappingFileLockException e) {
            closeAfter(e, output);
            throw inUse(named, Optional.of(e));
        } catch (IOException e) {
            closeAfter(e, output);
            throw new LedgerException(
                    "ledger %s must be lockable but is not (%s)".formatted(named, FileReason.of(e)), e);
        }
        LedgerException inUse = inUse(named, Optional.empty());
        closeAfter(inUse, output);
        throw inUse;
    }

    /**
     * Tells a run that goes on from one that was interrupted.
     *
     * @throws LedgerException if the ledger is no file, or another process uses it
     */
    static void requireNotInUse(Path file) {
        requireFile(file);
        try (RandomAccessFile probe = locked(file, file)) {
            probe.getFilePointer();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void requireFile(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new LedgerException("ledger %s must be a file but is %s%nMaybe remove it to begin again."
                    .formatted(file, Files.isDirectory(file) ? "a folder" : "none"));
        }
    }

    /**
     * Gives the file {@code fresh} the name {@code file}.
     *
     * @throws FileAlreadyExistsException if another process was first
     */
    static void place(Path fresh, Path file) throws IOException {
        try {
            // A link is made only if there is none; a move would replace what another process has just put there.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            Files.move(fresh, file);
        }
        Files.deleteIfExists(fresh);
    }

    private static LedgerException inUse(Path file, Optional<Exception> cause) {
        LedgerException exception =
                new LedgerException("ledger %s must not be in use but another process holds it".formatted(file));
        cause.ifPresent(exception::initCause);
        return exception;
    }

    static LedgerException unwritable(Path file, IOException cause) {
        return new LedgerException(
                "ledger %s must be writable but is not (%s)".formatted(file, FileReason.of(cause)), cause);
    }

    static void closeAfter(Exception exception, RandomAccessFile output) {
        try {
            output.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
    }

    static void deleteAfter(Exception exception, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
    }
}

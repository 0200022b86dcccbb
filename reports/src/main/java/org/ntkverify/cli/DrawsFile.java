package org.ntkverify.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntkverify.numeric.data.NpyType;
import org.ntkverify.numeric.data.NpyWriter;
import org.ntkverify.numeric.engine.FileReason;
import org.ntkverify.numeric.sample.KeptDraws;

/**
 * The file of {@code --save}: draws x N x N, written matrix by matrix, in place only when it is whole. Until then a run that can go on
 * keeps what it has in a hidden file beside it.
 */
final class DrawsFile implements KeptDraws, AutoCloseable {

    private final Path target;
    private final NpyWriter writer;
    private final int inputs;
    private final PrintWriter error;
    private boolean finished;

    /** Whether a ledger may hold a mark, without which what was written is worth nothing. */
    private boolean marked;

    private DrawsFile(Path target, NpyWriter writer, int inputs, PrintWriter error) {
        this.target = target;
        this.writer = writer;
        this.inputs = inputs;
        this.error = error;
    }

    /** Writes to the file, or says why it cannot be. */
    @FunctionalInterface
    private interface Writing<R> {
        R result() throws IOException;
    }

    /**
     * Begins the file, or prepares to go on with it.
     *
     * @param target the file
     * @param shape draws and inputs
     * @param run name of the run if it can go on; only one process at a time has it
     * @param error hears that draws were lost
     */
    static DrawsFile create(Path target, Shape shape, Optional<String> run, PrintWriter error) {
        if (!target.getFileName().toString().endsWith(".npy")) {
            throw new UsageException("save must end with .npy but was '%s'".formatted(target));
        }
        if (Files.isDirectory(target)) {
            throw new UsageException("save must be a file but '%s' is a folder".formatted(target));
        }
        if (shape.draws() > Integer.MAX_VALUE) {
            throw new UsageException("draws must be < 2^31 to be saved but was %s".formatted(shape.draws()));
        }
        List<Integer> extents = List.of((int) shape.draws(), shape.inputs(), shape.inputs());
        try {
            NpyWriter writer = run.isPresent()
                    ? NpyWriter.resumable(target, run.get(), NpyType.FLOAT64, extents)
                    : NpyWriter.create(target, NpyType.FLOAT64, extents);
            return new DrawsFile(target, writer, shape.inputs(), error);
        } catch (IOException e) {
            UsageException refused = new UsageException(
                    "save must be writable but '%s' is not (%s)".formatted(target, FileReason.of(e)));
            refused.initCause(e);
            throw refused;
        }
    }

    /** How much is written. */
    record Shape(long draws, int inputs) {}

    @Override
    public void append(double[] matrix) {
        written(() -> {
            writer.write(matrix);
            return matrix.length;
        });
    }

    @Override
    public long mark() {
        marked = true;
        return written(writer::mark);
    }

    @Override
    public boolean goOnFrom(long draws, long mark) {
        marked = true;
        boolean there = written(() -> writer.goOnFrom(draws * inputs * inputs, mark));
        if (!there) {
            error.printf("ntkv: the first %s draws of %s were lost; they are drawn again%n", draws, target);
            error.flush();
        }
        return there;
    }

    /** Puts the file in place. */
    void finish() {
        finished = written(() -> {
            writer.finish();
            return true;
        });
    }

    @Override
    public void close() {
        written(() -> {
            try (writer) {
                if (marked && !finished) {
                    writer.suspend();
                }
            }
            return marked;
        });
    }

    private <R> R written(Writing<R> writing) {
        try {
            return writing.result();
        } catch (IOException e) {
            throw DiskException.of("save", target.getFileName(), e);
        }
    }
}

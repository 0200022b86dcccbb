package org.ntkverify.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ntkverify.numeric.data.NpyType;
import org.ntkverify.numeric.data.NpyWriter;

/** The file of {@code --save}: draws x N x N, written matrix by matrix, in place only when it is whole. */
final class DrawsFile implements AutoCloseable {

    private final Path target;
    private final NpyWriter writer;

    private DrawsFile(Path target, NpyWriter writer) {
        this.target = target;
        this.writer = writer;
    }

    static DrawsFile create(Path target, long draws, int inputs) {
        if (!target.getFileName().toString().endsWith(".npy")) {
            throw new UsageException("save must end with .npy but was '%s'".formatted(target));
        }
        if (Files.isDirectory(target)) {
            throw new UsageException("save must be a file but '%s' is a folder".formatted(target));
        }
        if (draws > Integer.MAX_VALUE) {
            throw new UsageException("draws must be < 2^31 to be saved but was %s".formatted(draws));
        }
        try {
            return new DrawsFile(
                    target, NpyWriter.create(target, NpyType.FLOAT64, List.of((int) draws, inputs, inputs)));
        } catch (IOException e) {
            UsageException error = new UsageException("save must be writable but '%s' is not (%s)"
                    .formatted(target, e.getClass().getSimpleName()));
            error.initCause(e);
            throw error;
        }
    }

    void write(double[] matrix) {
        try {
            writer.write(matrix);
        } catch (IOException e) {
            throw new UncheckedIOException("draws could not be written to %s".formatted(target), e);
        }
    }

    void finish() {
        try {
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("draws could not be written to %s".formatted(target), e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("draws could not be written to %s".formatted(target), e);
        }
    }
}

package org.ntkverify.numeric.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes a {@code .npy} file, version 1.0, C order, little endian, number by number, so that arrays larger than memory can be written.
 *
 * <p>The file appears only when {@link #finish} has been called and all numbers of the shape were given; before that they are in a hidden
 * file beside it, which {@link #close} deletes.
 */
public final class NpyWriter implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path staging;
    private final NpyType type;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final double wanted;
    private double written;

    private NpyWriter(Path target, Path staging, NpyType type, FileChannel channel, double wanted) {
        this.target = target;
        this.staging = staging;
        this.type = type;
        this.channel = channel;
        this.wanted = wanted;
    }

    /**
     * Begins a file.
     *
     * @param target where it will be; a file there is replaced by {@link #finish}
     * @param type number format
     * @param shape extents, slowest index first, each at least 0
     */
    public static NpyWriter create(Path target, NpyType type, List<Integer> shape) throws IOException {
        if (shape.stream().anyMatch(extent -> extent < 0)) {
            throw new IllegalArgumentException("shape must have extents >= 0 but was %s".formatted(shape));
        }
        byte[] header = NpyHeader.bytes(type, shape);
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("target must be a file but was '%s'".formatted(target));
        }
        // A file for temporary data would be readable by its owner only, and so would the result.
        Path staging = folder.resolve(".%s-%s.part"
                .formatted(absolute.getFileName(), ProcessHandle.current().pid()));
        FileChannel channel = FileChannel.open(
                staging, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        staging.toFile().deleteOnExit();
        double numbers = shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (x, y) -> x * y);
        NpyWriter writer = new NpyWriter(absolute, staging, type, channel, numbers);
        writer.write(ByteBuffer.wrap(header));
        return writer;
    }

    /** Appends the next number, in C order. */
    public void write(double value) throws IOException {
        if (written == wanted) {
            throw new IllegalStateException("numbers must be %.0f, as the shape says, but were more".formatted(wanted));
        }
        if (buffer.remaining() < type.bytes()) {
            flush();
        }
        type.put(buffer, value);
        written++;
    }

    /** Appends the next numbers, in C order. */
    public void write(double[] values) throws IOException {
        for (double value : values) {
            write(value);
        }
    }

    /** Puts the finished file in its place. */
    public void finish() throws IOException {
        if (written != wanted) {
            throw new IllegalStateException(
                    "numbers must be %.0f, as the shape says, but were %.0f".formatted(wanted, written));
        }
        flush();
        channel.force(true);
        channel.close();
        Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Closes the file; if it is not finished, nothing of it remains. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(staging);
    }

    private void flush() throws IOException {
        write(buffer.flip());
        buffer.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}

package org.ntkverify.numeric.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes a {@code .npy} file, version 1.0, C order, little endian, number by number, so that arrays larger than memory can be written.
 *
 * <p>The file appears only when {@link #finish} has been called and all numbers of the shape were given; before that they are in a hidden
 * file beside it, which {@link #close} deletes. What a process that was killed left of such files goes with the next file of that name. One writer
 * can go on where another was ended, if both were made by {@link #resumable}.
 */
public final class NpyWriter implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path staging;
    private final NpyType type;
    private final byte[] header;
    private final double wanted;

    /** Not a channel, which an interruption of the thread would close. */
    private final RandomAccessFile output;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    /** Of header and numbers that left the buffer. */
    private CRC32C checksum = new CRC32C();

    private boolean begun;
    private boolean suspended;
    private double written;

    private NpyWriter(Path target, String tag, NpyType type, List<Integer> shape) throws IOException {
        if (shape.stream().anyMatch(extent -> extent < 0)) {
            throw new IllegalArgumentException("shape must have extents >= 0 but was %s".formatted(shape));
        }
        this.target = target.toAbsolutePath();
        this.type = type;
        this.header = NpyHeader.bytes(type, shape);
        this.wanted = shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (x, y) -> x * y);
        StagingName name = StagingName.of(this.target);
        name.removeLeftovers();
        // A file for temporary data would be readable by its owner only, and so would the result.
        this.staging = name.with(tag);
        this.output = new RandomAccessFile(staging.toFile(), "rw");
    }

    /**
     * Begins a file.
     *
     * @param target where it will be; a file there is replaced by {@link #finish}
     * @param type number format
     * @param shape extents, slowest index first, each at least 0
     */
    public static NpyWriter create(Path target, NpyType type, List<Integer> shape) throws IOException {
        NpyWriter writer =
                new NpyWriter(target, Long.toString(ProcessHandle.current().pid()), type, shape);
        writer.staging.toFile().deleteOnExit();
        return writer;
    }

    /**
     * Begins a file that another process can go on with. Until a number is written, what an earlier process left is kept for
     * {@link #goOnFrom}.
     *
     * @param target where it will be; a file there is replaced by {@link #finish}
     * @param run a name that only one process at a time uses, of letters and digits, the first one a letter
     * @param type number format
     * @param shape extents, slowest index first, each at least 0
     */
    public static NpyWriter resumable(Path target, String run, NpyType type, List<Integer> shape) throws IOException {
        if (!run.matches("[A-Za-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException(
                    "run must be letters and digits that begin with a letter but was '%s'".formatted(run));
        }
        return new NpyWriter(target, run, type, shape);
    }

    /**
     * Goes back to the first numbers that this writer, or an earlier one, has written.
     *
     * @param numbers how many
     * @param mark what {@link #mark} returned behind them
     * @return whether they are there, every bit of them; if not, the next number is the first
     */
    public boolean goOnFrom(long numbers, long mark) throws IOException {
        buffer.clear();
        long end = header.length + numbers * type.bytes();
        CRC32C found = new CRC32C();
        if (!(numbers >= 0 && numbers <= wanted && output.length() >= end) || !read(end, found, mark)) {
            begun = false;
            written = 0;
            return false;
        }
        output.setLength(end);
        output.seek(end);
        checksum = found;
        begun = true;
        written = (double) numbers;
        return true;
    }

    private boolean read(long end, CRC32C found, long mark) throws IOException {
        byte[] start = new byte[header.length];
        output.seek(0);
        output.readFully(start);
        found.update(start);
        byte[] bytes = new byte[BUFFER];
        for (long at = start.length; at < end; ) {
            int count = (int) Math.min(BUFFER, end - at);
            output.readFully(bytes, 0, count);
            found.update(bytes, 0, count);
            at += count;
        }
        return Arrays.equals(start, header) && found.getValue() == mark;
    }

    /** Forces what was written to disk and returns a checksum of it, by which {@link #goOnFrom} knows it again. */
    public long mark() throws IOException {
        flush();
        output.getFD().sync();
        return checksum.getValue();
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
        mark();
        output.close();
        Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Closes the file and keeps what was written, for a writer that goes on with it. On a disk that does not take the rest, what was there at the last
     * {@link #mark} is kept.
     */
    public void suspend() throws IOException {
        suspended = true;
        mark();
    }

    /** Closes the file; if it is neither finished nor suspended, nothing of it remains. */
    @Override
    public void close() throws IOException {
        output.close();
        if (!suspended) {
            Files.deleteIfExists(staging);
        }
    }

    private void flush() throws IOException {
        if (!begun) {
            output.setLength(0);
            output.seek(0);
            checksum = new CRC32C();
            append(header, header.length);
            begun = true;
        }
        append(buffer.array(), buffer.position());
        buffer.clear();
    }

    private void append(byte[] bytes, int count) throws IOException {
        output.write(bytes, 0, count);
        checksum.update(bytes, 0, count);
    }
}

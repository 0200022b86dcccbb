package org.ntkverify.numeric.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An array of finite numbers from a {@code .npy} file: format versions 1.0 to 3.0, float32 or float64, little endian, C or Fortran
 * order. Other types are refused, since what they would become is the user's choice.
 */
public final class NpyArray {

    private static final int BUFFER = 1 << 16;

    private final NpyType type;
    private final List<Integer> shape;
    private final double[] values;

    private NpyArray(NpyType type, List<Integer> shape, double[] values) {
        this.type = type;
        this.shape = List.copyOf(shape);
        this.values = values;
    }

    /**
     * Reads the whole file.
     *
     * @param path of the file
     * @param name how messages call it
     * @throws IllegalArgumentException if it is no such array, does not fit into memory, or holds NaN or an infinity; nothing is
     *     allocated before the size of the file has been checked
     */
    public static NpyArray read(Path path, String name) {
        DataFiles.requireReadable(path, name);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            NpyHeader header = NpyHeader.read(channel, name);
            DataLimits.requireFits(header.numbers(), "'%s'".formatted(name));
            double[] values = new double[(int) header.numbers()];
            new Body(channel, header, name).readInto(values);
            return new NpyArray(header.type(), header.shape(), values);
        } catch (IOException e) {
            throw DataFiles.unreadable(name, e);
        }
    }

    /** Returns the number format of the file. */
    public NpyType type() {
        return type;
    }

    /** Returns the extents, slowest index first. */
    public List<Integer> shape() {
        return shape;
    }

    /** Returns the number at {@code place} in C order: the last index runs fastest. */
    public double get(int place) {
        return values[place];
    }

    /** Returns how many numbers there are. */
    public int size() {
        return values.length;
    }

    /** The numbers after the header. */
    private static final class Body {

        private final FileChannel channel;
        private final NpyHeader header;
        private final String name;
        private final int[] extents;
        private final int[] strides;
        private final int[] index;

        Body(FileChannel channel, NpyHeader header, String name) {
            this.channel = channel;
            this.header = header;
            this.name = name;
            int axes = header.shape().size();
            this.extents = header.shape().stream().mapToInt(Integer::intValue).toArray();
            this.strides = new int[axes];
            this.index = new int[axes];
            int stride = 1;
            for (int axis = axes - 1; axis >= 0; axis--) {
                strides[axis] = stride;
                stride *= extents[axis];
            }
        }

        void readInto(double[] values) throws IOException {
            ByteBuffer buffer =
                    ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);
            long position = header.dataOffset();
            int place = 0;
            for (int i = 0; i < values.length; i++) {
                if (!buffer.hasRemaining()) {
                    buffer.clear();
                    while (buffer.position() % header.type().bytes() != 0 || buffer.position() == 0) {
                        int read = channel.read(buffer, position);
                        if (read < 0) {
                            throw new EOFException("the file became shorter while it was read");
                        }
                        position += read;
                    }
                    buffer.flip();
                }
                double value = header.type().get(buffer);
                requireFinite(value, i, place);
                values[place] = value;
                place = header.fortran() ? nextColumnMajor(place) : place + 1;
            }
        }

        /** Advances the first index, and where it is at its end the next one. */
        private int nextColumnMajor(int place) {
            int next = place;
            for (int axis = 0; axis < extents.length; axis++) {
                index[axis]++;
                next += strides[axis];
                if (index[axis] < extents[axis]) {
                    return next;
                }
                next -= extents[axis] * strides[axis];
                index[axis] = 0;
            }
            return next;
        }

        private void requireFinite(double value, int number, int place) {
            if (Double.isFinite(value)) {
                return;
            }
            String entry = header.shape().isEmpty()
                    ? "the number"
                    : IntStream.range(0, extents.length)
                            .mapToObj(axis -> String.valueOf(place / strides[axis] % extents[axis]))
                            .collect(Collectors.joining(", ", "entry [", "]"));
            throw new IllegalArgumentException("'%s' %s, at byte %s, must be finite but was %s"
                    .formatted(
                            name,
                            entry,
                            header.dataOffset() + (long) number * header.type().bytes(),
                            value));
        }
    }
}

package org.ntkverify.numeric.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands before the numbers of a {@code .npy} file. Source: the NumPy format description, numpy.lib.format, versions 1.0, 2.0, 3.0.
 *
 * @param type number format
 * @param fortran whether the first index runs fastest, instead of the last
 * @param shape extents; empty for a single number
 * @param dataOffset bytes before the first number
 */
record NpyHeader(NpyType type, boolean fortran, List<Integer> shape, long dataOffset) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** Magic, two bytes of version, two of length. */
    private static final int SHORT_PREFIX = 10;

    /** From version 2 the length has four bytes. */
    private static final int LONG_PREFIX = 12;

    /** NumPy itself reads no longer headers unless told to. */
    private static final int LONGEST_TEXT = 10_000;

    private static final int ALIGNMENT = 64;

    /**
     * Reads the header and checks it against the size of the file, before anything is allocated.
     *
     * @throws IllegalArgumentException if it is malformed or does not fit to the size
     */
    static NpyHeader read(FileChannel channel, String name) throws IOException {
        long size = channel.size();
        if (size == 0) {
            throw new IllegalArgumentException("'%s' must be a .npy file but is empty".formatted(name));
        }
        byte[] prefix = bytes(channel, 0, (int) Math.min(size, LONG_PREFIX));
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= prefix.length || prefix[i] != MAGIC[i]) {
                throw new IllegalArgumentException(
                        "'%s' must begin with the magic bytes \\x93NUMPY of a .npy file but does not, from byte %s"
                                .formatted(name, i));
            }
        }
        int major = prefix.length > MAGIC.length ? prefix[MAGIC.length] & 0xFF : 0;
        if (prefix.length < SHORT_PREFIX || (major >= 2 && prefix.length < LONG_PREFIX)) {
            throw new IllegalArgumentException("'%s' must have a header but ends at byte %s".formatted(name, size));
        }
        if (major < 1 || major > 3 || prefix[MAGIC.length + 1] != 0) {
            throw new IllegalArgumentException("'%s' at byte 6 must have format version 1.0, 2.0 or 3.0 but has %s.%s"
                    .formatted(name, major, prefix[MAGIC.length + 1] & 0xFF));
        }
        ByteBuffer buffer = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN);
        int start = major == 1 ? SHORT_PREFIX : LONG_PREFIX;
        long length = major == 1 ? buffer.getShort(8) & 0xFFFFL : buffer.getInt(8) & 0xFFFFFFFFL;
        if (length > LONGEST_TEXT) {
            throw new IllegalArgumentException("'%s' at byte 8 must have a header of at most %s bytes but says %s"
                    .formatted(name, LONGEST_TEXT, length));
        }
        if (start + length > size) {
            throw new IllegalArgumentException(
                    "'%s' must have a header of %s bytes but ends at byte %s".formatted(name, length, size));
        }
        Charset charset = major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String text = new String(bytes(channel, start, (int) length), charset);
        NpyHeader header = new NpyDictionary(text, name, start).header(start + length);
        header.requireSize(size, name);
        return header;
    }

    private void requireSize(long size, String name) {
        double wanted = numbers() * type.bytes();
        long found = size - dataOffset;
        if (wanted != found) {
            throw new IllegalArgumentException(
                    "'%s' must have %.0f bytes after its header, for %s numbers %s, but has %s%nMaybe %s."
                            .formatted(
                                    name,
                                    wanted,
                                    shapeText(),
                                    type.text(),
                                    found,
                                    found < wanted ? "the file is truncated" : "something was appended to the file"));
        }
    }

    /** Returns the product of the extents, which may be far too large for an array. */
    double numbers() {
        return shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (x, y) -> x * y);
    }

    String shapeText() {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" x ")) + (shape.isEmpty() ? "1" : "");
    }

    private static byte[] bytes(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.array();
    }

    /** Returns the bytes of a version 1.0 header in C order, padded as NumPy pads it. */
    static byte[] bytes(NpyType type, List<Integer> shape) {
        String extents = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String dictionary = "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
                .formatted(type.description(), extents, shape.size() == 1 ? "," : "");
        int length = (SHORT_PREFIX + dictionary.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (length - SHORT_PREFIX));
        buffer.put(dictionary.getBytes(StandardCharsets.ISO_8859_1));
        while (buffer.position() < length - 1) {
            buffer.put((byte) ' ');
        }
        return buffer.put((byte) '\n').array();
    }
}

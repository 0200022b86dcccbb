package org.ntkverify.numeric.data;

import java.nio.ByteBuffer;

/** The number formats of {@code .npy} files that are read and written; both little endian. */
public enum NpyType {
    /** IEEE 754 binary32; every number is exact as a double. */
    FLOAT32("<f4", "float32", Float.BYTES),
    /** IEEE 754 binary64. */
    FLOAT64("<f8", "float64", Double.BYTES);

    private final String description;
    private final String text;
    private final int bytes;

    NpyType(String description, String text, int bytes) {
        this.description = description;
        this.text = text;
        this.bytes = bytes;
    }

    /** Returns what the header calls it. */
    String description() {
        return description;
    }

    /** Returns what NumPy users call it. */
    public String text() {
        return text;
    }

    /** Returns the size of a number. */
    int bytes() {
        return bytes;
    }

    double get(ByteBuffer buffer) {
        return this == FLOAT32 ? buffer.getFloat() : buffer.getDouble();
    }

    void put(ByteBuffer buffer, double value) {
        if (this == FLOAT32) {
            buffer.putFloat((float) value);
        } else {
            buffer.putDouble(value);
        }
    }
}

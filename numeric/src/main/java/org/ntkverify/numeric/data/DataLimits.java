package org.ntkverify.numeric.data;

/** How much data is read or made: what the memory of the virtual machine holds beside its copies. */
final class DataLimits {

    /** Rows are arrays of their own; more points than this are no input of a kernel matrix. */
    static final long MOST_POINTS = 1 << 20;

    /** Numbers as read, and as points, and a share for the rest. */
    private static final long BYTES_PER_NUMBER = 3 * Double.BYTES;

    private DataLimits() {}

    /** Returns how many numbers may be in memory at once. */
    static long mostNumbers() {
        return Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / BYTES_PER_NUMBER);
    }

    /** Refuses more than can be held, before anything is allocated. */
    static void requireFits(long rows, long columns, String what) {
        if (rows > MOST_POINTS) {
            throw new IllegalArgumentException(
                    "%s must have at most %s points but has %s".formatted(what, MOST_POINTS, rows));
        }
        requireFits((double) rows * columns, what);
    }

    static void requireFits(double numbers, String what) {
        if (!(numbers <= mostNumbers())) {
            throw new IllegalArgumentException(
                    "%s must have at most %s numbers, which fit into the memory of Java, but has %.0f%nMaybe JAVA_TOOL_OPTIONS=-Xmx.. gives it more."
                            .formatted(what, mostNumbers(), numbers));
        }
    }
}

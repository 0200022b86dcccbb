package org.ntkverify.numeric.kernel;

/**
 * Which pairs of points a kernel matrix is about, and where their entries lie.
 *
 * <p>Symmetric: rows and columns are the same N points, and the lower triangle is stored row by row, entry (i, j), {@code j <= i}, at
 * {@code i (i + 1)/2 + j}. Otherwise the first points are the rows, those after them the columns, and all entries are stored row by row.
 */
record KernelShape(int rows, int columns, boolean symmetric) {

    /** The longest array. */
    private static final long MOST_ENTRIES = Integer.MAX_VALUE - 8;

    KernelShape {
        if (!(rows >= 1 && columns >= 1)) {
            throw new IllegalArgumentException(
                    "rows and columns must be >= 1 but were %s and %s".formatted(rows, columns));
        }
        if (entries(rows, columns, symmetric) > MOST_ENTRIES) {
            throw new IllegalArgumentException("kernel must have at most %s different entries but has %s x %s%s"
                    .formatted(MOST_ENTRIES, rows, columns, symmetric ? ", half of them" : ""));
        }
    }

    static KernelShape triangle(int points) {
        return new KernelShape(points, points, true);
    }

    static KernelShape rectangle(int rows, int columns) {
        return new KernelShape(rows, columns, false);
    }

    private static long entries(long rows, long columns, boolean symmetric) {
        return symmetric ? rows * (rows + 1) / 2 : rows * columns;
    }

    /** Returns how many entries are stored. */
    int size() {
        return (int) entries(rows, columns, symmetric);
    }

    /** Returns how many points there are, rows and columns together. */
    int points() {
        return symmetric ? rows : rows + columns;
    }

    /** Returns which point the first column is. */
    int firstColumn() {
        return symmetric ? 0 : rows;
    }

    /** Returns how many entries of row {@code i} are stored. */
    int length(int i) {
        return symmetric ? i + 1 : columns;
    }

    /** Returns the place of entry (i, j), which must be stored. */
    int index(int i, int j) {
        return (int) (symmetric ? i * (i + 1L) / 2 : (long) i * columns) + j;
    }
}

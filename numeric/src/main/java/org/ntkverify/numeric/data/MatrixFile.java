package org.ntkverify.numeric.data;

import java.nio.file.Path;
import java.util.Optional;
import org.ntkverify.symbolic.expression.Quotation;

/**
 * A square matrix of finite numbers from a {@code .npy} or {@code .csv} file; every number as it stands in the file, no number rounded
 * but decimals to the nearest double.
 */
public final class MatrixFile {

    private final String name;
    private final int size;
    private final double[] values;
    private final Optional<NpyType> type;

    private MatrixFile(String name, int size, double[] values, Optional<NpyType> type) {
        this.name = name;
        this.size = size;
        this.values = values;
        this.type = type;
    }

    /**
     * Reads a matrix.
     *
     * @param text the file name as typed
     * @param folder what it is relative to
     * @throws IllegalArgumentException if it is no square matrix of finite numbers
     */
    public static MatrixFile read(String text, Path folder) {
        if (text.endsWith(".npy")) {
            NpyArray array = NpyArray.read(InputsText.file(text, folder), text);
            boolean square = array.shape().size() == 2
                    && array.shape().get(0).equals(array.shape().get(1))
                    && array.size() > 0;
            if (!square) {
                throw notSquare(text, array.shape().toString());
            }
            double[] values = new double[array.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = array.get(k);
            }
            return new MatrixFile(text, array.shape().get(0), values, Optional.of(array.type()));
        }
        if (!text.endsWith(".csv")) {
            throw new IllegalArgumentException(
                    "matrix must be a .npy or .csv file but was '%s'".formatted(Quotation.of(text)));
        }
        Inputs rows = InputsText.read(text, folder);
        int n = rows.count();
        if (rows.dimension() != n) {
            throw notSquare(text, "[%s, %s]".formatted(n, rows.dimension()));
        }
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                values[i * n + j] = rows.coordinate(i, j);
            }
        }
        return new MatrixFile(text, n, values, Optional.empty());
    }

    private static IllegalArgumentException notSquare(String text, String shape) {
        return new IllegalArgumentException(
                "matrix '%s' must be N x N with N >= 1 but has the shape %s%nMaybe save one kernel, not all draws: numpy.save(\"K.npy\", K[0])."
                        .formatted(text, shape));
    }

    /** Returns the file name as typed. */
    public String name() {
        return name;
    }

    /** Returns N. */
    public int size() {
        return size;
    }

    /** Returns the number format of a {@code .npy} file. */
    public Optional<NpyType> type() {
        return type;
    }

    /** Returns entry (i, j), from 0. */
    public double value(int i, int j) {
        return values[i * size + j];
    }

    /** Returns the place {@code i * N + j}, {@code i < j}, of the pair of entries that differ most; empty if the matrix is symmetric. */
    public Optional<Integer> largestAsymmetry() {
        double largest = 0;
        int place = -1;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                double difference = Math.abs(value(i, j) - value(j, i));
                if (difference > largest) {
                    largest = difference;
                    place = i * size + j;
                }
            }
        }
        return place < 0 ? Optional.empty() : Optional.of(place);
    }
}

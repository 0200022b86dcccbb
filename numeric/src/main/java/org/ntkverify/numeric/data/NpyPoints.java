package org.ntkverify.numeric.data;

import java.nio.file.Path;
import java.util.List;

/** Reads points from a {@code .npy} file of shape N x d. */
final class NpyPoints {

    private NpyPoints() {}

    static Inputs read(Path path, String name) {
        NpyArray array = NpyArray.read(path, name);
        List<Integer> shape = array.shape();
        if (shape.size() != 2 || shape.get(0) == 0 || shape.get(1) == 0) {
            String found = shape.size() == 1
                    ? "(%s,)".formatted(shape.get(0))
                    : shape.toString().replace('[', '(').replace(']', ')');
            String hint = shape.size() == 1 ? "%nMaybe X.reshape(-1, 1) or X.reshape(1, -1).".formatted() : "";
            throw new IllegalArgumentException(
                    "'%s' must have shape (N, d), N points of dimension d, but has %s%s".formatted(name, found, hint));
        }
        int rows = shape.get(0);
        int columns = shape.get(1);
        DataLimits.requireFits((long) rows, (long) columns, "'%s'".formatted(name));
        double[][] points = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                points[i][k] = array.get(i * columns + k);
            }
        }
        return Inputs.of(name, points);
    }
}

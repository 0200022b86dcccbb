package org.ntkverify.numeric.label;

/** Points made of standard normal numbers. */
final class RandomPoints {

    private RandomPoints() {}

    /** Divides each of n points, {@code dimension} numbers one after the other, by its norm. */
    static void normalise(double[] points, int n, int dimension) {
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int k = 0; k < dimension; k++) {
                square += points[i * dimension + k] * points[i * dimension + k];
            }
            double factor = 1 / Math.sqrt(square);
            for (int k = 0; k < dimension; k++) {
                points[i * dimension + k] *= factor;
            }
        }
    }

    /** Returns the inner products of n points, n x n. */
    static double[] gram(double[] points, int n, int dimension) {
        double[] gram = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < dimension; k++) {
                    sum += points[i * dimension + k] * points[j * dimension + k];
                }
                gram[i + n * j] = sum;
            }
        }
        return gram;
    }

    /** Normalises the points and returns their inner products. */
    static double[] unitGram(double[] points, int n, int dimension) {
        normalise(points, n, dimension);
        return gram(points, n, dimension);
    }
}

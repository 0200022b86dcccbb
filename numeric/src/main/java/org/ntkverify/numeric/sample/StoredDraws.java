package org.ntkverify.numeric.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.ntkverify.numeric.data.NpyArray;
import org.ntkverify.numeric.data.NpyType;
import org.ntkverify.numeric.engine.Fingerprint;

/**
 * Kernel matrices that somebody else's program drew: an array T x N x N, one symmetric matrix for each of T draws.
 *
 * <p>What an observable sees of a draw is the stored matrix, as tangent kernel and as covariance kernel alike; there are no outputs and no layers.
 */
public final class StoredDraws {

    private static final int AXES = 3;

    /** A kernel in single precision is symmetric to some units of its last digit, and products in another order move some more. */
    private static final double ASYMMETRY_FLOAT32 = 1e-4;

    private static final double ASYMMETRY_FLOAT64 = 1e-9;

    private final String name;
    private final int draws;
    private final int inputCount;
    private final NpyArray values;
    private final String fingerprint;

    private StoredDraws(String name, int draws, int inputCount, NpyArray values, String fingerprint) {
        this.name = name;
        this.draws = draws;
        this.inputCount = inputCount;
        this.values = values;
        this.fingerprint = fingerprint;
    }

    /**
     * Reads a {@code .npy} file.
     *
     * @param path of the file
     * @param name how messages call it
     * @param inputCount N
     * @throws IllegalArgumentException if it holds no T x N x N array of finite numbers with T at least 2, or a matrix that is not symmetric
     */
    public static StoredDraws read(Path path, String name, int inputCount) {
        NpyArray values = NpyArray.read(path, name);
        List<Integer> shape = values.shape();
        if (shape.size() != AXES || shape.get(1) != inputCount || shape.get(2) != inputCount) {
            throw new IllegalArgumentException(
                    "'%s' must have the shape draws x %s x %s, one kernel for each draw, but has %s%nMaybe numpy.stack(kernels) makes it."
                            .formatted(name, inputCount, inputCount, shape));
        }
        if (!(shape.get(0) >= 2)) {
            throw new IllegalArgumentException(
                    "'%s' must hold at least 2 draws but holds %s".formatted(name, shape.get(0)));
        }
        StoredDraws draws = new StoredDraws(name, shape.get(0), inputCount, values, fingerprint(values));
        draws.requireSymmetric();
        return draws;
    }

    private static String fingerprint(NpyArray values) {
        Fingerprint fingerprint = new Fingerprint();
        values.shape().forEach(fingerprint::add);
        for (int k = 0; k < values.size(); k++) {
            fingerprint.add(values.get(k));
        }
        return fingerprint.hexadecimal();
    }

    private void requireSymmetric() {
        double tolerance = values.type() == NpyType.FLOAT32 ? ASYMMETRY_FLOAT32 : ASYMMETRY_FLOAT64;
        for (int t = 0; t < draws; t++) {
            for (int j = 0; j < inputCount; j++) {
                for (int i = 0; i < j; i++) {
                    double scale = Math.sqrt(Math.abs(value(t, i, i) * value(t, j, j)));
                    double difference = Math.abs(value(t, i, j) - value(t, j, i));
                    if (!(difference <= tolerance * scale)) {
                        throw new IllegalArgumentException(
                                "'%s' must hold symmetric matrices but entries [%s, %s, %s] and [%s, %s, %s] are %s and %s"
                                        .formatted(name, t, i, j, t, j, i, value(t, i, j), value(t, j, i)));
                    }
                }
            }
        }
    }

    private double value(int draw, int i, int j) {
        return values.get((draw * inputCount + i) * inputCount + j);
    }

    /** Returns T. */
    public int count() {
        return draws;
    }

    /** Returns the moments of {@code observable} over {@code draws} draws from number {@code first} on. */
    public Moments moments(Observable observable, long first, long draws) {
        MomentsBuilder builder = new MomentsBuilder(observable.names());
        double[] target = new double[observable.names().size()];
        for (long t = first; t < first + draws; t++) {
            observable.observe(draw(Math.toIntExact(t)), target);
            builder.add(target);
        }
        return builder.build();
    }

    private NetworkDraw draw(int t) {
        double[] matrix = new double[inputCount * inputCount];
        for (int j = 0; j < inputCount; j++) {
            for (int i = 0; i < inputCount; i++) {
                matrix[i + j * inputCount] = i == j ? value(t, i, j) : (value(t, i, j) + value(t, j, i)) / 2;
            }
        }
        return new NetworkDraw(inputCount, 1, matrix, new double[0], matrix, new double[inputCount], false);
    }

    /** Returns the name of the file and a fingerprint of its numbers. */
    @Override
    public String toString() {
        return "%s (%s draws, fingerprint %s)".formatted(name, draws, fingerprint);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredDraws stored
                && name.equals(stored.name)
                && draws == stored.draws
                && fingerprint.equals(stored.fingerprint);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, draws, fingerprint);
    }
}

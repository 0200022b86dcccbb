package org.ntkverify.numeric.label;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Two label systems on the same points: four Gaussian clusters A1, A2, B1, B2 of two points each in R^10 (spread 0.3 around standard normal centres, then
 * unit norm); system 1 tells A from B, system 2 tells 1 from 2. A two-layer tanh network is trained on one of them by centred gradient descent, and the
 * change of its cosine-normalised tangent kernel is averaged over pairs. Averages over the labels y and -y. Mutable; for one thread.
 */
public final class TwoLabelSystems {

    /** n. */
    public static final int POINTS = 8;

    private static final int DIMENSION = 10;

    private static final double SPREAD = 0.3;

    /** Learning rate. */
    private static final double RATE = 0.35;

    /** Steps of gradient descent. */
    public static final int STEPS = 250;

    /** Which pairs are averaged. */
    public enum Pairs {
        /** Equal under system 1 only. */
        FIRST_ONLY(true, false),
        /** Equal under system 2 only. */
        SECOND_ONLY(false, true),
        /** Different under both. */
        NEITHER(false, false);

        private final boolean first;
        private final boolean second;

        Pairs(boolean first, boolean second) {
            this.first = first;
            this.second = second;
        }

        private boolean has(boolean equalFirst, boolean equalSecond) {
            return equalFirst == first && equalSecond == second;
        }
    }

    private static final double[] LETTERS = labels(1);

    private static final double[] NUMBERS = labels(2);

    private final int width;
    private final double[] normals = new double[(POINTS + 4) * DIMENSION];
    private final double[] points = new double[POINTS * DIMENSION];
    private final double[] before = new double[POINTS * POINTS];
    private final double[] after = new double[POINTS * POINTS];

    /** Makes room for networks of width m. */
    public TwoLabelSystems(int width) {
        this.width = width;
    }

    /** Returns the labels of a system, 1 or 2. */
    public static double[] labels(int system) {
        double[] labels = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            boolean first = system == 1 ? i < 4 : i / 2 % 2 == 0;
            labels[i] = first ? 1 : -1;
        }
        return labels;
    }

    /**
     * What one network shows.
     *
     * @param system that was trained, 1 or 2
     * @param byTime {@code m} times the change of the mean similarity of each kind of pairs, at each of the times asked for
     */
    public record Changes(int system, List<Map<Pairs, Double>> byTime) {

        /** Copies the list. */
        public Changes {
            byTime = byTime.stream().map(Map::copyOf).toList();
        }

        /** Returns the change of one kind of pairs at one of the times. */
        public double at(int time, Pairs pairs) {
            return Objects.requireNonNull(byTime.get(time).get(pairs), "every kind has pairs");
        }

        /** Returns the change of one kind of pairs at the last time. */
        public double end(Pairs pairs) {
            return at(byTime.size() - 1, pairs);
        }

        /** Returns the change of pairs equal under the trained labels only minus that of pairs equal under the others only. */
        public double gain() {
            double difference = end(Pairs.FIRST_ONLY) - end(Pairs.SECOND_ONLY);
            return system == 1 ? difference : -difference;
        }

        /** Returns the change of pairs equal under the labels that were not trained. */
        public double others() {
            return end(system == 1 ? Pairs.SECOND_ONLY : Pairs.FIRST_ONLY);
        }
    }

    /**
     * Draws points and a network, and trains it on {@code system}.
     *
     * @param times after how many steps to look, ascending
     */
    public Changes train(RandomStreams streams, long index, int system, List<Integer> times) {
        GramNetwork network = new GramNetwork(NeuronActivation.TANH, gram(streams, index), POINTS, width);
        network.draw(streams, index);
        network.kernel(before);
        double[] offsets = new double[POINTS];
        network.outputs(offsets);
        List<Map<Pairs, Double>> sums = new ArrayList<>();
        for (int at = 0; at < times.size(); at++) {
            sums.add(new EnumMap<>(Pairs.class));
        }
        for (int sign = 1; sign >= -1; sign -= 2) {
            double[] labels = labels(system);
            for (int i = 0; i < POINTS; i++) {
                labels[i] *= sign;
            }
            network.restart();
            int done = 0;
            for (int at = 0; at < times.size(); at++) {
                network.descend(labels, offsets, RATE, times.get(at) - done);
                done = times.get(at);
                network.kernel(after);
                addChanges(sums.get(at));
            }
        }
        return new Changes(system, sums);
    }

    private double[] gram(RandomStreams streams, long index) {
        streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, normals, normals.length);
        for (int i = 0; i < POINTS; i++) {
            for (int k = 0; k < DIMENSION; k++) {
                points[i * DIMENSION + k] = normals[i / 2 * DIMENSION + k] + SPREAD * normals[(4 + i) * DIMENSION + k];
            }
        }
        return RandomPoints.unitGram(points, POINTS, DIMENSION);
    }

    private void addChanges(Map<Pairs, Double> sums) {
        for (Pairs pairs : Pairs.values()) {
            int count = 0;
            double change = 0;
            for (int i = 0; i < POINTS; i++) {
                for (int j = 0; j < i; j++) {
                    if (pairs.has(LETTERS[i] == LETTERS[j], NUMBERS[i] == NUMBERS[j])) {
                        count++;
                        change += cosine(after, i, j) - cosine(before, i, j);
                    }
                }
            }
            // Half, because both signs of the labels are added.
            sums.merge(pairs, width * change / count / 2, Double::sum);
        }
    }

    private static double cosine(double[] kernel, int i, int j) {
        return kernel[i + POINTS * j] / Math.sqrt(kernel[i + POINTS * i] * kernel[j + POINTS * j]);
    }
}

package org.ntkverify.numeric.adversarial;

import java.util.stream.IntStream;
import org.ntkverify.numeric.sample.RandomStream;

/** Goes through labelled inputs in batches, in a new random order each time; in their own order if one batch holds them all. */
final class Batches {

    private final double[] inputs;
    private final double[] all;
    private final int dimension;
    private final int size;
    private final int[] order;
    private final double[] points;
    private final double[] labels;
    private int from;

    Batches(double[] inputs, double[] labels, int size) {
        this.inputs = inputs;
        this.all = labels;
        this.dimension = inputs.length / labels.length;
        this.size = size;
        this.order = IntStream.range(0, labels.length).toArray();
        this.points = new double[size * dimension];
        this.labels = new double[size];
    }

    /** Moves on to the next batch. */
    void next(RandomStream stream) {
        if (from % order.length == 0) {
            from = 0;
            if (size < order.length) {
                shuffle(stream);
            }
        }
        for (int i = 0; i < size; i++) {
            int at = order[from + i];
            System.arraycopy(inputs, at * dimension, points, i * dimension, dimension);
            labels[i] = all[at];
        }
        from += size;
    }

    /** Fisher and Yates; the remainder of 64 bits favours no place by more than n 2^-63. */
    private void shuffle(RandomStream stream) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = (int) Long.remainderUnsigned(stream.nextLong(), i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /** Returns the inputs of the batch, overwritten by the next. */
    double[] points() {
        return points;
    }

    /** Returns the labels of the batch, overwritten by the next. */
    double[] labels() {
        return labels;
    }
}

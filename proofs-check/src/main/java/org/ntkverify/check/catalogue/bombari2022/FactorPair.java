package org.ntkverify.check.catalogue.bombari2022;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.experiment.ConcreteNetwork;

/** Two positive definite matrices, of which the entrywise product is asked about. */
record FactorPair(String label, Deferred<IntervalMatrix> first, Deferred<IntervalMatrix> second) {

    private static final int WIDTH = 10;
    private static final int SAMPLES = 8;

    /** The factors of both hidden layers of a tanh network of width 10 at N = 8 inputs, and a pair of order 2. */
    static List<FactorPair> pairs(long seed) {
        List<FactorPair> pairs = new ArrayList<>();
        for (int layer = 1; layer <= 2; layer++) {
            int at = layer;
            pairs.add(new FactorPair(
                    "F F^T and B B^T of layer %s, d = %s, N = %s, seed %s".formatted(layer, WIDTH, SAMPLES, seed),
                    new Deferred<>(() -> network(seed).featureGram(at)),
                    new Deferred<>(() -> network(seed).backwardGram(at))));
        }
        pairs.add(new FactorPair(
                "A = [1, 1/2; 1/2, 1], B = diag(1, 4)",
                new Deferred<>(() -> IntervalMatrix.exact(new double[][] {{1, 0.5}, {0.5, 1}})),
                new Deferred<>(() -> IntervalMatrix.exact(new double[][] {{1, 0}, {0, 4}}))));
        return pairs;
    }

    private static ConcreteNetwork network(long seed) {
        return ConcreteNetwork.drawn(Bombari2022.TANH, SAMPLES, WIDTH, Collections.nCopies(2, WIDTH), seed);
    }

    /** Returns {@code A o B}. */
    IntervalMatrix product() {
        IntervalMatrix a = first.get();
        IntervalMatrix b = second.get();
        return IntervalMatrix.ofLowerTriangle(a.size(), i -> {
            Interval[] row = new Interval[i + 1];
            for (int j = 0; j <= i; j++) {
                row[j] = a.entry(i, j).times(b.entry(i, j));
            }
            return row;
        });
    }
}

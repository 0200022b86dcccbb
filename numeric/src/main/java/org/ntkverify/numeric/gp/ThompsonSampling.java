package org.ntkverify.numeric.gp;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Batch Thompson sampling over a finite set of candidates [DSLJ22, algorithm 1]: in each round every member of the batch maximises a sample of its
 * own, then all of them are observed with noise.
 *
 * @param surrogate how functions are sampled
 * @param noise variance of the observations, positive; also the ridge
 * @param rounds number of rounds, at least 1
 * @param batch B, members of a batch, at least 1
 */
public record ThompsonSampling(Surrogate surrogate, double noise, int rounds, int batch) {

    /** Checks the ranges. */
    public ThompsonSampling {
        if (!(noise > 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException("noise must be > 0 and finite but was %s".formatted(noise));
        }
        if (!(rounds >= 1 && batch >= 1)) {
            throw new IllegalArgumentException(
                    "rounds and batch must be >= 1 but were %s and %s".formatted(rounds, batch));
        }
    }

    /** Returns T, the number of evaluations. */
    public int evaluations() {
        return rounds * batch;
    }

    /**
     * Maximises {@code truth}. Random numbers belong to the number of the evaluation, not to the surrogate: two surrogates with starts of one size see
     * the same noise and the same {@code theta_0}.
     *
     * @param truth values of the function at the G candidates
     * @param streams where random numbers come from
     * @param draw their address
     */
    public Regret maximise(double[] truth, RandomStreams streams, long draw) {
        if (truth.length != surrogate.candidates()) {
            throw new IllegalArgumentException(
                    "truth must have %s values but had %s".formatted(surrogate.candidates(), truth.length));
        }
        int total = evaluations();
        int[] queries = new int[total];
        double[] observed = new double[total];
        double[] noiseOfValues = new double[total];
        streams.fillNormals(draw, 0, StreamRole.THOMPSON_NOISE, noiseOfValues, total);
        for (int round = 0; round < rounds; round++) {
            int seen = round * batch;
            double[] factor = factor(queries, seen);
            for (int member = seen; member < seen + batch; member++) {
                queries[member] = argmax(sample(factor, queries, observed, seen, streams, draw, member));
            }
            for (int member = seen; member < seen + batch; member++) {
                observed[member] = truth[queries[member]] + Math.sqrt(noise) * noiseOfValues[member];
            }
        }
        return Regret.of(truth, queries);
    }

    private double[] factor(int[] queries, int seen) {
        double[] factor = new double[seen * seen];
        for (int j = 0; j < seen; j++) {
            for (int i = 0; i < seen; i++) {
                factor[i + j * seen] = surrogate.kernel(queries[i], queries[j]);
            }
            factor[j + j * seen] += noise;
        }
        if (seen > 0 && !LinearAlgebra.get().cholesky(factor, seen)) {
            throw new IllegalArgumentException(
                    "kernel of the queries plus noise must be positive definite but was not");
        }
        return factor;
    }

    private double[] sample(
            double[] factor, int[] queries, double[] observed, int seen, RandomStreams streams, long draw, int member) {
        double[] normals = new double[surrogate.startSize()];
        streams.fillNormals(draw, 1 + member, StreamRole.THOMPSON_START, normals, normals.length);
        double[] values = surrogate.sample(normals);
        if (seen == 0) {
            return values;
        }
        double[] fresh = new double[seen];
        if (surrogate.freshNoise()) {
            streams.fillNormals(draw, 1 + member, StreamRole.THOMPSON_NOISE, fresh, seen);
        }
        double[] weights = new double[seen];
        for (int q = 0; q < seen; q++) {
            weights[q] = observed[q] + Math.sqrt(noise) * fresh[q] - values[queries[q]];
        }
        LinearAlgebra.get().solveFactored(factor, seen, weights);
        for (int q = 0; q < seen; q++) {
            for (int i = 0; i < values.length; i++) {
                values[i] += surrogate.kernel(i, queries[q]) * weights[q];
            }
        }
        return values;
    }

    private static int argmax(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}

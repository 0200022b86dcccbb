package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * The cumulants of studentized estimates, drawn from the exponential law (skewness 2, relative variance 1).
 *
 * <p>Tolerances are five standard errors of the drawn cumulant (false alarms below 1e-6 each) plus a term of the next
 * order. Each test also shows that the formula without the correction is outside the same tolerance.
 */
class StudentizedEstimateTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static final double[] ONE = {1};

    private final DoubleSupplier exponential = Law.EXPONENTIAL.sampler(RandomSource.XO_RO_SHI_RO_128_PP.create(SEED));

    private List<SampleMoments> samples(int number, int count) {
        return Stream.generate(() -> Law.moments(exponential, count, 0, 1))
                .limit(number)
                .toList();
    }

    @Test
    void the_studentized_logarithm_has_the_derived_cumulants() {
        int count = 100;
        int replications = 200_000;
        double[] t = DoubleStream.generate(() -> {
                    StudentizedEstimate estimate = StudentizedEstimate.ofLogMeans(ONE, samples(1, count));
                    // The true mean is 1, its logarithm 0.
                    return estimate.estimate() / estimate.standardError();
                })
                .limit(replications)
                .toArray();
        SampleMoments drawn = SampleMoments.of(t);
        double third = drawn.skewness() * Math.pow(drawn.variance(), 1.5);
        // A = 2/sqrt(T), B = C = 1/sqrt(T): k1 = -A/2 + B/2, k3 = -2 A + 3 B.
        double root = Math.sqrt(count);
        // Var of a third central moment of a normal is 6/R; third-order terms, with a constant of 50 allowed for.
        double tolerance = 5 * Math.sqrt(6.0 / replications) + 50 / (count * root);
        assertThat(third).as("seed=%s", SEED).isCloseTo(-1 / root, within(tolerance));
        assertThat(Math.abs(third + 4 / root))
                .as("without the logarithm's part")
                .isGreaterThan(tolerance);
        assertThat(Math.abs(third - 2 / root))
                .as("with c - 3 e^4, the cumulant before studentizing")
                .isGreaterThan(tolerance);
        double meanTolerance = 5 / Math.sqrt(replications) + 5 / (count * root);
        assertThat(drawn.mean()).as("seed=%s", SEED).isCloseTo(-0.5 / root, within(meanTolerance));
        assertThat(Math.abs(drawn.mean() + 1 / root))
                .as("without the logarithm's part")
                .isGreaterThan(meanTolerance);
    }

    @Test
    void the_formula_for_one_logarithm_is_the_derived_one() {
        SampleMoments sample = new SampleMoments(400, 1, 1, 2, 6);
        StudentizedEstimate estimate = StudentizedEstimate.ofLogMeans(ONE, List.of(sample));
        // A = 0.1, B = 0.05: a = A - 3 B/2 = 0.025, b = A/6; rounding of numbers below 1.
        assertThat(estimate.curvature()).isCloseTo(0.025, within(1e-15));
        assertThat(estimate.shift()).isCloseTo(0.1 / 6, within(1e-15));
        assertThat(estimate.roughness()).isCloseTo(0.1, within(1e-15));
        // Scaling a quantity, also by a negative factor, does not change its logarithm's error.
        SampleMoments mirrored = new SampleMoments(400, -3, 9, -2, 6);
        assertThat(StudentizedEstimate.ofLogMeans(ONE, List.of(mirrored)).curvature())
                .isCloseTo(0.025, within(1e-15));
    }

    @Test
    void weights_learned_from_skewed_samples_pull_the_fit_as_derived() {
        int count = 200;
        int parts = 4;
        int replications = 30_000;
        double[][] design = Collections.nCopies(parts, new double[] {1}).toArray(double[][]::new);
        double drawn = 0;
        double predicted = 0;
        double withoutWeights = 0;
        for (int i = 0; i < replications; i++) {
            List<SampleMoments> samples = samples(parts, count);
            double[] errors =
                    samples.stream().mapToDouble(SampleMoments::standardError).toArray();
            var regression = new WeightedRegression(design, errors);
            var estimate = StudentizedEstimate.ofMeans(regression.functional(0), regression.freedom(), samples);
            drawn += (estimate.estimate() - 1) / estimate.standardError() / replications;
            // k1 = k3/6 - b with k3 = -2 a.
            predicted += (-estimate.curvature() / 3 - estimate.shift()) / replications;
            withoutWeights += -estimate.curvature() / 2 / replications;
        }
        // Five standard errors of a mean of numbers with variance 1, and a tenth of the effect for the next order,
        // which is smaller by about skewness/sqrt(T) = 0.14 and by the downward bias of sample skewness.
        double tolerance = 5 / Math.sqrt(replications) + 0.1 * Math.abs(predicted);
        assertThat(drawn).as("seed=%s", SEED).isCloseTo(predicted, within(tolerance));
        assertThat(Math.abs(drawn - withoutWeights)).isGreaterThan(3 * tolerance);
    }
}

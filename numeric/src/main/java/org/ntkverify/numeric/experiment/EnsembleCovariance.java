package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.GaussianProcess;
import org.ntkverify.numeric.gp.KernelBlocks;
import org.ntkverify.numeric.gp.SampleThenOptimise;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Event.Answer;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.Eigenvalues;
import org.ntkverify.symbolic.Architecture;

/**
 * Covariances at test points after training without noise: of the posterior with the NTK, and of deep ensembles of infinite width [HLT20, proposition 2].
 * Inputs are drawn on the unit sphere.
 *
 * @param architecture of the network
 * @param training n
 * @param tests t
 * @param dimension of the inputs
 */
public record EnsembleCovariance(Architecture architecture, int training, int tests, int dimension)
        implements Experiment {

    /** The posterior is at least as dispersed as the ensemble. */
    public static final Event POSTERIOR_EXCEEDS = new Event("Cov_NTKGP - Cov_DE is positive semidefinite");

    /** The reverse. */
    public static final Event ENSEMBLE_EXCEEDS = new Event("Cov_DE - Cov_NTKGP is positive semidefinite");

    /** The posterior is at least twice as dispersed. */
    public static final Event POSTERIOR_EXCEEDS_TWICE = new Event("Cov_NTKGP - 2 Cov_DE is positive semidefinite");

    /** The ensemble has the posterior of the other kernel. */
    public static final Event ENSEMBLE_IS_NNGP = new Event("Cov_DE is that of the NNGP posterior to 1e-6");

    /**
     * Relative to the covariances: they are found to about 1e-15 times the condition of the kernel of n points, below 1e5 for most draws. A smaller
     * eigenvalue of either sign is undecided, which counts against the claim.
     */
    private static final double ROUNDING = 1e-10;

    private static final double SAME = 1e-6;

    @Override
    public String text() {
        return "noise-free covariances of %s at %s points from %s, on the sphere of R^%s"
                .formatted(architecture.text(), tests, training, dimension);
    }

    @Override
    public List<String> names() {
        return Event.indicators(POSTERIOR_EXCEEDS, ENSEMBLE_EXCEEDS, POSTERIOR_EXCEEDS_TWICE, ENSEMBLE_IS_NNGP);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        UnitPoints points = new UnitPoints(training + tests, dimension);
        InfiniteWidthKernel kernel = InfiniteWidthKernel.of(architecture);
        double[] targets = new double[training];
        return (index, target) -> {
            streams.fillNormals(index, 1, StreamRole.EXPERIMENT_DATA, targets, training);
            InfiniteWidthKernel.KernelMatrices matrices = kernel.matrix(points.inputs(streams, index));
            KernelBlocks tangent = TrainedRegression.blocks(matrices.ntk(), training);
            KernelBlocks nngp = TrainedRegression.blocks(matrices.nngp(), training);
            GaussianLaw posterior = SampleThenOptimise.withoutNoise().law(tangent, tangent, targets);
            GaussianLaw ensemble = SampleThenOptimise.withoutNoise().law(nngp, tangent, targets);
            GaussianLaw other = GaussianProcess.posterior(nngp, targets, 0);
            Event.write(semidefinite(posterior, ensemble, 1), target, 0);
            Event.write(semidefinite(ensemble, posterior, 1), target, 2);
            Event.write(semidefinite(posterior, ensemble, 2), target, 4);
            Event.write(same(ensemble, other), target, 6);
        };
    }

    private static Answer semidefinite(GaussianLaw larger, GaussianLaw smaller, double factor) {
        double[] difference = larger.covarianceMatrix();
        double[] subtracted = smaller.covarianceMatrix();
        double size = 0;
        for (int i = 0; i < difference.length; i++) {
            size = Math.max(size, Math.abs(difference[i]));
            difference[i] -= factor * subtracted[i];
        }
        double smallest = Eigenvalues.of(difference, larger.count()).smallest();
        if (Math.abs(smallest) <= ROUNDING * size) {
            return Answer.UNDECIDED;
        }
        return smallest > 0 ? Answer.HELD : Answer.VIOLATED;
    }

    private static Answer same(GaussianLaw first, GaussianLaw second) {
        double[] left = first.covarianceMatrix();
        double[] right = second.covarianceMatrix();
        double difference = 0;
        for (int i = 0; i < left.length; i++) {
            difference = Math.max(difference, Math.abs(left[i] - right[i]) / first.covariance(0, 0));
        }
        return difference <= SAME ? Answer.HELD : Answer.VIOLATED;
    }
}

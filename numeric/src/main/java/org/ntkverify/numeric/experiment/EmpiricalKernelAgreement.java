package org.ntkverify.numeric.experiment;

import java.util.Collections;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.GaussianProcess;
import org.ntkverify.numeric.gp.KernelBlocks;
import org.ntkverify.numeric.gp.LinearFeatures;
import org.ntkverify.numeric.gp.SampleThenOptimise;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Agreement;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.ExplicitSampler;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.symbolic.Architecture;

/**
 * STO-BNTS-Linear of [DSLJ22]: the same comparison as in {@link SampleLawAgreement} where the features are the gradients of a finite network at a random
 * initialisation, by backpropagation. The posterior has the kernel that the sampler of tangent kernels finds for the same weights. Inputs are drawn on the
 * unit sphere, targets N(0, 1).
 *
 * @param architecture of the network, in the NTK parameterisation
 * @param width of every hidden layer
 * @param dimension of the inputs
 * @param noise of the posterior
 * @param jitter relative difference of the noise of {@link #WITH_JITTER}
 */
public record EmpiricalKernelAgreement(Architecture architecture, int width, int dimension, double noise, double jitter)
        implements Experiment {

    /** Samples with fresh noise have the posterior of the empirical kernel. */
    public static final Event EXACT = new Event("samples have the posterior of the empirical kernel");

    /** Samples without fresh noise have it. */
    public static final Event NO_FRESH_NOISE =
            new Event("samples without fresh noise have the posterior of the empirical kernel");

    /** Samples with fresh noise have the posterior of infinite width. */
    public static final Event INFINITE_WIDTH = new Event("samples have the posterior of infinite width");

    /** Samples with fresh noise have the posterior of the empirical kernel with slightly more noise. */
    public static final Event WITH_JITTER = new Event("samples have the posterior with a jitter on the diagonal");

    private static final int TRAINING = 4;

    private static final int TESTS = 3;

    @Override
    public String text() {
        return "gradients of %s, width %s, as features in R^%s, noise %s, relative jitter %s"
                .formatted(architecture.text(), width, dimension, noise, jitter);
    }

    @Override
    public List<String> names() {
        return Event.indicators(EXACT, NO_FRESH_NOISE, INFINITE_WIDTH, WITH_JITTER);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        int points = TRAINING + TESTS;
        UnitPoints sphere = new UnitPoints(points, dimension);
        InfiniteWidthKernel limit = InfiniteWidthKernel.of(architecture);
        FiniteNetwork template = new FiniteNetwork(
                architecture,
                Inputs.of("0", new double[points][dimension]),
                Collections.nCopies(architecture.hiddenLayers(), width));
        double[] targets = new double[TRAINING];
        return (index, target) -> {
            streams.fillNormals(index, 1, StreamRole.EXPERIMENT_DATA, targets, TRAINING);
            FiniteNetwork network = template.withInputs(sphere.inputs(streams, index));
            ForwardPass pass = new NetworkFunction(network).at(InitialParameters.of(network, streams, index));
            LinearFeatures features = new LinearFeatures(NetworkGradients.of(pass, points), points, TRAINING);
            GaussianLaw samples =
                    features.optimum(SampleThenOptimise.ofPosterior(noise)).law(targets);
            GaussianLaw withoutNoise = features.optimum(SampleThenOptimise.withoutFreshNoise(noise))
                    .law(targets);
            KernelBlocks kernel = KernelBlocks.of(
                    new ExplicitSampler(network, streams)
                            .newSource()
                            .draw(index)
                            .thetaMatrix(),
                    TRAINING);
            GaussianLaw posterior = GaussianProcess.posterior(kernel, targets, noise);
            GaussianLaw wide = GaussianProcess.posterior(
                    TrainedRegression.blocks(limit.matrix(network.inputs()).ntk(), TRAINING), targets, noise);
            GaussianLaw jittered = GaussianProcess.posterior(kernel, targets, noise * (1 + jitter));
            Agreement.write(samples.deviationFrom(posterior), target, 0);
            Agreement.write(withoutNoise.deviationFrom(posterior), target, 2);
            Agreement.write(samples.deviationFrom(wide), target, 4);
            Agreement.write(samples.deviationFrom(jittered), target, 6);
        };
    }
}

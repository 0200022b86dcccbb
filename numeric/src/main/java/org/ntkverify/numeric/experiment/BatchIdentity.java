package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.GaussianProcess;
import org.ntkverify.numeric.gp.KernelBlocks;
import org.ntkverify.numeric.sample.Agreement;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Both sides of {@code sigma_A(x)/sigma_AB(x) = exp(I(f(x); y_B | y_A))}, the identity behind the constant {@code e^C} of a batch [DSLJ22]: standard
 * deviations of the posteriors after A and after A and B, against the mutual information from determinants,
 *
 * <pre>I = (1/2) log det Cov(y_B | y_A) - (1/2) log det Cov(y_B | y_A, f(x)).</pre>
 *
 * Kernels are {@code F F^T} with random features.
 *
 * @param first number of points in A
 * @param second number of points in B
 * @param size number of features
 * @param noise variance of the noise
 * @param jitter relative difference of the noise of {@link #WITH_JITTER}
 */
public record BatchIdentity(int first, int second, int size, double noise, double jitter) implements Experiment {

    /** The identity. */
    public static final Event CONDITIONAL = new Event("sigma_A/sigma_AB = exp(I(f; y_B | y_A))");

    /** The same with the information that B carries by itself. */
    public static final Event UNCONDITIONAL = new Event("sigma_A/sigma_AB = exp(I(f; y_B))");

    /** The same with variances on the left. */
    public static final Event OF_VARIANCES = new Event("sigma_A^2/sigma_AB^2 = exp(I(f; y_B | y_A))");

    /** The identity with slightly more noise on the left. */
    public static final Event WITH_JITTER = new Event("the same with a jitter on the diagonal");

    @Override
    public String text() {
        return "standard deviations against information, |A| = %s, |B| = %s, %s features, noise %s, relative jitter %s"
                .formatted(first, second, size, noise, jitter);
    }

    @Override
    public List<String> names() {
        return Event.indicators(CONDITIONAL, UNCONDITIONAL, OF_VARIANCES, WITH_JITTER);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        int points = first + second + 1;
        double[] features = new double[points * size];
        return (index, target) -> {
            streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, features, features.length);
            for (int i = 0; i < features.length; i++) {
                features[i] /= Math.sqrt(size);
            }
            KernelBlocks afterFirst = KernelBlocks.ofFeatures(features, points, first);
            KernelBlocks afterBoth = KernelBlocks.ofFeatures(features, points, first + second);
            double left = ratio(afterFirst, afterBoth, noise);
            double right = Math.exp(information(afterFirst, true));
            Agreement.write(Math.abs(left / right - 1), target, 0);
            Agreement.write(Math.abs(left / Math.exp(information(afterFirst, false)) - 1), target, 2);
            Agreement.write(Math.abs(left * left / right - 1), target, 4);
            Agreement.write(Math.abs(ratio(afterFirst, afterBoth, noise * (1 + jitter)) / right - 1), target, 6);
        };
    }

    /** {@code sigma_A(x)/sigma_AB(x)}, x being the last test point. */
    private double ratio(KernelBlocks afterFirst, KernelBlocks afterBoth, double assumed) {
        return Math.sqrt(posterior(afterFirst, assumed).covariance(second, second)
                / posterior(afterBoth, assumed).covariance(0, 0));
    }

    private static GaussianLaw posterior(KernelBlocks kernel, double noise) {
        return GaussianProcess.posterior(kernel, new double[kernel.trainingCount()], noise);
    }

    /** {@code I(f(x); y_B | y_A)}, or without the condition. */
    private double information(KernelBlocks kernel, boolean conditional) {
        GaussianLaw known = posterior(kernel, noise);
        double[] whole = new double[second * second];
        double[] rest = new double[second * second];
        double own = covariance(kernel, known, conditional, second, second);
        for (int j = 0; j < second; j++) {
            double right = covariance(kernel, known, conditional, second, j);
            for (int i = 0; i < second; i++) {
                double left = covariance(kernel, known, conditional, i, second);
                whole[i + j * second] = covariance(kernel, known, conditional, i, j);
                rest[i + j * second] = whole[i + j * second] - left * right / own;
            }
        }
        // log det(I + Cov/noise) for both: the noise cancels.
        return GaussianProcess.informationGain(whole, second, noise)
                - GaussianProcess.informationGain(rest, second, noise);
    }

    private static double covariance(KernelBlocks kernel, GaussianLaw known, boolean conditional, int i, int j) {
        return conditional ? known.covariance(i, j) : kernel.test(i, j);
    }
}

package org.ntkverify.numeric.adversarial;

import java.util.List;
import org.ntkverify.numeric.sample.Agreement;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Whether the features of a kernel predictor add up to it and are projections of the targets on the training inputs, {@link KernelFeatures}. The predictor
 * comes from Cholesky factors, features from eigenvectors; deviations are relative to the largest prediction.
 *
 * @param dimension d
 * @param samples n
 */
public record FeatureSum(int dimension, int samples) implements Experiment {

    /** The features add up to the predictor, and feature i is {@code v_i v_i^T y} on the training inputs. */
    public static final Event ADD_UP = new Event("the features are v v^T y on X and add up to f");

    /** False: one feature forgotten. */
    public static final Event WITHOUT_LAST = new Event("all features but the last one add up to f");

    /** False: {@code lambda_i} in place of its inverse. */
    public static final Event WITHOUT_INVERSE = new Event("features with lambda_i for 1/lambda_i add up to f");

    /** False by little: a relative error. */
    public static final Event WITH_ERROR = new Event("features with a relative error of 5e-11 N(0,1) add up to f");

    private static final int TESTS = 5;

    @Override
    public String text() {
        return "kernel regression with n = %s inputs N(0, I) in R^%s and targets N(0, 1), at %s test inputs"
                .formatted(samples, dimension, TESTS);
    }

    @Override
    public List<String> names() {
        return Event.indicators(ADD_UP, WITHOUT_LAST, WITHOUT_INVERSE, WITH_ERROR);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        return (draw, target) -> {
            RandomStream stream = streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0);
            KernelInstance instance = KernelInstance.draw(stream, dimension, samples, TESTS);
            KernelFeatures features = new KernelFeatures(instance.training(), instance.targets());
            double[] right = instance.atTests(instance.solved(instance.targets()));
            double[] sum = new double[TESTS];
            double[] partial = new double[TESTS];
            double[] wrong = new double[TESTS];
            double onTraining = 0;
            for (int i = 0; i < samples; i++) {
                System.arraycopy(sum, 0, partial, 0, TESTS);
                double[] weights = features.feature(i);
                KernelInstance.add(sum, 1, instance.atTests(weights));
                KernelInstance.add(wrong, 1, instance.atTests(features.combined(i, i + 1, lambda -> lambda)));
                onTraining = Math.max(
                        onTraining, KernelInstance.deviation(instance.atTraining(weights), features.onTraining(i)));
            }
            double exact = Math.max(onTraining, KernelInstance.deviation(sum, right));
            double planted = Agreement.PLANTED * stream.nextNormal();
            KernelInstance.add(sum, planted, sum);
            Agreement.write(exact, target, 0);
            Agreement.write(KernelInstance.deviation(partial, right), target, 2);
            Agreement.write(KernelInstance.deviation(wrong, right), target, 4);
            Agreement.write(KernelInstance.deviation(sum, right), target, 6);
        };
    }
}

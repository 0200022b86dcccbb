package org.ntkverify.numeric.adversarial;

import java.util.List;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
import org.ntkverify.numeric.sample.Agreement;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * How much of each feature is learned when: gradient flow of {@code |f(X) - y|^2/2} learns feature i as {@code 1 - e^(-lambda_i t)}, gradient descent as
 * {@code 1 - (1 - eta lambda_i)^k}. The other route is {@code f_t = Theta(x,X) Theta^(-1) (I - e^(-Theta t)) y} with the exponential of the matrix by its
 * series, and descent step by step; no eigenvectors.
 *
 * @param dimension d
 * @param samples n
 */
public record FeatureLearning(int dimension, int samples) implements Experiment {

    /** Flow and descent learn each feature at its own rate. */
    public static final Event OWN_RATES = new Event("feature i is learned as 1 - e^(-lambda_i t)");

    /** False: the factor of the loss forgotten. */
    public static final Event TWICE = new Event("feature i is learned as 1 - e^(-2 lambda_i t)");

    /** False: one rate for all. */
    public static final Event ONE_RATE = new Event("all features are learned at the mean rate");

    /** False by little: a relative error. */
    public static final Event WITH_ERROR = new Event("f_t has a relative error of 5e-11 N(0,1)");

    private static final int TESTS = 5;

    private static final int STEPS = 20;

    /** Terms of the series of {@code e^A}, {@code |A| <= 1/2}: the first one left out is below 1e-21. */
    private static final int TERMS = 16;

    @Override
    public String text() {
        return "kernel flow to time 1 and %s steps of descent, n = %s inputs N(0, I) in R^%s and targets N(0, 1), at %s test inputs"
                .formatted(STEPS, samples, dimension, TESTS);
    }

    @Override
    public List<String> names() {
        return Event.indicators(OWN_RATES, TWICE, ONE_RATE, WITH_ERROR);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        return (draw, target) -> {
            RandomStream stream = streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0);
            KernelInstance instance = KernelInstance.draw(stream, dimension, samples, TESTS);
            KernelFeatures features = new KernelFeatures(instance.training(), instance.targets());
            double trace = 0;
            for (int i = 0; i < samples; i++) {
                trace += features.eigenvalue(i);
            }
            double mean = trace / samples;
            double rate = 1 / trace;
            double[] right = instance.atTests(instance.solved(learned(instance)));
            double[] descended = instance.atTests(descent(instance, rate));
            double[] flow = instance.atTests(features.flow(1));
            double exact = Math.max(
                    KernelInstance.deviation(flow, right),
                    KernelInstance.deviation(instance.atTests(features.descent(rate, STEPS)), descended));
            double[] uniform = instance.atTests(features.combined(0, samples, lambda -> -Math.expm1(-mean) / lambda));
            double planted = Agreement.PLANTED * stream.nextNormal();
            Agreement.write(exact, target, 0);
            Agreement.write(KernelInstance.deviation(instance.atTests(features.flow(2)), right), target, 2);
            Agreement.write(KernelInstance.deviation(uniform, right), target, 4);
            KernelInstance.add(flow, planted, flow);
            Agreement.write(KernelInstance.deviation(flow, right), target, 6);
        };
    }

    /** {@code (I - e^(-Theta)) y}. */
    private double[] learned(KernelInstance instance) {
        double norm = 0;
        for (double entry : instance.training()) {
            norm = Math.hypot(norm, entry);
        }
        int halvings = Math.max(0, Math.getExponent(norm) + 2);
        double[] exponential = exponential(instance.training(), -Math.scalb(1, -halvings));
        for (int k = 0; k < halvings; k++) {
            exponential = product(exponential, exponential);
        }
        double[] result = instance.targets().clone();
        for (int j = 0; j < samples; j++) {
            for (int i = 0; i < samples; i++) {
                result[i] -= exponential[i + j * samples] * instance.targets()[j];
            }
        }
        return result;
    }

    private double[] exponential(double[] matrix, double factor) {
        double[] sum = new double[matrix.length];
        for (int term = TERMS; term >= 0; term--) {
            sum = term == TERMS ? sum : product(matrix, sum);
            for (int at = 0; at < sum.length && term < TERMS; at++) {
                sum[at] *= factor / (term + 1);
            }
            for (int i = 0; i < samples; i++) {
                sum[i * (samples + 1)] += 1;
            }
        }
        return sum;
    }

    private double[] product(double[] left, double[] right) {
        double[] result = new double[left.length];
        LinearAlgebra.get()
                .multiply(
                        Shape.PLAIN,
                        samples,
                        samples,
                        samples,
                        left,
                        0,
                        samples,
                        right,
                        0,
                        samples,
                        0,
                        result,
                        0,
                        samples);
        return result;
    }

    /** Weights after descent from 0: {@code a <- a + eta (y - Theta a)}. */
    private double[] descent(KernelInstance instance, double rate) {
        double[] weights = new double[samples];
        for (int step = 0; step < STEPS; step++) {
            double[] fitted = instance.atTraining(weights);
            for (int i = 0; i < samples; i++) {
                weights[i] += rate * (instance.targets()[i] - fitted[i]);
            }
        }
        return weights;
    }
}

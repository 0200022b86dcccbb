package org.ntkverify.numeric.adversarial;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.kernel.KernelDistance;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.train.Loss;

/**
 * Runs of one {@link TrainingSetting} that start from the same weights on the same data: what an attack or the order of batches changes is the difference
 * between two of them. Working memory of one thread.
 */
final class TrainingArms {

    /** Tangent kernels are taken at the first so many training inputs. */
    static final int KERNEL_INPUTS = 50;

    static final int TESTS = 200;

    private final TrainingSetting setting;
    private final FiniteNetwork network;
    private final NetworkFunction ofBatch;
    private final NetworkClassifier onTests;
    private final NetworkClassifier onKernelInputs;
    private final double[] inputs;
    private final double[] labels;
    private final double[] kernelInputs;
    private final double[] tests;
    private final double[] testLabels;
    private double[] start = {};

    TrainingArms(TrainingSetting setting) {
        int d = setting.law().dimension();
        this.setting = setting;
        this.network = setting.network(setting.batch());
        this.ofBatch = new NetworkFunction(network);
        this.onTests = new NetworkClassifier(new NetworkFunction(setting.network(TESTS)), start);
        this.onKernelInputs = new NetworkClassifier(new NetworkFunction(setting.network(KERNEL_INPUTS)), start);
        this.inputs = new double[d * setting.samples()];
        this.labels = new double[setting.samples()];
        this.kernelInputs = new double[d * KERNEL_INPUTS];
        this.tests = new double[d * TESTS];
        this.testLabels = new double[TESTS];
    }

    /** Draws data and weights at the start. */
    void draw(RandomStreams streams, long draw) {
        setting.law().draw(streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0), inputs, labels);
        setting.law().draw(streams.at(draw, 1, StreamRole.EXPERIMENT_DATA, 0), tests, testLabels);
        System.arraycopy(inputs, 0, kernelInputs, 0, kernelInputs.length);
        start = InitialParameters.of(network, streams, draw);
    }

    /** A run of training: tangent kernels after equal numbers of steps, from the start to the end, and where it ended. */
    static final class Arm {

        private final List<double[]> kernels;
        private final double[] parameters;

        private Arm(List<double[]> kernels, double[] parameters) {
            this.kernels = kernels;
            this.parameters = parameters;
        }

        List<double[]> kernels() {
            return kernels;
        }

        double[] parameters() {
            return parameters;
        }

        double[] end() {
            return kernels.get(kernels.size() - 1);
        }

        /** Returns the distance of each kernel from the last one. */
        double[] distances() {
            return kernels.stream()
                    .mapToDouble(kernel -> KernelDistance.cosine(kernel, end()))
                    .toArray();
        }
    }

    /**
     * Trains from the start.
     *
     * @param attack of training
     * @param looks how often the kernel is looked at after the start; divides the steps
     * @param order stream that shuffles the inputs before each pass over them; left alone with full batches
     */
    Arm run(Attack attack, int looks, RandomStream order) {
        if (setting.steps() % looks != 0) {
            throw new IllegalArgumentException(
                    "looks must divide the %s steps but were %s".formatted(setting.steps(), looks));
        }
        double[] parameters = start.clone();
        AdversarialTraining training = new AdversarialTraining(ofBatch, Loss.LOGISTIC, setting.learningRate(), attack);
        Batches batches = new Batches(inputs, labels, setting.batch());
        List<double[]> kernels = new ArrayList<>();
        int between = setting.steps() / looks;
        for (int step = 0; step < setting.steps(); step++) {
            if (step % between == 0) {
                kernels.add(kernel(parameters));
            }
            batches.next(order);
            training.step(parameters, batches.points(), batches.labels());
        }
        kernels.add(kernel(parameters));
        return new Arm(kernels, parameters);
    }

    private double[] kernel(double[] parameters) {
        onKernelInputs.at(parameters);
        return onKernelInputs.tangentKernel(kernelInputs);
    }

    /** Returns the accuracy on the test inputs, perturbed by {@code attack}. */
    double accuracy(double[] parameters, Attack attack) {
        onTests.at(parameters);
        double[] values = new double[TESTS];
        onTests.values(attack.perturbed(onTests, tests, testLabels), values);
        return Attack.accuracy(values, testLabels);
    }

    /**
     * Returns the accuracy on attacked test inputs of ridge regression on the clean training inputs with the tangent kernel at {@code parameters}; full batches
     * only.
     *
     * @param ridge added to the diagonal, as a part of its mean
     */
    double frozen(double[] parameters, double ridge) {
        int n = setting.samples();
        TrainingPass pass = new TrainingPass(ofBatch);
        pass.inputs(inputs);
        pass.outputs(parameters);
        double[] kernel = pass.tangentKernel(parameters);
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += kernel[i * (n + 1)] / n;
        }
        for (int i = 0; i < n; i++) {
            kernel[i * (n + 1)] += ridge * mean;
        }
        double[] weights = labels.clone();
        if (!LinearAlgebra.get().cholesky(kernel, n)) {
            throw new ArithmeticException("kernel with its ridge must be positive definite but was not");
        }
        LinearAlgebra.get().solveFactored(kernel, n, weights);
        double[] delta = new double[parameters.length];
        pass.gradient(parameters, weights, delta);
        LinearisedNetwork model = new LinearisedNetwork(ofBatch.layout(), parameters, delta);
        double[] values = new double[TESTS];
        model.values(setting.attack().perturbed(model, tests, testLabels), values);
        return Attack.accuracy(values, testLabels);
    }
}

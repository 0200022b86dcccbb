package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.gp.Surrogate;
import org.ntkverify.numeric.gp.ThompsonSampling;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Bayesian optimisation of functions on {@value #CANDIDATES} equispaced points of the circle, drawn from the process with the tangent kernel of a ReLU
 * network with one hidden layer; noise variance 0.01.
 *
 * <p>Immutable.
 */
public final class RegretStudy {

    /** G, the number of candidates. */
    public static final int CANDIDATES = 100;

    private static final double NOISE = 0.01;

    /** How samples of the surrogate are drawn. */
    public enum Method {
        /** Exact samples of the posterior. */
        POSTERIOR("exact posterior samples"),
        /** Ensembles of infinite width: start with the NNGP, trained with the NTK. */
        ENSEMBLE("deep ensemble"),
        /** Exact, but targets without fresh noise. */
        NO_FRESH_NOISE("no fresh target noise"),
        /** STO-BNTS-Linear at width 8. */
        LINEAR_8("linear model, width 8"),
        /** STO-BNTS-Linear at width 64. */
        LINEAR_64("linear model, width 64"),
        /** STO-BNTS-Linear at width 512. */
        LINEAR_512("linear model, width 512");

        private final String text;

        Method(String text) {
            this.text = text;
        }

        /** Returns the words in reports. */
        public String text() {
            return text;
        }
    }

    private final int rounds;
    private final int batch;
    private final Inputs inputs = Inputs.circle(CANDIDATES);
    private final Architecture architecture = Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
            .withInput(InputScaling.RAW);
    private final Surrogate posterior;
    private final Surrogate ensemble;
    private final Surrogate withoutFreshNoise;

    /** Prepares the kernels. */
    public RegretStudy(int rounds, int batch) {
        this.rounds = rounds;
        this.batch = batch;
        InfiniteWidthKernel.KernelMatrices kernels =
                InfiniteWidthKernel.of(architecture).matrix(inputs);
        double[] tangent = columns(kernels.ntk());
        double[] nngp = columns(kernels.nngp());
        this.posterior = Surrogate.ofKernels("posterior", tangent, tangent, CANDIDATES, true);
        this.ensemble = Surrogate.ofKernels("ensemble", nngp, tangent, CANDIDATES, true);
        this.withoutFreshNoise = Surrogate.ofKernels("no fresh noise", tangent, tangent, CANDIDATES, false);
    }

    private static double[] columns(double[][] symmetric) {
        double[] entries = new double[symmetric.length * symmetric.length];
        for (int i = 0; i < symmetric.length; i++) {
            System.arraycopy(symmetric[i], 0, entries, i * symmetric.length, symmetric.length);
        }
        return entries;
    }

    /** Returns the function of draw {@code index}, G values. */
    public double[] truth(RandomStreams streams, long index) {
        double[] normals = new double[CANDIDATES];
        streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, normals, CANDIDATES);
        return posterior.sample(normals);
    }

    /** Returns the optimiser; a finite network gives its features for the whole of draw {@code index}. */
    public ThompsonSampling sampling(Method method, RandomStreams streams, long index) {
        Surrogate surrogate = switch (method) {
            case POSTERIOR -> posterior;
            case ENSEMBLE -> ensemble;
            case NO_FRESH_NOISE -> withoutFreshNoise;
            case LINEAR_8 -> linear(8, streams, index);
            case LINEAR_64 -> linear(64, streams, index);
            case LINEAR_512 -> linear(512, streams, index);
        };
        return new ThompsonSampling(surrogate, NOISE, rounds, batch);
    }

    private Surrogate linear(int width, RandomStreams streams, long index) {
        FiniteNetwork network = new FiniteNetwork(architecture, inputs, List.of(width));
        double[] parameters = InitialParameters.of(network, streams, index);
        return Surrogate.ofFeatures("width " + width, gradients(network, parameters), CANDIDATES);
    }

    /**
     * The gradients of {@code f = m^(-1/2) sum_r a_r relu(w_r . x)}, P x G: {@code a_r 1{w_r . x > 0} x/sqrt(m)} and {@code relu(w_r . x)/sqrt(m)}.
     * Backpropagation for each input alone finds the same, more slowly.
     */
    static double[] gradients(FiniteNetwork network, double[] parameters) {
        int width = network.width(1);
        int inputs = network.inputCount();
        double[] gradients = new double[3 * width * inputs];
        double factor = 1 / Math.sqrt(width);
        for (int i = 0; i < inputs; i++) {
            double x = network.inputs().coordinate(i, 0);
            double y = network.inputs().coordinate(i, 1);
            int from = 3 * width * i;
            for (int r = 0; r < width; r++) {
                double z = parameters[r] * x + parameters[width + r] * y;
                if (z > 0) {
                    double readout = parameters[2 * width + r] * factor;
                    gradients[from + r] = readout * x;
                    gradients[from + width + r] = readout * y;
                    gradients[from + 2 * width + r] = z * factor;
                }
            }
        }
        return gradients;
    }
}

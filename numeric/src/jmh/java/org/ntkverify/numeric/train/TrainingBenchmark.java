package org.ntkverify.numeric.train;

import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.ParameterLayout;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What training costs against its matrix products: three hidden ReLU layers, 256 inputs in dimension 64, one thread. Each call makes
 * {@value #STEPS} steps and, as a run does, evaluates the network once more at the end.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 5)
@Fork(value = 3, jvmArgsAppend = "-Xmx3g")
@State(Scope.Benchmark)
// The harness sets parameters, and runs what is marked as set-up, before anything else.
@SuppressWarnings("NullAway.Init")
public class TrainingBenchmark {

    private static final int STEPS = 10;

    private static final int COUNT = 256;

    private static final int DIMENSION = 64;

    /** Width of all hidden layers. */
    @Param({"1024"})
    public int width;

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private ParameterLayout layout;
    private double[] parameters;
    private Training descent;
    private Training momentum;
    private Training adam;
    private double[][] wide;

    @Setup
    public void create() {
        Architecture relu =
                Architecture.ntk(Activation.RELU, 3, Expression.integer(2).sqrt(), Expression.ZERO);
        NetworkFunction function = new NetworkFunction(
                new FiniteNetwork(relu, Inputs.sphere(COUNT, DIMENSION, 7), Collections.nCopies(3, width)));
        layout = function.layout();
        RandomStream stream = RandomStreams.of(1, "benchmark", "training").at(0, 0, StreamRole.EXPLICIT_WEIGHTS, 0);
        parameters = new double[layout.size()];
        stream.fillNormals(parameters, 0, parameters.length);
        double[] targets = new double[COUNT];
        stream.fillNormals(targets, 0, COUNT);
        Objective objective = Objective.meanSquared(targets);
        // Small rates: the network must still be training after many calls.
        descent = new Training(function, objective, new Optimiser.GradientDescent(1e-4));
        momentum = new Training(function, objective, new Optimiser.Momentum(1e-5, 0.9));
        adam = new Training(function, objective, new Optimiser.Adam(1e-8));
        wide = new double[layout.layers() + 1][];
        for (int layer = 0; layer <= layout.layers(); layer++) {
            wide[layer] = new double[(layer == 0 ? DIMENSION : layout.rows(layer)) * COUNT];
            stream.fillNormals(wide[layer], 0, wide[layer].length);
        }
    }

    /** The unit of the other numbers: the matrix products, of the same shapes and as often. */
    @Benchmark
    public double[] products() {
        for (int step = 0; ; step++) {
            for (int layer = 1; layer <= layout.layers(); layer++) {
                apply(layer);
            }
            if (step == STEPS) {
                return wide[layout.layers()];
            }
            for (int layer = layout.layers(); layer >= 1; layer--) {
                if (layer > 1) {
                    applyTransposed(layer);
                }
                addOuter(layer);
            }
        }
    }

    /** Goal: at most 1.1 of {@link #products}. */
    @Benchmark
    public TrainingEnd gradientDescent() {
        return descent.run(parameters, STEPS);
    }

    /** A step that forms the gradient and then moves by it. */
    @Benchmark
    public TrainingEnd momentum() {
        return momentum.run(parameters, STEPS);
    }

    /** A step that passes over the parameters with square roots. */
    @Benchmark
    public TrainingEnd adam() {
        return adam.run(parameters, STEPS);
    }

    private void apply(int layer) {
        int rows = layout.rows(layer);
        int columns = layout.columns(layer);
        multiply(Shape.PLAIN, rows, COUNT, columns, layer, wide[layer - 1], columns, wide[layer], rows);
    }

    private void applyTransposed(int layer) {
        int rows = layout.rows(layer);
        int columns = layout.columns(layer);
        multiply(Shape.TRANSPOSED, columns, COUNT, rows, layer, wide[layer], rows, wide[layer - 1], columns);
    }

    private void multiply(
            Shape shape, int m, int n, int k, int layer, double[] right, int ldb, double[] target, int ldc) {
        algebra.multiply(
                shape,
                m,
                n,
                k,
                layout.weightFactor(layer),
                parameters,
                layout.matrixFrom(layer),
                layout.rows(layer),
                right,
                0,
                ldb,
                0,
                target,
                0,
                ldc);
    }

    /** As small a part of the product as leaves the weights what they were. */
    private void addOuter(int layer) {
        int rows = layout.rows(layer);
        int columns = layout.columns(layer);
        algebra.multiply(
                Shape.OUTER,
                rows,
                columns,
                COUNT,
                1e-9,
                wide[layer],
                0,
                rows,
                wide[layer - 1],
                0,
                columns,
                1,
                parameters,
                layout.matrixFrom(layer),
                rows);
    }
}

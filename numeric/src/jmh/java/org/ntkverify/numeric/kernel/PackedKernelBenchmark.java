package org.ntkverify.numeric.kernel;

import java.util.concurrent.TimeUnit;
import org.ntkverify.numeric.arithmetic.InverseTrigonometry;
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

/** From X in memory to the filled triangle: N = 4096, d = 32, three hidden layers, two threads; and where the time goes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(value = 3, jvmArgsAppend = "-Xmx3g")
// The harness sets parameters, and runs what is marked as set-up, before anything else.
@SuppressWarnings("NullAway.Init")
public class PackedKernelBenchmark {

    private static final int COUNT = 4096;
    private static final int DIMENSION = 32;
    private static final int THREADS = 2;

    /** Normal inputs and the triangle that receives the kernel. */
    @State(Scope.Benchmark)
    public static class Data {

        private final double[] points = new double[COUNT * DIMENSION];
        private final double[] packed = new double[COUNT * (COUNT + 1) / 2];

        @Setup
        public void create() {
            RandomStreams.of(1, "benchmark", "inputs")
                    .at(0, 0, StreamRole.EXPLICIT_WEIGHTS, 0)
                    .fillNormals(points, 0, points.length);
        }
    }

    /** The network. */
    @State(Scope.Benchmark)
    public static class Network {

        /** The activation of all layers. */
        @Param({"relu", "erf"})
        public String activation;

        /** The bias standard deviation of all layers; the weight variance is 2. */
        @Param({"0", "0.1"})
        public String bias;

        private PackedKernel kernel;

        @Setup
        public void create() {
            Expression beta = bias.equals("0") ? Expression.ZERO : Expression.ratio(1, 10);
            kernel = PackedKernel.of(Architecture.ntk(
                    Activation.named(activation), 3, Expression.integer(2).sqrt(), beta));
        }
    }

    /** Three half angles or arctangents for each entry and nothing else after the cosines. */
    private record Angles(boolean sines) implements PairRecursion {

        @Override
        public Segment newSegment() {
            return new Segment() {
                @Override
                public void columns(int from, int count) {
                    // Needs nothing about the inputs.
                }

                @Override
                public void row(int i, int count, double[] h, double[] g, double[] kernel) {
                    for (int layer = 0; layer < 3; layer++) {
                        if (sines) {
                            HalfAngles.acute(count, h, kernel);
                        } else {
                            arcTangents(count, h, kernel);
                        }
                    }
                }
            };
        }

        private static void arcTangents(int count, double[] x, double[] angle) {
            for (int j = 0; j < count; j++) {
                angle[j] = InverseTrigonometry.arcTangent(x[j]);
            }
        }
    }

    /** Nothing after the cosines. */
    private static final class Cosines implements PairRecursion {

        @Override
        public Segment newSegment() {
            return new Segment() {
                @Override
                public void columns(int from, int count) {
                    // Needs nothing about the inputs.
                }

                @Override
                public void row(int i, int count, double[] h, double[] g, double[] kernel) {
                    System.arraycopy(h, 0, kernel, 0, count);
                }
            };
        }
    }

    /** The goal: under 130 ms. */
    @Benchmark
    public double[] triangle(Data data, Network network) {
        network.kernel.fill(KernelKind.NTK, data.points, DIMENSION, THREADS, data.packed);
        return data.packed;
    }

    /** Norms and directions. */
    @Benchmark
    public Object inputs(Data data) {
        return UnitInputs.of(data.points, COUNT, DIMENSION);
    }

    /** The matrix product, the search for nearly parallel pairs, and the copy to the triangle. */
    @Benchmark
    public double[] cosines(Data data) {
        return filled(data, new Cosines());
    }

    /** {@link #cosines} and three arcsines of square roots. */
    @Benchmark
    public double[] cosinesAndArcSines(Data data) {
        return filled(data, new Angles(true));
    }

    /** {@link #cosines} and three arctangents. */
    @Benchmark
    public double[] cosinesAndArcTangents(Data data) {
        return filled(data, new Angles(false));
    }

    private static double[] filled(Data data, PairRecursion recursion) {
        UnitInputs inputs = UnitInputs.of(data.points, COUNT, DIMENSION);
        new PackedTiles(inputs, recursion, KernelShape.triangle(COUNT), data.packed)
                .fill(THREADS, new EntryCount(KernelProgress.SILENT, data.packed.length));
        return data.packed;
    }
}

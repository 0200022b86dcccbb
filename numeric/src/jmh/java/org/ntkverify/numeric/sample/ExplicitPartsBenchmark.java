package org.ntkverify.numeric.sample;

import java.util.concurrent.TimeUnit;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
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

/** What an explicit draw with two hidden layers of width n on 16 inputs cannot do without, each part alone, one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@State(Scope.Thread)
// The harness sets parameters, and runs what is marked as set-up, before anything else.
@SuppressWarnings("NullAway.Init")
public class ExplicitPartsBenchmark {

    private static final int INPUTS = 16;

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final RandomStreams streams = RandomStreams.of(1, "benchmark", "parts");

    /** Width of both hidden layers. */
    @Param({"1024", "4096"})
    public int width;

    private double[] weights;
    private double[] values;
    private double[] result;
    private long draw;

    /** Allocates the matrices. */
    @Setup
    public void create() {
        weights = new double[width * width];
        values = new double[width * INPUTS];
        result = new double[width * INPUTS];
        streams.fillNormals(0, 1, StreamRole.EXPLICIT_WEIGHTS, weights, weights.length);
        streams.fillNormals(0, 2, StreamRole.EXPLICIT_WEIGHTS, values, values.length);
    }

    /** The normal numbers of the square layer. */
    @Benchmark
    public double[] normals() {
        streams.fillNormals(draw++, 1, StreamRole.EXPLICIT_WEIGHTS, weights, weights.length);
        return weights;
    }

    /** {@code W H}. */
    @Benchmark
    public double[] forwardProduct() {
        return product(Shape.PLAIN);
    }

    /** {@code W^T Delta}. */
    @Benchmark
    public double[] backwardProduct() {
        return product(Shape.TRANSPOSED);
    }

    private double[] product(Shape shape) {
        algebra.multiply(shape, width, INPUTS, width, weights, 0, width, values, 0, width, 0, result, 0, width);
        return result;
    }
}

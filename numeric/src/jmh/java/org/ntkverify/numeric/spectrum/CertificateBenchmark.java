package org.ntkverify.numeric.spectrum;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.kernel.PackedKernel;
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

/** What a certified smallest eigenvalue costs against one bare Cholesky: one hidden ReLU layer on the sphere in dimension 20, one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@State(Scope.Benchmark)
// The harness sets parameters, and runs what is marked as set-up, before anything else.
@SuppressWarnings("NullAway.Init")
public class CertificateBenchmark {

    private static final int DIMENSION = 20;

    /** N. */
    @Param({"500", "2000"})
    public int count;

    private Inputs inputs;
    private InfiniteWidthKernel kernel;
    private PackedKernel packedKernel;
    private IntervalMatrix matrix;
    private double shift;
    private double[] points;
    private double[] packed;
    private double[] work;

    @Setup
    public void create() {
        Architecture relu =
                Architecture.ntk(Activation.RELU, 1, Expression.integer(2).sqrt(), Expression.ZERO);
        inputs = Inputs.sphere(count, DIMENSION, 7);
        kernel = InfiniteWidthKernel.of(relu);
        packedKernel = PackedKernel.of(relu);
        points = new double[count * DIMENSION];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < DIMENSION; k++) {
                points[i * DIMENSION + k] = inputs.coordinate(i, k);
            }
        }
        packed = new double[count * (count + 1) / 2];
        work = new double[count * count];
        matrix = kernel.enclosure(inputs, KernelKind.NTK);
        shift = CertifiedEigenvalue.enclosure(matrix).shift();
    }

    /** The unit of the other numbers: copy and dpotrf. */
    @Benchmark
    public boolean cholesky() {
        matrix.copyMidpoints(work);
        return LinearAlgebra.get().cholesky(work, count);
    }

    /** Goal: at most 1.5 of {@link #cholesky}. */
    @Benchmark
    public OptionalDouble certificate() {
        return CertifiedEigenvalue.lowerBound(matrix, shift);
    }

    /** Goal: at most 6 of {@link #cholesky}. */
    @Benchmark
    public EigenvalueEnclosure enclosure() {
        return CertifiedEigenvalue.enclosure(matrix);
    }

    /** Entries as doubles, a packed triangle. */
    @Benchmark
    public double[] entries() {
        packedKernel.fill(KernelKind.NTK, points, DIMENSION, 1, packed);
        return packed;
    }

    /** Entries enclosed, both triangles and all radii. Goal: at most 8 of {@link #entries}. */
    @Benchmark
    public IntervalMatrix enclosedEntries() {
        return kernel.enclosure(inputs, KernelKind.NTK);
    }
}

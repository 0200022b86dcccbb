package org.ntkverify.numeric.kernel;

import java.util.List;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Connection;
import org.ntkverify.symbolic.Parameterization;

/**
 * Infinite-width kernel matrices of many inputs, as the lower triangle packed row by row: entry (i, j), {@code j <= i}, lies at
 * {@code i (i + 1)/2 + j}.
 *
 * <p>Dense networks of ReLU and erf run through vector code, a few nanoseconds a layer and entry (docs/performance.md); every other network runs through
 * the compiled program of {@link InfiniteWidthKernel}, entry by entry. The same digits come out for any number of threads.
 *
 * <p><em>Accuracy</em> of the vector code, relative to {@code sqrt(K(x,x) K(x',x'))} of the kernel of the given doubles, measured against
 * enclosures in {@code PackedKernelTest}, which holds it to these bounds for up to three hidden layers: ReLU 8 ulp, erf 16 ulp if
 * the variances of the hidden layers after the first are at most 3; larger ones multiply the error of erf in proportion, whereas the
 * size of the inputs does not matter. Nearly parallel and nearly antiparallel inputs keep these bounds: their angle comes from
 * coordinates, not from inner products. Diagonals are those of the one-variable formulas.
 *
 * <p>Machines without fused multiply-add instructions run {@code Math.fma} in software, some hundred times slower.
 */
public final class PackedKernel {

    /** The largest N whose triangle has an {@code int} length. */
    private static final int MOST_POINTS = 65_535;

    private final Architecture architecture;
    private final List<Integer> widths;

    private PackedKernel(Architecture architecture, List<Integer> widths) {
        this.architecture = architecture;
        this.widths = widths;
    }

    /** Returns the kernels of {@code architecture}, whose trained variables are standard normal (NTK or Jacot). */
    public static PackedKernel of(Architecture architecture) {
        return of(architecture, List.of());
    }

    /**
     * Returns the kernels of {@code architecture}.
     *
     * @param widths n_1 .. n_L where the kernels depend on them (raw weights trained, maximal update); else empty
     */
    public static PackedKernel of(Architecture architecture, List<Integer> widths) {
        KernelWidths.require(architecture, widths);
        return new PackedKernel(architecture, List.copyOf(widths));
    }

    /** Returns the place of entry (i, j), {@code 0 <= j <= i < 65535}, in the packed triangle. */
    public static int index(int i, int j) {
        return (int) (i * (i + 1L) / 2) + j;
    }

    /**
     * Fills {@code packed}.
     *
     * @param kind which kernel
     * @param points N x d, point by point; finite
     * @param dimension d
     * @param threads how many compute, at least 1
     * @param packed receives the N (N + 1)/2 entries; N at most 65535; norms at most 2^250
     */
    public void fill(KernelKind kind, double[] points, int dimension, int threads, double[] packed) {
        int count = count(points.length, dimension);
        if (packed.length != index(count - 1, count - 1) + 1) {
            throw new IllegalArgumentException("packed must have length N(N+1)/2 = %s for N = %s but had %s"
                    .formatted(index(count - 1, count - 1) + 1, count, packed.length));
        }
        if (!(threads >= 1)) {
            throw new IllegalArgumentException("threads must be >= 1 but was %s".formatted(threads));
        }
        EntryCount unheard = new EntryCount(KernelProgress.SILENT, packed.length);
        fill(kind, points, dimension, KernelShape.triangle(count), threads, unheard, packed);
    }

    /** Fills the stored entries of {@code shape}; {@code points} are all of its points. */
    void fill(
            KernelKind kind,
            double[] points,
            int dimension,
            KernelShape shape,
            int threads,
            EntryCount count,
            double[] entries) {
        UnitInputs inputs = UnitInputs.of(points, shape.points(), dimension);
        new PackedTiles(inputs, recursion(kind, inputs), shape, entries).fill(threads, count);
    }

    private static int count(int length, int dimension) {
        if (!(dimension >= 1)) {
            throw new IllegalArgumentException("dimension must be >= 1 but was %s".formatted(dimension));
        }
        int count = length / dimension;
        if (length % dimension != 0 || !(count >= 1 && count <= MOST_POINTS)) {
            throw new IllegalArgumentException("points must be N x %s numbers, N from 1 to %s, but were %s"
                    .formatted(dimension, MOST_POINTS, length));
        }
        return count;
    }

    private PairRecursion recursion(KernelKind kind, UnitInputs inputs) {
        // The vector code knows chains of dense layers whose output is not divided.
        boolean chain = architecture.connection().equals(Connection.DENSE)
                && architecture.parameterization() != Parameterization.MUP;
        if (!chain) {
            return new CompiledRecursion(InfiniteWidthKernel.of(architecture, widths), inputs, kind);
        }
        List<LayerNumbers> layers = LayerNumbers.of(architecture, widths, inputs.dimension());
        if (architecture.activation().equals(Activation.RELU)) {
            return ReluRecursion.of(layers, inputs.norms(), kind);
        }
        if (architecture.activation().equals(Activation.ERF)) {
            return ErfRecursion.of(layers, inputs.norms(), kind);
        }
        return new CompiledRecursion(InfiniteWidthKernel.of(architecture, widths), inputs, kind);
    }
}

package org.ntkverify.numeric.kernel;

import java.util.List;
import java.util.Optional;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;

/**
 * A matrix of infinite-width kernels that is asked for, of any architecture, with an error bound for each entry.
 *
 * <p><b>Closed forms</b>, few entries: the middle of an interval enclosure from the exact inner products, with its radius: rigorous.
 * <b>Closed forms</b>, more than {@value #MOST_ENCLOSED} entries: vector or compiled code ({@link PackedKernel}), with a bound that is
 * estimated from the enclosures of some entries. <b>No closed form</b>: Hermite expansions of the activation, layer by layer
 * ({@link ExpansionKernel}), estimated. The same digits come out for any number of threads.
 *
 * @param architecture the network
 * @param widths n_1 .. n_L where the kernels depend on them (raw weights trained, maximal update); else empty
 * @param kind which kernel
 * @param bound what bounds must rest on; if empty, enclosures where they exist and take no longer than some seconds
 */
public record KernelTask(Architecture architecture, List<Integer> widths, KernelKind kind, Optional<BoundKind> bound) {

    /** An enclosure of three layers takes some 0.2 ms. */
    static final int MOST_ENCLOSED = 1 << 16;

    private static final double MEBIBYTE = 1 << 20;

    /** Checks that there are widths if and only if they matter. */
    public KernelTask {
        widths = List.copyOf(widths);
        KernelWidths.require(architecture, widths);
    }

    /** Returns the symmetric matrix {@code K(x_i, x_j)}. */
    public BoundedKernel of(Inputs data, int threads) {
        return of(data, threads, KernelProgress.SILENT);
    }

    /** Returns the symmetric matrix {@code K(x_i, x_j)} and tells {@code progress} how far it is. */
    public BoundedKernel of(Inputs data, int threads, KernelProgress progress) {
        return compute(data, KernelShape.triangle(data.count()), threads, progress);
    }

    /**
     * Returns the matrix {@code K(x_i, y_j)}, rows for {@code data} and columns for {@code others}; points of a geometry are taken as the
     * doubles they are rounded to.
     */
    public BoundedKernel between(Inputs data, Inputs others, int threads) {
        return between(data, others, threads, KernelProgress.SILENT);
    }

    /** Returns the matrix {@code K(x_i, y_j)} and tells {@code progress} how far it is. */
    public BoundedKernel between(Inputs data, Inputs others, int threads, KernelProgress progress) {
        return compute(data.followedBy(others), KernelShape.rectangle(data.count(), others.count()), threads, progress);
    }

    /** Values, errors, and twice as much for layers in between. */
    private static void requireMemory(KernelShape shape) {
        double needed = 4.0 * Double.BYTES * shape.size();
        long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            throw new IllegalArgumentException(
                    "kernel of %s x %s must fit into the %.0f MiB that Java may use but needs %.0f MiB%nMaybe JAVA_TOOL_OPTIONS=-Xmx.. allows more, or --cross makes it in parts."
                            .formatted(shape.rows(), shape.columns(), available / MEBIBYTE, needed / MEBIBYTE));
        }
    }

    private BoundedKernel compute(Inputs points, KernelShape shape, int threads, KernelProgress progress) {
        if (!(threads >= 1)) {
            throw new IllegalArgumentException("threads must be >= 1 but was %s".formatted(threads));
        }
        requireMemory(shape);
        Optional<String> obstacle = ClosedForms.obstacle(architecture.activation());
        if (obstacle.isPresent()) {
            if (bound.equals(Optional.of(BoundKind.RIGOROUS))) {
                throw new IllegalArgumentException(
                        "bound must be estimated for an activation without closed form but was rigorous: %s"
                                .formatted(obstacle.get()));
            }
            return new ExpansionKernel(this, points, shape).compute(threads, progress);
        }
        boolean enclosed = bound.map(kind -> kind == BoundKind.RIGOROUS).orElse(shape.size() <= MOST_ENCLOSED);
        return enclosed
                ? new EnclosedKernel(this, points, shape).compute(threads, progress)
                : new ProbedKernel(this, points, shape).compute(threads, progress);
    }
}

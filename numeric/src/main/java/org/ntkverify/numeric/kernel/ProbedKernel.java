package org.ntkverify.numeric.kernel;

import java.util.Arrays;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;

/**
 * Vector or compiled code for all entries, and enclosures of some of them that tell how far it errs.
 *
 * <p>The bound of entry (i, j) is {@code f sqrt(K(x_i, x_i) K(x_j, x_j))} with {@code f} four times the largest such ratio of
 * {@value #PROBES} entries that are spread evenly over all, and of the entries with the largest correlation next to them.
 */
final class ProbedKernel {

    private static final int PROBES = 256;

    /** The probes see an error of a typical pair; the largest of all pairs is taken not to exceed it by more than this. */
    private static final double SAFETY = 4;

    private final KernelTask task;
    private final Inputs points;
    private final KernelShape shape;

    ProbedKernel(KernelTask task, Inputs points, KernelShape shape) {
        this.task = task;
        this.points = points;
        this.shape = shape;
    }

    BoundedKernel compute(int threads, KernelProgress progress) {
        double[] values = new double[shape.size()];
        PackedKernel.of(task.architecture(), task.widths())
                .fill(
                        task.kind(),
                        coordinates(),
                        points.dimension(),
                        shape,
                        threads,
                        new EntryCount(progress, shape.size()),
                        values);
        progress.stage("enclosing some entries");
        double[] deviations = deviations(values, threads);
        double factor = factor(values, deviations, threads);
        int offset = shape.firstColumn();
        return new BoundedKernel(
                shape, BoundKind.ESTIMATED, values, (i, j) -> factor * deviations[i] * deviations[offset + j]);
    }

    private double[] coordinates() {
        int dimension = points.dimension();
        double[] coordinates = new double[Math.multiplyExact(points.count(), dimension)];
        Arrays.setAll(coordinates, k -> points.coordinate(k / dimension, k % dimension));
        return coordinates;
    }

    /** {@code sqrt(K(x, x))} of every point. */
    private double[] deviations(double[] values, int threads) {
        double[] deviations = new double[points.count()];
        if (shape.symmetric()) {
            Arrays.setAll(deviations, i -> Math.sqrt(Math.abs(values[shape.index(i, i)])));
            return deviations;
        }
        InfiniteWidthKernel kernel = InfiniteWidthKernel.of(task.architecture(), task.widths());
        RowThreads.run(points.count(), threads, () -> i -> {
            double square = 0;
            for (int k = 0; k < points.dimension(); k++) {
                square = Math.fma(points.coordinate(i, k), points.coordinate(i, k), square);
            }
            InfiniteWidthKernel.KernelPair pair = kernel.at(square, square, square, 0, points.dimension());
            deviations[i] = Math.sqrt(Math.abs(task.kind() == KernelKind.NTK ? pair.ntk() : pair.nngp()));
        });
        return deviations;
    }

    private double factor(double[] values, double[] deviations, int threads) {
        EnclosedKernel enclosed = new EnclosedKernel(task, points, shape).measuredAgainst(deviations);
        int probes = Math.min(PROBES, shape.size());
        double[] ratios = new double[probes];
        RowThreads.run(probes, threads, () -> {
            InnerProducts products = new InnerProducts(points);
            return probe -> {
                int place = (int) ((shape.size() - 1L) * probe / Math.max(1, probes - 1));
                int i = rowOf(place);
                int j = place - shape.index(i, 0);
                int neighbour = mostCorrelated(values, deviations, i);
                ratios[probe] = Math.max(
                        ratio(enclosed, products, values, deviations, i, j),
                        ratio(enclosed, products, values, deviations, i, neighbour));
            };
        });
        return SAFETY * Math.max(Math.ulp(1.0), Arrays.stream(ratios).max().orElse(Double.NaN));
    }

    private int rowOf(int place) {
        int low = 0;
        int high = shape.rows() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (shape.index(middle, 0) <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The column, other than the row itself, with the largest entry in proportion. */
    private int mostCorrelated(double[] values, double[] deviations, int i) {
        int best = 0;
        double largest = -1;
        for (int j = 0; j < shape.length(i); j++) {
            double ratio = Math.abs(values[shape.index(i, j)]) / deviations[shape.firstColumn() + j];
            if (ratio > largest && !(shape.symmetric() && i == j)) {
                largest = ratio;
                best = j;
            }
        }
        return best;
    }

    private double ratio(
            EnclosedKernel enclosed, InnerProducts products, double[] values, double[] deviations, int i, int j) {
        int point = shape.firstColumn() + j;
        Interval truth = enclosed.enclosure(products, i, point);
        double value = values[shape.index(i, j)];
        double error = Math.max(Math.abs(value - truth.lower()), Math.abs(value - truth.upper()));
        double scale = deviations[i] * deviations[point];
        return error == 0 ? 0 : error / scale;
    }
}

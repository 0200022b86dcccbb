package org.ntkverify.numeric.kernel;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;

/** Middles and radii of interval enclosures; where those are wide or undefined, of decimal ones with as many digits as it takes. */
final class EnclosedKernel {

    private static final int FEWEST_DIGITS = 30;
    private static final int MOST_DIGITS = 480;

    /** Wider enclosures, relative to {@code sqrt(K(x,x) K(x',x'))}, are taken again with more digits. */
    private static final double WIDE = 0x1p-44;

    private final InfiniteWidthKernel kernel;
    private final KernelKind kind;
    private final Inputs points;
    private final KernelShape shape;
    private final double[] deviations;

    EnclosedKernel(KernelTask task, Inputs points, KernelShape shape) {
        this.kernel = InfiniteWidthKernel.of(task.architecture(), task.widths());
        this.kind = task.kind();
        this.points = points;
        this.shape = shape;
        this.deviations = new double[points.count()];
    }

    /** Encloses the diagonal, which the rest is measured against. */
    private void prepare(int threads, EntryCount count) {
        RowThreads.run(points.count(), threads, i -> count.add(1), () -> {
            InnerProducts products = new InnerProducts(points);
            return i -> {
                Interval diagonal = enclosure(products, i, i);
                deviations[i] = Math.sqrt(Math.max(Math.abs(diagonal.lower()), Math.abs(diagonal.upper())));
            };
        });
    }

    /** Takes approximations of {@code sqrt(K(x,x))}, which only decide how many digits are spent. */
    EnclosedKernel measuredAgainst(double[] approximations) {
        System.arraycopy(approximations, 0, deviations, 0, deviations.length);
        return this;
    }

    BoundedKernel compute(int threads, KernelProgress progress) {
        EntryCount count = new EntryCount(progress, (long) points.count() + shape.size());
        prepare(threads, count);
        double[] values = new double[shape.size()];
        double[] radii = new double[shape.size()];
        RowThreads.run(shape.rows(), threads, i -> count.add(shape.length(i)), () -> row(values, radii));
        return new BoundedKernel(shape, BoundKind.RIGOROUS, values, (i, j) -> radii[shape.index(i, j)]);
    }

    private IntConsumer row(double[] values, double[] radii) {
        InnerProducts products = new InnerProducts(points);
        return i -> {
            for (int j = 0; j < shape.length(i); j++) {
                DualValue.Enclosed entry = new DualValue.Enclosed(enclosure(products, i, shape.firstColumn() + j));
                values[shape.index(i, j)] = entry.value();
                radii[shape.index(i, j)] = entry.errorBound();
            }
        };
    }

    /** Returns an enclosure of the kernel at two points whose diagonals have been enclosed, or of a diagonal entry. */
    Interval enclosure(InnerProducts products, int i, int j) {
        try {
            Interval doubles =
                    kernel.enclosure(products, i, j, points.dimension()).get(kind == KernelKind.NTK ? 1 : 0);
            return narrow(doubles, i, j) ? doubles : decimals(i, j);
        } catch (ArithmeticException e) {
            // Outside the domain of a function by rounding, or out of the range of doubles: more digits tell which.
            return decimals(i, j);
        }
    }

    private boolean narrow(Interval interval, int i, int j) {
        double size = i == j
                ? Math.max(Math.abs(interval.lower()), Math.abs(interval.upper()))
                : deviations[i] * deviations[j];
        return interval.width() <= WIDE * size || interval.width() <= Double.MIN_NORMAL;
    }

    private Interval decimals(int i, int j) {
        ArithmeticException last = new ArithmeticException("no digits were tried");
        Optional<Interval> widest = Optional.empty();
        for (int digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits *= 2) {
            try {
                InfiniteWidthKernel.DecimalPair pair = kernel.enclosure(points, i, j, digits);
                DecimalInterval decimal = kind == KernelKind.NTK ? pair.ntk() : pair.nngp();
                Interval doubles = decimal.toInterval();
                if (narrow(doubles, i, j)) {
                    return doubles;
                }
                widest = Optional.of(doubles);
            } catch (ArithmeticException e) {
                last = e;
            }
        }
        if (widest.isPresent()) {
            // Its width is said as the bound of the entry.
            return widest.get();
        }
        throw (ArithmeticException) new ArithmeticException(
                        "kernel of points %s and %s must be a number within the range of doubles but is not: %s%nMaybe the inputs or the gains are too large for this activation."
                                .formatted(i, j, last.getMessage()))
                .initCause(last);
    }
}

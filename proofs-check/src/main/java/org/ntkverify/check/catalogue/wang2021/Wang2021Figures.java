package org.ntkverify.check.catalogue.wang2021;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.curve.DepthKernel;
import org.ntkverify.numeric.curve.KernelTable;

/** What the figures of [WBGW21] show, our reading: the kernel gets sharper with depth, and deeper networks fit closer curves. */
final class Wang2021Figures {

    private static final List<Integer> DEPTHS = List.of(2, 8, 32, 128);

    /** Angles are multiples of pi over this number. */
    private static final int STEPS = 64;

    private Wang2021Figures() {}

    /** The kernel over its value at 0, against the angle. */
    static Illustration sharpening() {
        return new Illustration("kernel-by-depth", () -> {
            DepthKernel kernel = new DepthKernel(DEPTHS);
            List<List<Cell>> rows = new ArrayList<>();
            for (int k = 0; k <= STEPS; k++) {
                double angle = Math.PI * k / STEPS;
                List<Interval> psi = kernel.enclosures(angle);
                List<Cell> row = new ArrayList<>(List.of(new Cell.Value(angle)));
                for (int d = 0; d < DEPTHS.size(); d++) {
                    row.add(new Cell.Value(2 * psi.get(d).midpoint() / DEPTHS.get(d)));
                }
                rows.add(row);
            }
            List<String> names = DEPTHS.stream().map("L = %s"::formatted).toList();
            return table(
                    "kernel-by-depth",
                    "psi(v)/psi(0) of networks with L hidden layers.",
                    "angle",
                    names,
                    rows,
                    Plot.Axis.linear("angle v"),
                    Plot.Axis.linear("psi(v) / psi(0)"));
        });
    }

    /** Eigenvalues of the label function on two circles against the depth, one curve for each distance. */
    static Illustration depthAsResource(Supplier<KernelTable> kernel, List<Integer> depths, List<Double> distances) {
        return new Illustration("eigenvalue-by-depth", () -> {
            List<List<Cell>> rows = new ArrayList<>();
            for (int depth : depths) {
                List<Cell> row = new ArrayList<>(List.of(new Cell.Count(depth)));
                for (double delta : distances) {
                    row.add(new Cell.Value(
                            kernel.get().coaxialEigenvalue(depth, delta).midpoint()));
                }
                rows.add(row);
            }
            return table(
                    "eigenvalue-by-depth",
                    "Eigenvalue lambda(L, delta)/n of the labels on two circles at distance delta.",
                    "depth",
                    distances.stream().map("delta = %s"::formatted).toList(),
                    rows,
                    Plot.Axis.logarithmic("depth L"),
                    Plot.Axis.logarithmic("lambda / n"));
        });
    }

    private static Table table(
            String name,
            String caption,
            String across,
            List<String> names,
            List<List<Cell>> rows,
            Plot.Axis horizontal,
            Plot.Axis vertical) {
        List<String> columns = new ArrayList<>(List.of(across));
        columns.addAll(names);
        return new Table(name, caption, columns, rows)
                .plotted(new Plot(
                        horizontal,
                        vertical,
                        IntStream.range(0, names.size())
                                .mapToObj(i -> Plot.Series.curve(names.get(i), across, names.get(i)))
                                .toList()));
    }
}

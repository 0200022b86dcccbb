package org.ntkverify.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntkverify.check.Convergence;
import org.ntkverify.check.Measured;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;

/** Convergence as tables: one of the widths, one of the exponents. */
public final class ConvergenceTable {

    private ConvergenceTable() {}

    /** Returns a row for each width. */
    public static Table widths(Convergence convergence) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Convergence.Row row : convergence.rows()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(new Cell.Count(row.width()));
            cells.add(new Cell.Count(row.draws()));
            add(cells, Optional.of(row.error()));
            add(cells, row.localSlope());
            add(cells, Optional.of(row.bias()));
            rows.add(cells);
        }
        return new Table(
                "convergence",
                "%s of %s on %s: relative deviation from the infinite-width kernel. Error: root mean square over draws and pairs of inputs; slope: of its logarithm from the width before; bias: mean."
                        .formatted(
                                convergence.kernel().equals("ntk") ? "NTK" : "NNGP",
                                convergence.network(),
                                convergence.inputs()),
                List.of(
                        "width",
                        "draws",
                        "error",
                        "error low",
                        "error high",
                        "slope",
                        "slope low",
                        "slope high",
                        "bias",
                        "bias low",
                        "bias high"),
                rows);
    }

    /** Returns a row for each width with standard errors instead of intervals, narrow enough for a page. */
    public static Table brief(Convergence convergence) {
        Table whole = widths(convergence);
        List<Integer> kept = List.of(0, 1, 2, 5, 8);
        return new Table(
                whole.name(),
                whole.caption(),
                kept.stream().map(whole.columns()::get).toList(),
                whole.rows().stream()
                        .map(row -> kept.stream().map(row::get).toList())
                        .toList());
    }

    /** Returns a row for each fit; absent if there is none. */
    public static Optional<Table> exponents(Convergence convergence) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Convergence.Fit fit : convergence.fits()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(new Cell.Text(fit.of().name(convergence.kernel())));
            add(cells, Optional.of(fit.exponent()));
            cells.add(new Cell.Value(fit.theory()));
            cells.add(new Cell.Count(fit.widths().get(0)));
            cells.add(new Cell.Count(fit.widths().get(fit.widths().size() - 1)));
            cells.add(new Cell.Value(rounded(fit.pValue())));
            rows.add(cells);
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "exponents",
                        "Fitted powers of the width; p: probability of a worse fit if a pure power law holds.",
                        List.of("of", "exponent", "low", "high", "theory", "from width", "to width", "p"),
                        rows));
    }

    private static double rounded(double probability) {
        return Math.round(probability * 1e4) / 1e4;
    }

    private static void add(List<Cell> cells, Optional<Measured> measured) {
        cells.add(measured.<Cell>map(value -> new Cell.Estimate(value.value(), value.standardError()))
                .orElse(new Cell.Text("")));
        cells.add(end(measured.map(Measured::low)));
        cells.add(end(measured.map(Measured::high)));
    }

    private static Cell end(Optional<OptionalDouble> end) {
        OptionalDouble value = end.orElse(OptionalDouble.empty());
        return value.isPresent() ? new Cell.Value(value.getAsDouble()) : new Cell.Text("");
    }
}

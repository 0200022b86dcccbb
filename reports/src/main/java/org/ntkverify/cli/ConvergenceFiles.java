package org.ntkverify.cli;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ntkverify.check.Convergence;
import org.ntkverify.report.csv.TablesCsv;
import org.ntkverify.report.json.ConvergenceJson;
import org.ntkverify.report.latex.TablesTex;
import org.ntkverify.report.plot.ConvergencePlot;
import org.ntkverify.report.table.ConvergenceTable;
import org.ntkverify.report.table.PlacedTable;

/** The files of a convergence run, by path. */
final class ConvergenceFiles {

    /** What a user is told. */
    static final List<String> NAMES = List.of("results.json", "tables/", "plots/convergence.svg");

    private ConvergenceFiles() {}

    static SortedMap<String, String> of(Convergence convergence, Map<String, String> provenance) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("results.json", ConvergenceJson.render(convergence, provenance));
        files.put("plots/convergence.svg", ConvergencePlot.render(convergence));
        files.put(PlacedTable.FOLDER + "convergence.csv", TablesCsv.table(ConvergenceTable.widths(convergence)));
        files.put(
                PlacedTable.FOLDER + "convergence.tex",
                TablesTex.table(ConvergenceTable.brief(convergence), "converge", "convergence", provenance));
        ConvergenceTable.exponents(convergence).ifPresent(table -> {
            files.put(PlacedTable.FOLDER + "exponents.csv", TablesCsv.table(table));
            files.put(
                    PlacedTable.FOLDER + "exponents.tex", TablesTex.table(table, "converge", "exponents", provenance));
        });
        return files;
    }
}

package org.ntkverify.report.latex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.Table;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.table.PlacedTable;
import org.ntkverify.report.wording.ClaimWording;
import org.ntkverify.report.wording.PlainText;
import org.ntkverify.report.wording.RunWording;

/**
 * Renders every table of a run, and an overview of the claims, as LaTeX that can be {@code \input}. The only package
 * needed is {@code booktabs}. Long numbers end in dots, and the CSV file beside has all digits. Estimates print with their error, {@code 0.6090(3)}, and numbers align at the point.
 */
public final class TablesTex {

    private static final List<String> OVERVIEW_COLUMNS = List.of("claim", "expected", "verdict", "how it is known");

    /** From here on a table is set smaller, so that it stays on the page of the article class. */
    private static final int MANY_COLUMNS = 7;

    private static final String ROOMY = "\\footnotesize\\setlength{\\tabcolsep}{4pt}";
    private static final String NARROW = "\\scriptsize\\setlength{\\tabcolsep}{3pt}";

    private TablesTex() {}

    /** Returns the contents of {@code claims.tex} and of one file for each table, by path below the output folder. */
    public static SortedMap<String, String> files(VerificationRun run) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(PlacedTable.FOLDER + "claims.tex", claims(run));
        for (PlacedTable placed : PlacedTable.of(run)) {
            files.put(placed.path("tex"), table(placed, run.info()));
        }
        return Collections.unmodifiableSortedMap(files);
    }

    /** Returns one table. */
    public static String table(PlacedTable placed, RunInfo info) {
        return table(placed.table(), placed.id(), placed.stem().replace('_', ':'), RunWording.provenance(info));
    }

    /**
     * Returns a table that belongs to no claim.
     *
     * @param subject what the comment on the first line names
     * @param label behind {@code tab:}, of {@code [a-z0-9:-]}
     * @param provenance where the numbers come from, as comments
     */
    public static String table(Table table, String subject, String label, Map<String, String> provenance) {
        List<Column> columns = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            columns.add(Column.of(table, column));
            heads.add(columns.get(column).head(table.columns().get(column)));
        }
        List<String> rows = new ArrayList<>();
        for (List<Table.Cell> cells : table.rows()) {
            List<String> row = new ArrayList<>();
            for (int column = 0; column < cells.size(); column++) {
                row.add(columns.get(column).cell(cells.get(column)));
            }
            rows.add(row(row));
        }
        String specification = columns.stream().map(Column::specification).collect(Collectors.joining());
        return heading(provenance, subject)
                + floating(columns.size(), LatexText.escape(table.caption()), label, specification, row(heads), rows);
    }

    /** Returns the overview, one table for each paper, because a float does not break across pages. */
    public static String claims(VerificationRun run) {
        StringBuilder text = new StringBuilder(heading(RunWording.provenance(run.info()), "overview of all claims"));
        for (Map.Entry<String, List<ClaimResult>> paper :
                RunWording.byPaper(run).entrySet()) {
            List<String> rows =
                    paper.getValue().stream().map(TablesTex::overview).collect(Collectors.toList());
            text.append(floating(
                    OVERVIEW_COLUMNS.size(),
                    "Claims of %s: what the source says and what was found."
                            .formatted(LatexText.escape(paper.getKey())),
                    "claims:" + paper.getKey().replaceAll("[^A-Za-z0-9]+", "-"),
                    "@{}p{0.34\\linewidth}llp{0.28\\linewidth}@{}",
                    row(OVERVIEW_COLUMNS),
                    rows));
        }
        return text.toString();
    }

    private static String overview(ClaimResult result) {
        String slug = result.claim().id().substring(result.claim().id().indexOf('/') + 1);
        return row(List.of(
                // Letters, digits and hyphens, at which the line may break.
                Column.RAGGED + "\\texttt{%s}".formatted(slug.replace("-", "-\\allowbreak{}")),
                result.claim().expected().text(),
                ClaimWording.word(result.verdict()),
                Column.RAGGED + LatexText.escape(ClaimWording.brief(result))));
    }

    private static String row(List<String> cells) {
        String row = String.join(" & ", cells);
        return row + (row.contains(Column.RAGGED) ? " \\tabularnewline" : " \\\\");
    }

    private static String floating(
            int columns, String caption, String label, String specification, String head, List<String> rows) {
        return """
                \\begin{table}[htbp]
                  \\centering%s
                  \\caption{%s}
                  \\label{tab:%s}
                  \\begin{tabular}{%s}
                    \\toprule
                    %s
                    \\midrule
                    %s
                    \\bottomrule
                  \\end{tabular}
                \\end{table}
                """.formatted(
                        columns < MANY_COLUMNS ? ROOMY : NARROW,
                        caption,
                        label,
                        specification,
                        head,
                        String.join("\n    ", rows));
    }

    private static String heading(Map<String, String> provenance, String subject) {
        String lines = provenance.entrySet().stream()
                .map(line -> "%   " + line.getKey() + ": " + PlainText.oneLine(line.getValue()) + "\n")
                .collect(Collectors.joining());
        return "% ntk-verify, " + PlainText.oneLine(subject) + ". Needs \\usepackage{booktabs}.\n" + lines;
    }
}

package org.ntkverify.report.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.Table;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.report.table.PlacedTable;
import org.ntkverify.report.wording.ClaimWording;
import org.ntkverify.report.wording.Measures;
import org.ntkverify.report.wording.PlainText;
import org.ntkverify.report.wording.RunWording;

/**
 * Renders every table of a run, an overview of the claims and the provenance of the run as CSV.
 *
 * <p>A column with estimates becomes two, {@code x} and {@code x_se}. Numbers are the shortest that read back as the same
 * double. Text keeps its line breaks, but no other control character.
 */
public final class TablesCsv {

    private static final List<String> OVERVIEW = List.of(
            "id",
            "note",
            "paper",
            "locator",
            "provenance",
            "title",
            "expected",
            "verdict",
            "outcome",
            "detail",
            "alpha",
            "margin",
            "smallest_detectable",
            "smallest_detectable_unit",
            "falsifiers",
            "falsifiers_refuted_as_declared",
            "seconds",
            "replay");

    private TablesCsv() {}

    /** Returns the contents of {@code claims.csv}, {@code run.csv} and one file for each table, by path below the
     * output folder. */
    public static SortedMap<String, String> files(VerificationRun run) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(PlacedTable.FOLDER + "claims.csv", claims(run));
        files.put(PlacedTable.FOLDER + "run.csv", provenance(run.info()));
        for (PlacedTable placed : PlacedTable.of(run)) {
            files.put(placed.path("csv"), table(placed.table()));
        }
        return Collections.unmodifiableSortedMap(files);
    }

    /** Returns one table. */
    public static String table(Table table) {
        List<Boolean> estimated = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            int index = column;
            boolean hasErrors =
                    table.rows().stream().anyMatch(row -> row.get(index).kind() == Table.Cell.Kind.ESTIMATE);
            estimated.add(hasErrors);
            header.add(words(table.columns().get(column)));
            if (hasErrors) {
                header.add(words(table.columns().get(column) + "_se"));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(header);
        for (List<Table.Cell> cells : table.rows()) {
            List<String> row = new ArrayList<>();
            for (int column = 0; column < cells.size(); column++) {
                addCell(row, cells.get(column), estimated.get(column));
            }
            rows.add(row);
        }
        return CsvText.render(rows);
    }

    private static void addCell(List<String> row, Table.Cell cell, boolean withError) {
        switch (cell.kind()) {
            case TEXT -> row.add(words(((Table.Cell.Text) cell).value()));
            case INTEGER -> row.add(Long.toString(((Table.Cell.Count) cell).value()));
            case NUMBER -> row.add(DecimalText.shortest(((Table.Cell.Value) cell).value()));
            case ESTIMATE -> {
                Table.Cell.Estimate estimate = (Table.Cell.Estimate) cell;
                row.add(DecimalText.shortest(estimate.value()));
                row.add(DecimalText.shortest(estimate.standardError()));
                return;
            }
        }
        if (withError) {
            row.add("");
        }
    }

    /** Returns the overview, one row for each claim; claims that were not run have no verdict. */
    public static String claims(VerificationRun run) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(OVERVIEW);
        run.results().forEach(result -> rows.add(overview(result, run.info())));
        for (String id : run.notRun()) {
            List<String> row = new ArrayList<>(Collections.nCopies(OVERVIEW.size(), ""));
            row.set(OVERVIEW.indexOf("id"), words(id));
            row.set(OVERVIEW.indexOf("outcome"), "not-run");
            rows.add(row);
        }
        return CsvText.render(rows);
    }

    private static List<String> overview(ClaimResult result, RunInfo info) {
        Claim claim = result.claim();
        Measures measures = Measures.of(result);
        return List.of(
                claim.id(),
                words(claim.source().note()),
                words(claim.source().paper()),
                words(claim.source().locator()),
                claim.source().provenance().text(),
                words(claim.title()),
                claim.expected().text(),
                ClaimWording.word(result.verdict()),
                result.outcome().text(),
                words(ClaimWording.detail(result.verdict())),
                number(measures.alpha()),
                number(measures.margin()),
                measures.smallestDetectable()
                        .map(defect -> DecimalText.shortest(defect.value()))
                        .orElse(""),
                measures.smallestDetectable()
                        .map(defect -> defect.unit().text())
                        .orElse(""),
                Integer.toString(result.falsifiers().size()),
                Long.toString(result.falsifiers().stream()
                        .filter(FalsifierResult::refutedAsDeclared)
                        .count()),
                DecimalText.shortest(result.seconds()),
                ClaimWording.replay(claim, info));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? DecimalText.shortest(value.getAsDouble()) : "";
    }

    private static String provenance(RunInfo info) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("key", "value"));
        for (Map.Entry<String, String> line : RunWording.provenance(info).entrySet()) {
            rows.add(List.of(line.getKey(), words(line.getValue())));
        }
        return CsvText.render(rows);
    }

    private static String words(String text) {
        return CsvText.words(PlainText.lines(text));
    }
}

package org.ntkverify.cli;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.csv.TablesCsv;
import org.ntkverify.report.html.HtmlReport;
import org.ntkverify.report.json.ResultsJson;
import org.ntkverify.report.junit.JunitXml;
import org.ntkverify.report.latex.TablesTex;
import org.ntkverify.report.markdown.SummaryMarkdown;
import org.ntkverify.report.plot.TablePlot;
import org.ntkverify.report.table.PlacedTable;

/** The files of a report folder, by path. */
final class ReportFiles {

    private ReportFiles() {}

    static SortedMap<String, String> of(VerificationRun run, boolean strict) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("index.html", HtmlReport.render(run));
        files.put("results.json", ResultsJson.render(run));
        files.put("junit.xml", JunitXml.render(run, strict));
        files.put("summary.md", SummaryMarkdown.render(run));
        putAll(files, TablesCsv.files(run));
        putAll(files, TablesTex.files(run));
        for (PlacedTable placed : PlacedTable.of(run)) {
            TablePlot.render(placed.table()).ifPresent(svg -> files.put(placed.plotPath(), svg));
        }
        return files;
    }

    private static void putAll(SortedMap<String, String> files, Map<String, String> more) {
        more.forEach((path, content) -> {
            if (files.put(path, content) != null) {
                throw new IllegalStateException("file names must be unique but %s was made twice".formatted(path));
            }
        });
    }
}

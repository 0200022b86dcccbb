package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.RunFixture;

class ReportFilesTest {

    private static final Plot PLOT =
            new Plot(Plot.Axis.linear("x"), Plot.Axis.linear("x"), List.of(Plot.Series.marks("m", "x", "x")));

    private static Table table(String name, Cell cell) {
        return new Table(name, "c", List.of("x"), List.of(List.of(cell))).plotted(PLOT);
    }

    @Test
    void a_plot_stands_in_a_file_of_its_own_and_in_the_results_if_it_draws_something() {
        VerificationRun run = RunFixture.run();
        ClaimResult first = run.results().get(0);
        ClaimResult shown = new ClaimResult(
                first.claim(),
                first.verdict(),
                first.outcome(),
                first.evidence(),
                first.falsifiers(),
                List.of(table("figure", new Cell.Value(1)), table("nothing", new Cell.Text(""))),
                first.alpha(),
                first.seconds());
        SortedMap<String, String> files =
                ReportFiles.of(new VerificationRun(run.info(), List.of(shown), List.of()), false);
        String stem = first.claim().id().replace('/', '_') + "_figure";
        assertThat(files.keySet().stream().filter(path -> path.startsWith("plots/")))
                .containsExactly("plots/" + stem + ".svg");
        assertThat(files.get("plots/" + stem + ".svg")).startsWith("<svg ");
        assertThat(files.get("results.json"))
                .contains("\"svg\": \"plots/" + stem + ".svg\"")
                .doesNotContain("plots/" + stem.replace("figure", "nothing"));
        assertThat(files).containsKeys("tables/" + stem + ".csv", "tables/" + stem + ".tex");
    }

    @Test
    void the_page_links_to_every_file_of_the_folder_and_to_no_other() {
        VerificationRun run = RunFixture.run();
        ClaimResult first = run.results().get(0);
        List<ClaimResult> results = new ArrayList<>(run.results());
        results.set(
                0,
                new ClaimResult(
                        first.claim(),
                        first.verdict(),
                        first.outcome(),
                        first.evidence(),
                        first.falsifiers(),
                        List.of(table("figure", new Cell.Value(1)), table("nothing", new Cell.Text(""))),
                        first.alpha(),
                        first.seconds()));
        SortedMap<String, String> files = ReportFiles.of(new VerificationRun(run.info(), results, run.notRun()), false);
        Set<String> linked = Pattern.compile("href=\"([^#\"]+)\"")
                .matcher(files.get("index.html"))
                .results()
                .map(link -> link.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        linked.add("index.html");
        assertThat(linked).isEqualTo(files.keySet()).anyMatch(path -> path.endsWith(".svg"));
    }
}

package org.ntkverify.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Table;
import org.ntkverify.report.RunFixture;

class PlacedTableTest {

    private static ClaimResult withTables(String... names) {
        ClaimResult result = RunFixture.run().results().get(0);
        List<Evidence> evidence = Arrays.stream(names)
                .map(name -> new Table(name, "c", List.of("x"), List.of(List.of(new Table.Cell.Count(1)))))
                .<Evidence>map(
                        table -> new Evidence.Enclosure(new Finding.Establishes(), "s", "m", List.of(), List.of(table)))
                .toList();
        return new ClaimResult(result.claim(), result.verdict(), result.outcome(), evidence, result.falsifiers(), 0, 0);
    }

    @Test
    void a_stem_names_paper_claim_and_table() {
        assertThat(PlacedTable.of(RunFixture.run()))
                .extracting(PlacedTable::stem)
                .contains("jacot2018_p2-2-limit-rate_convergence")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_name_that_two_checks_use_gets_a_number() {
        assertThat(PlacedTable.of(withTables("rates", "rates", "rates-2", "rates")))
                .extracting(placed -> placed.stem().substring(placed.stem().lastIndexOf('_') + 1))
                .containsExactly("rates", "rates-2", "rates-2-2", "rates-3");
    }

    @Test
    void a_name_cannot_leave_the_folder() {
        assertThat(PlacedTable.of(withTables("../../etc/passwd", "\u00E9", "C:\\x")))
                .extracting(PlacedTable::stem)
                .allMatch(stem -> stem.matches("[a-z0-9_-]+"));
    }
}

package org.ntkverify.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.report.ClaimFixture;
import org.ntkverify.report.Golden;
import org.ntkverify.report.RunFixture;

class TablesCsvTest {

    private static List<CSVRecord> parsed(String csv) throws IOException {
        try (CSVParser parser = CSVParser.parse(csv, CSVFormat.RFC4180)) {
            return parser.getRecords();
        }
    }

    @Test
    void golden_files() {
        Map<String, String> files = TablesCsv.files(RunFixture.run());
        Golden.assertMatches("claims.csv", files.getOrDefault("tables/claims.csv", ""));
        Golden.assertMatches("run.csv", files.getOrDefault("tables/run.csv", ""));
        Golden.assertMatches(
                "convergence.csv", files.getOrDefault("tables/jacot2018_p2-2-limit-rate_convergence.csv", ""));
        Golden.assertMatches("hostile.csv", files.getOrDefault("tables/bombari2022_p10-5-hostile_hostile.csv", ""));
    }

    @Test
    void every_table_has_a_file() {
        assertThat(TablesCsv.files(RunFixture.run()).keySet())
                .containsExactly(
                        "tables/bombari2022_p10-5-hostile_hostile.csv",
                        "tables/bombari2022_p10-c4-linear-singular_convergence.csv",
                        "tables/claims.csv",
                        "tables/jacot2018_p2-2-limit-rate_convergence.csv",
                        "tables/jacot2018_p2-3-limit_convergence.csv",
                        "tables/run.csv");
    }

    @Test
    void estimates_take_two_columns_and_keep_every_digit() throws IOException {
        List<CSVRecord> rows = parsed(TablesCsv.table(ClaimFixture.convergence()));
        assertThat(rows.get(0).toList()).containsExactly("width", "deviation", "deviation_se", "theory", "note");
        assertThat(rows.get(1).toList()).containsExactly("128", "0.60903", "0.0003", "0.625", "first");
        assertThat(rows.get(2).toList()).containsExactly("8192", "-1.5e-9", "2e-11", "1.5e-7", "");
        assertThat(rows.get(3).toList()).containsExactly("65536", "no fit", "", "12", "'-1/2");
    }

    @Test
    void every_file_reads_back_as_a_rectangle_without_formulas_or_controls() throws IOException {
        for (Map.Entry<String, String> file : TablesCsv.files(RunFixture.run()).entrySet()) {
            List<CSVRecord> rows = parsed(file.getValue());
            assertThat(rows).as(file.getKey()).hasSizeGreaterThan(1);
            for (CSVRecord row : rows) {
                assertThat(row.size()).as(file.getKey()).isEqualTo(rows.get(0).size());
                assertThat(row.toList()).allSatisfy(cell -> {
                    assertThat(cell.codePoints()).allMatch(c -> c == '\n' || !Character.isISOControl(c));
                    assertThat(cell).doesNotContainPattern("^[=@+]").doesNotContainPattern("^-[^0-9]");
                });
            }
        }
    }

    @Test
    void hostile_text_is_one_cell() throws IOException {
        String csv = TablesCsv.files(RunFixture.run()).getOrDefault("tables/bombari2022_p10-5-hostile_hostile.csv", "");
        assertThat(parsed(csv).get(1).get(0)).startsWith("'=cmd()|'/C calc'!A0").contains("\nsecond line\nthird");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1/2", "@SUM(A1)", " =1", "\t=1", "\uFF1D1"})
    void what_a_spreadsheet_would_evaluate_is_disarmed(String text) {
        assertThat(CsvText.words(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a=b", "1-2"})
    void other_words_stay_as_they_are(String text) {
        assertThat(CsvText.words(text)).isEqualTo(text);
    }
}

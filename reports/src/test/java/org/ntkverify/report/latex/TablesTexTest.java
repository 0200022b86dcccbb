package org.ntkverify.report.latex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.check.Table;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.ClaimFixture;
import org.ntkverify.report.Golden;
import org.ntkverify.report.RunFixture;

class TablesTexTest {

    @Test
    void golden_files() {
        Map<String, String> files = TablesTex.files(RunFixture.run());
        Golden.assertMatches("claims.tex", files.getOrDefault("tables/claims.tex", ""));
        Golden.assertMatches(
                "convergence.tex", files.getOrDefault("tables/jacot2018_p2-2-limit-rate_convergence.tex", ""));
        Golden.assertMatches("hostile.tex", files.getOrDefault("tables/bombari2022_p10-5-hostile_hostile.tex", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\\input{/etc/passwd} ! \\textbackslash{}input\\{/etc/passwd\\}",
                "100 % & $x$ #1 a_b ! 100 \\% \\& \\$x\\$ \\#1 a\\_b",
                "n^(-1/2) ~ <x> | ! n\\textasciicircum{}({-}1/2) \\textasciitilde{} \\textless{}x\\textgreater{} \\textbar{}",
                "[2ex] * ! {[}2ex{]} {*}",
                "\u00E9 \u0141 \u03BB \u2264 ! \\'{e} \\L{} \\ensuremath{\\lambda} \\ensuremath{\\leq}",
                "\uD83D\uDE00 ! \\textless{}U+1F600\\textgreater{}",
                "`` \" ! \\char96{}\\char96{} \\char34{}",
            })
    void words_print_as_they_are(String text, String expected) {
        assertThat(LatexText.escape(text)).isEqualTo(expected);
    }

    @Test
    void columns_meet_at_the_decimal_point() {
        Table table = ClaimFixture.convergence();
        assertThat(Column.of(table, 0)).isEqualTo(Column.COUNTS);
        assertThat(Column.of(table, 1)).isEqualTo(Column.DECIMALS);
        assertThat(Column.of(table, 3)).isEqualTo(Column.WORDS);
        assertThat(Column.DECIMALS.cell(new Table.Cell.Estimate(0.60903, 0.0003)))
                .isEqualTo("$0$ & .6090(3)");
        assertThat(Column.DECIMALS.cell(new Table.Cell.Estimate(-1.5e-9, 2e-11)))
                .isEqualTo("$-1$ & .50(2)$\\,\\times\\,10^{-9}$");
        assertThat(Column.DECIMALS.cell(new Table.Cell.Estimate(1234.5, 23))).isEqualTo("$1230$ & (20)");
        assertThat(Column.DECIMALS.cell(new Table.Cell.Value(3))).isEqualTo("$3$ & ");
        assertThat(Column.DECIMALS.cell(new Table.Cell.Text("a & b"))).isEqualTo("\\multicolumn{2}{c}{a \\& b}");
        assertThat(Column.DECIMALS.cell(new Table.Cell.Value(-1.2345678901234e-7)))
                .isEqualTo("$-1$ & .23456\\ldots{}$\\,\\times\\,10^{-7}$");
        assertThat(Column.COUNTS.cell(new Table.Cell.Count(-5))).isEqualTo("$-5$");
    }

    @Test
    void every_file_is_balanced_and_no_foreign_command_survives() {
        TablesTex.files(RunFixture.run()).forEach((name, text) -> {
            String body = text.replaceAll("(?m)^%.*$", "").replaceAll("\\\\[{}]", "");
            assertThat(body.chars().filter(c -> c == '{').count())
                    .as(name)
                    .isEqualTo(body.chars().filter(c -> c == '}').count());
            assertThat(body).as(name).doesNotContain("\\input", "\\write");
            assertThat(body.codePoints()).as(name).allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7F));
            assertThat(body).as(name).contains("\\begin{table}", "\\toprule", "\\bottomrule", "\\end{table}");
        });
    }

    @Test
    void a_command_with_a_line_break_cannot_leave_its_comment() {
        String text = TablesTex.claims(new VerificationRun(
                RunFixture.info("ntkv\n\\input{evil}\r\\x\u2028\\y"),
                RunFixture.run().results(),
                List.of()));
        assertThat(text.lines().filter(line -> line.contains("\\input{evil}")))
                .singleElement()
                .asString()
                .startsWith("%")
                .contains("\\x \\y");
    }
}

package org.ntkverify.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.Golden;
import org.ntkverify.report.RunFixture;

class SummaryMarkdownTest {

    private static final int MEBIBYTE = 1 << 20;

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static VerificationRun repeated(int times) {
        VerificationRun run = RunFixture.run();
        return new VerificationRun(
                run.info(),
                Collections.nCopies(times, run.results()).stream()
                        .flatMap(List::stream)
                        .toList(),
                run.notRun());
    }

    @Test
    void golden_file() {
        Golden.assertMatches("summary.md", SummaryMarkdown.render(RunFixture.run()));
    }

    @Test
    void the_status_comes_first_and_headings_start_at_level_three() {
        String markdown = SummaryMarkdown.render(RunFixture.run());
        assertThat(markdown).startsWith("### ntk-verify: ERROR: 2 claims with an error");
        assertThat(markdown.lines()).noneMatch(line -> line.startsWith("# ") || line.startsWith("## "));
    }

    @Test
    void every_row_of_a_table_has_the_columns_of_its_head() {
        String markdown = SummaryMarkdown.render(RunFixture.run());
        long columns = 0;
        int rows = 0;
        for (String line : markdown.lines().toList()) {
            if (!line.startsWith("|")) {
                columns = 0;
                continue;
            }
            long bars = line.replace("\\|", "").chars().filter(c -> c == '|').count();
            if (columns > 0) {
                assertThat(bars).as(line).isEqualTo(columns);
                rows++;
            }
            columns = bars;
        }
        assertThat(rows).as("rows seen, so that the test is not vacuous").isGreaterThan(25);
    }

    @Test
    void no_markup_of_a_claim_survives() {
        String markdown = SummaryMarkdown.render(RunFixture.run());
        assertThat(markdown).doesNotContain("<b>", "</script>", "@team", " $x$", "\u001B", "\u202E");
        assertThat(markdown).contains("&lt;/script&gt;", "\\`code\\`", "&#64;team", "\\[l\\](javascript:0)");
        assertThat(markdown.codePoints()).allMatch(c -> c == '\n' || !Character.isISOControl(c));
    }

    @ParameterizedTest
    @CsvSource({"a|b, a\\|b", "`x`, \\`x\\`", "<a>, &lt;a&gt;", "a_b*c, a\\_b\\*c", "c:\\x, c:\\\\x", "&lt;, &amp;lt;"})
    void escapes(String text, String expected) {
        assertThat(MarkdownText.escape(text)).isEqualTo(expected);
    }

    @Test
    void long_text_is_cut_between_characters() {
        assertThat(MarkdownText.escape("\uD83D\uDE00".repeat(10), 5)).isEqualTo("\uD83D\uDE00\uD83D\uDE00...");
    }

    @Test
    void a_large_run_stays_below_the_limit_and_says_what_is_left_out() {
        String markdown = SummaryMarkdown.render(repeated(3_000));
        assertThat(bytes(markdown)).isLessThan(MEBIBYTE).isGreaterThan(MEBIBYTE / 2);
        assertThat(markdown)
                .containsPattern("Truncated: \\d+ of 18000 claims are left out")
                .containsPattern("Truncated: \\d+ of 33002 claims are left out")
                .containsPattern("Truncated: \\d+ of 60000 falsifiers are left out")
                .contains("</details>")
                .contains("command: ntkv verify");
    }

    @Test
    void a_small_run_is_complete() {
        assertThat(SummaryMarkdown.render(RunFixture.run())).doesNotContain("Truncated");
    }
}

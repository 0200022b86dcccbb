package org.ntkverify.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Tier;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.ClaimFixture;
import org.ntkverify.report.Golden;
import org.ntkverify.report.RunFixture;

class TerminalReportTest {

    private static final TerminalReport PLAIN = TerminalReport.plain();

    private static List<Claim> claims() {
        return RunFixture.run().results().stream().map(ClaimResult::claim).toList();
    }

    private static Map<Tier, Claim> tiers(Claim claim) {
        return Map.of(Tier.SMOKE, claim, Tier.STANDARD, claim, Tier.FULL, claim);
    }

    private static Claim withMargin(Claim claim, double margin) {
        return new Claim(
                claim.id(),
                claim.source(),
                claim.title(),
                claim.statement(),
                claim.expected(),
                claim.assumptions(),
                List.of(ClaimFixture.limit(margin)),
                claim.corrected(),
                claim.falsifiers());
    }

    static Stream<String> everyPage() {
        VerificationRun run = RunFixture.run();
        Stream<String> explained = claims().stream().map(claim -> PLAIN.explain(tiers(claim)));
        return Stream.concat(
                Stream.of(
                        PLAIN.verify(run),
                        PLAIN.verify(new VerificationRun(run.info(), List.of(), List.of())),
                        PLAIN.verify(
                                new VerificationRun(RunFixture.info(RunFixture.HOSTILE), run.results(), run.notRun())),
                        PLAIN.list(claims()),
                        PLAIN.list(List.of())),
                explained);
    }

    @Test
    void golden_files() {
        Golden.assertMatches("verify.txt", PLAIN.verify(RunFixture.run()));
        Golden.assertMatches("list.txt", PLAIN.list(claims()));
        Claim limit = claims().get(2);
        Golden.assertMatches(
                "explain.txt",
                PLAIN.explain(Map.of(
                        Tier.SMOKE,
                        withMargin(limit, 0.05),
                        Tier.STANDARD,
                        limit,
                        Tier.FULL,
                        withMargin(limit, 0.005))));
        Golden.assertMatches("explain-erratum.txt", PLAIN.explain(Map.of(Tier.STANDARD, claims().get(5))));
        Golden.assertMatches("explain-hostile.txt", PLAIN.explain(tiers(claims().get(6))));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void no_line_is_wider_than_eighty_columns(String page) {
        assertThat(page.lines())
                .allSatisfy(line -> assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(80));
        assertThat(page).endsWith("\n");
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void no_control_or_format_character_reaches_the_terminal(String page) {
        assertThat(page.codePoints())
                .allMatch(character -> character == '\n'
                        || (!Character.isISOControl(character)
                                && Character.getType(character) != Character.FORMAT
                                && Character.getType(character) != Character.SURROGATE));
    }

    @Test
    void colour_adds_to_the_words_and_replaces_none() {
        String coloured = TerminalReport.coloured().verify(RunFixture.run());
        assertThat(coloured)
                .contains("\u001B[32mPROVED", "\u001B[31mREFUTED", "\u001B[33mUNDECIDED", "\u001B[35mBLOCKED");
        assertThat(coloured.replaceAll("\u001B\\[[0-9]+m", "")).isEqualTo(PLAIN.verify(RunFixture.run()));
        assertThat(TerminalReport.coloured().list(claims()).replaceAll("\u001B\\[[0-9]+m", ""))
                .isEqualTo(PLAIN.list(claims()));
    }

    @Test
    void every_claim_has_a_line_and_every_surprise_a_replay_command() {
        String page = PLAIN.verify(RunFixture.run());
        assertThat(page)
                .contains("p2-2-limit-rate")
                .contains("margin 1 %, would see 1.6 %")
                .contains("exact derivation");
        assertThat(joined(page))
                .contains("ntkv verify bombari2022/p10-5-hostile --tier standard --seed 7 --alpha 0.001")
                .contains("ntkv verify jacot2018/p2-4-limit-of-a-network-whose-identifier-is-far-too-long-for-one-line-"
                        + "of-a-terminal-window --tier standard --seed 7 --alpha 0.001");
    }

    /** Joins lines as a shell does: a backslash and the line end vanish, then blanks separate words. */
    private static String joined(String page) {
        return page.replace("\\\n", "").replaceAll(" +", " ");
    }

    @Test
    void wide_characters_count_twice_and_marks_not_at_all() {
        assertThat(Columns.width("ab")).isEqualTo(2);
        assertThat(Columns.width("\u4E2D\uD83D\uDE00")).isEqualTo(4);
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void text_breaks_between_words_and_long_words_are_cut() {
        assertThat(Columns.wrap("aa bb cc", 5)).containsExactly("aa bb", "cc");
        assertThat(Columns.wrap("aa bbbbbbb c", 5)).containsExactly("aa", "bbbbb", "bb c");
        assertThat(Columns.wrap("", 5)).containsExactly("");
        assertThat(Columns.wrap("\u4E2D\u4E2D\u4E2D", 5)).containsExactly("\u4E2D\u4E2D", "\u4E2D");
        assertThat(Columns.elide("abcdefgh", 6)).isEqualTo("abc...");
    }
}

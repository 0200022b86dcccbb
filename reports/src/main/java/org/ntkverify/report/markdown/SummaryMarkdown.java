package org.ntkverify.report.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.number.DurationText;
import org.ntkverify.report.wording.ClaimWording;
import org.ntkverify.report.wording.RunWording;

/**
 * Renders {@code summary.md}: status, counts, what needs attention, all claims, falsifiers.
 *
 * <p>GitHub drops a job summary above 1 MiB without a word, so this one stays below and says what it leaves out. Headings
 * start at level 3, because the page around it has its own.
 */
public final class SummaryMarkdown {

    /** Largest size in bytes; 1 MiB is the limit of job summaries, and the rest is room for a frame around it. */
    static final int LIMIT = 1_000_000;

    /** Shares of the limit after which attention, claims and falsifiers stop; the last part is for the provenance. */
    private static final double[] SHARES = {0.5, 0.8, 0.95};

    private static final int CELL = 200;
    private static final int PARAGRAPH = 2_000;

    private SummaryMarkdown() {}

    /** Returns the Markdown text, at most {@value #LIMIT} bytes in UTF-8. */
    public static String render(VerificationRun run) {
        return render(run, LIMIT);
    }

    static String render(VerificationRun run, int limit) {
        Budget budget = new Budget();
        budget.append("### ntk-verify: %s\n\n".formatted(MarkdownText.escape(RunWording.status(run))));
        budget.append(counts(run));
        attention(budget, run, (int) (SHARES[0] * limit));
        claims(budget, run, (int) (SHARES[1] * limit));
        falsifiers(budget, run, (int) (SHARES[2] * limit));
        budget.append(provenance(run.info()));
        return budget.toString();
    }

    private static String counts(VerificationRun run) {
        List<RunWording.Count> counts = RunWording.counts(run);
        String labels = counts.stream().map(count -> " " + count.label() + " |").collect(Collectors.joining());
        String numbers =
                counts.stream().map(count -> " " + count.number() + " |").collect(Collectors.joining());
        return "|%s total |\n|%s\n|%s %s |\n"
                .formatted(labels, "---:|".repeat(counts.size() + 1), numbers, run.total());
    }

    private static void attention(Budget budget, VerificationRun run, int limit) {
        List<String> pieces = run.results().stream()
                .filter(result -> ClaimWording.needsAttention(result.outcome()))
                .map(result -> details(result, run.info()))
                .toList();
        if (!pieces.isEmpty()) {
            budget.append("\n### Needs attention\n");
            leftOut(budget, budget.appendWhileFitting(pieces, limit), pieces.size(), "claims");
        }
    }

    private static String details(ClaimResult result, RunInfo info) {
        StringBuilder text = new StringBuilder();
        text.append("\n#### %s\n\n%s\n\n"
                .formatted(MarkdownText.escape(result.claim().id()), ClaimWording.headline(result)));
        for (ClaimWording.Fact fact : ClaimWording.facts(result)) {
            text.append("- **%s:** %s\n".formatted(fact.label(), MarkdownText.escape(fact.text(), PARAGRAPH)));
        }
        return text.append("\n```sh\n%s\n```\n".formatted(ClaimWording.replay(result.claim(), info)))
                .toString();
    }

    private static void claims(Budget budget, VerificationRun run, int limit) {
        List<String> pieces = new ArrayList<>();
        run.results()
                .forEach(result -> pieces.add("| %s | %s | %s | %s |\n"
                        .formatted(
                                MarkdownText.escape(result.claim().id(), CELL),
                                ClaimWording.word(result.verdict()),
                                result.outcome().text(),
                                MarkdownText.escape(ClaimWording.detail(result.verdict()), CELL))));
        run.notRun().forEach(id -> pieces.add("| %s | | not-run | |\n".formatted(MarkdownText.escape(id, CELL))));
        if (!pieces.isEmpty()) {
            budget.append("\n### Claims\n\n| claim | verdict | outcome | how it is known |\n|---|---|---|---|\n");
            leftOut(budget, budget.appendWhileFitting(pieces, limit), pieces.size(), "claims");
        }
    }

    private static void falsifiers(Budget budget, VerificationRun run, int limit) {
        List<String> pieces = new ArrayList<>();
        for (ClaimResult result : run.results()) {
            for (FalsifierResult falsifier : result.falsifiers()) {
                pieces.add("| %s | %s | %s | %s |\n"
                        .formatted(
                                MarkdownText.escape(result.claim().id(), CELL),
                                MarkdownText.escape(falsifier.falsifier().id(), CELL),
                                falsifier.refutedAsDeclared() ? "yes" : "**no**",
                                MarkdownText.escape(
                                        ClaimWording.word(falsifier.verdict()) + ": "
                                                + ClaimWording.detail(falsifier.verdict()),
                                        CELL)));
            }
        }
        if (!pieces.isEmpty()) {
            budget.append("""

                    <details><summary>Falsifiers: false variants that the same checks must refute (%s)</summary>

                    | claim | falsifier | refuted as declared | seen |
                    |---|---|---|---|
                    """.formatted(pieces.size()));
            int missing = budget.appendWhileFitting(pieces, limit);
            leftOut(budget, missing, pieces.size(), "falsifiers");
            budget.append("\n</details>\n");
        }
    }

    private static void leftOut(Budget budget, int missing, int all, String what) {
        if (missing > 0) {
            budget.append("\n**Truncated: %s of %s %s are left out here; `results.json` has all of them.**\n"
                    .formatted(missing, all, what));
        }
    }

    private static String provenance(RunInfo info) {
        Map<String, String> lines = RunWording.provenance(info);
        String text = lines.entrySet().stream()
                .filter(line ->
                        !line.getKey().equals("command") && !line.getKey().equals("seconds"))
                .map(line -> line.getKey() + " " + MarkdownText.escape(line.getValue(), CELL))
                .collect(Collectors.joining(", "));
        return "\n%s, took %s, command: %s\n"
                .formatted(text, DurationText.text(info.seconds()), MarkdownText.escape(info.command(), PARAGRAPH));
    }
}

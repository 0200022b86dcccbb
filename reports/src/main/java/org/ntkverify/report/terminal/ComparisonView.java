package org.ntkverify.report.terminal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ntkverify.report.compare.RunComparison;
import org.ntkverify.report.compare.SavedClaim;
import org.ntkverify.report.compare.SavedEstimate;
import org.ntkverify.report.compare.SavedRun;
import org.ntkverify.report.number.DurationText;
import org.ntkverify.report.number.EstimateFormat;

/** What changed between two runs. */
final class ComparisonView {

    private static final String INDENT = "    ";

    private static final int LABEL = 15;

    /** How many claims are named whose time changed most. */
    private static final int SLOWEST = 3;

    /** Changes of less than this many seconds are noise of the machine. */
    private static final double NOTICED = 1;

    private final Palette palette;

    ComparisonView(Palette palette) {
        this.palette = palette;
    }

    String render(RunComparison comparison) {
        Page page = new Page();
        verdicts(page, comparison);
        moves(page, comparison);
        ids(page, "Gone", comparison.gone());
        ids(page, "New", comparison.added());
        page.line(palette.heading("Summary"));
        item(page, "old", run(comparison.oldRun()));
        item(page, "new", run(comparison.newRun()));
        item(
                page,
                "compared",
                "%s claims, %s estimates; %s estimates have no partner"
                        .formatted(comparison.claims(), comparison.estimates(), comparison.unmatched()));
        if (comparison.estimates() > 0) {
            item(
                    page,
                    "moved",
                    String.format(Locale.ROOT, "means by more than %.1f standard errors", comparison.quantile()));
        }
        item(page, "time", times(comparison));
        item(page, "result", result(comparison));
        return page.toString();
    }

    private void verdicts(Page page, RunComparison comparison) {
        if (comparison.verdicts().isEmpty()) {
            return;
        }
        page.line(palette.heading("Verdicts"));
        for (RunComparison.VerdictChange change : comparison.verdicts()) {
            page.hanging("  ", change.before().id());
            page.hanging(
                    INDENT,
                    "%s (%s) -> %s (%s)"
                            .formatted(
                                    change.before().verdict(),
                                    change.before().outcome(),
                                    change.after().verdict(),
                                    change.after().outcome()));
        }
        page.gap();
    }

    private void moves(Page page, RunComparison comparison) {
        if (comparison.moved().isEmpty()) {
            return;
        }
        page.line(palette.heading("Estimates that moved"));
        String claim = "";
        for (RunComparison.Move move : comparison.moved()) {
            if (!claim.equals(move.claim())) {
                claim = move.claim();
                page.hanging("  ", claim);
            }
            String distance = Double.isFinite(move.standardErrors())
                    ? String.format(Locale.ROOT, "%.1f standard errors", move.standardErrors())
                    : "nothing varies";
            page.hanging(
                    INDENT,
                    "%s: %s -> %s, %s"
                            .formatted(move.before().place(), text(move.before()), text(move.after()), distance));
        }
        page.gap();
    }

    private static String text(SavedEstimate estimate) {
        return EstimateFormat.text(estimate.value(), estimate.standardError());
    }

    private void ids(Page page, String heading, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        page.line(palette.heading(heading));
        ids.forEach(id -> page.hanging("  ", id));
        page.gap();
    }

    private static void item(Page page, String label, String text) {
        page.hanging(INDENT + Columns.pad(label, LABEL - INDENT.length()), text);
    }

    private static String run(SavedRun run) {
        return "%s, tier %s, seed %s".formatted(run.label(), run.tier(), run.seed());
    }

    private static String times(RunComparison comparison) {
        String whole = "%s -> %s"
                .formatted(
                        DurationText.text(comparison.oldRun().seconds()),
                        DurationText.text(comparison.newRun().seconds()));
        List<SavedClaim> slower = comparison.newRun().claims().values().stream()
                .filter(claim -> change(comparison, claim) >= NOTICED)
                .sorted(Comparator.comparingDouble((SavedClaim claim) -> -change(comparison, claim)))
                .limit(SLOWEST)
                .toList();
        if (slower.isEmpty()) {
            return whole;
        }
        return whole
                + "; slower: "
                + String.join(
                        ", ",
                        slower.stream()
                                .map(claim ->
                                        "%s by %s".formatted(claim.id(), DurationText.text(change(comparison, claim))))
                                .toList());
    }

    private static double change(RunComparison comparison, SavedClaim claim) {
        SavedClaim before = comparison.oldRun().claims().get(claim.id());
        return before == null ? 0 : claim.seconds() - before.seconds();
    }

    private static String result(RunComparison comparison) {
        if (comparison.same()) {
            return "same: no verdict changed, no estimate moved";
        }
        return "changed: verdicts %s, estimates %s, claims gone %s"
                .formatted(
                        comparison.verdicts().size(),
                        comparison.moved().size(),
                        comparison.gone().size());
    }
}

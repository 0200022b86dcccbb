package org.ntkverify.report.terminal;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.report.number.DurationText;
import org.ntkverify.report.wording.ClaimWording;
import org.ntkverify.report.wording.RunWording;

/** The results of a run. */
final class VerifyView {

    /** Widest name beside its verdict; a longer one gets a line of its own. */
    private static final int NAME = 34;

    private static final int VERDICT = "SUPPORTED".length();
    private static final int MARK = 4;
    private static final int LABEL = 15;

    private final Palette palette;

    VerifyView(Palette palette) {
        this.palette = palette;
    }

    String render(VerificationRun run) {
        Page page = new Page();
        int name = run.results().stream()
                .mapToInt(result -> ListView.slug(result.claim()).length())
                .filter(width -> width <= NAME)
                .max()
                .orElse(NAME);
        RunWording.byPaper(run).forEach((paper, results) -> {
            page.line(palette.heading(Columns.elide(paper, Page.WIDTH)));
            results.forEach(result -> claim(page, result, name));
            page.gap();
        });
        run.results().stream()
                .filter(result -> ClaimWording.needsAttention(result.outcome()))
                .forEach(result -> paragraph(page, result, run.info()));
        summary(page, run);
        return page.toString();
    }

    private void claim(Page page, ClaimResult result, int name) {
        String mark = palette.outcome(result.outcome(), mark(result.outcome()));
        String slug = ListView.slug(result.claim());
        if (slug.length() > name) {
            page.line(mark + Columns.elide(slug, Page.WIDTH - MARK));
            slug = "";
            mark = " ".repeat(MARK);
        }
        Verdict verdict = result.verdict();
        int detail = Page.WIDTH - MARK - name - 2 - VERDICT - 2;
        List<String> details = details(result, detail);
        page.line(mark
                + Columns.pad(slug, name)
                + "  "
                + palette.verdict(verdict.kind(), Columns.pad(ClaimWording.word(verdict), VERDICT))
                + "  "
                + details.get(0));
        details.subList(1, details.size()).forEach(line -> page.line(" ".repeat(Page.WIDTH - detail) + line));
    }

    /** Returns one line if a paragraph repeats the text in full, else at most two. */
    private static List<String> details(ClaimResult result, int width) {
        String text = ClaimWording.brief(result);
        List<String> lines = Columns.wrap(text, width);
        if (lines.size() == 1) {
            return lines;
        }
        return ClaimWording.needsAttention(result.outcome())
                ? List.of(Columns.elide(text, width))
                : List.of(lines.get(0), Columns.elide(String.join(" ", lines.subList(1, lines.size())), width));
    }

    /** Returns four columns that tell outcomes apart without colour. */
    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case AS_EXPECTED -> "    ";
            case UNEXPECTED -> "  ! ";
            case UNDECIDED -> "  ? ";
            case BLOCKED -> "  - ";
            case OPEN -> "  o ";
            case ERROR -> "  X ";
        };
    }

    private void paragraph(Page page, ClaimResult result, RunInfo info) {
        String id = Columns.elide(result.claim().id(), Page.WIDTH - MARK);
        page.line(palette.outcome(result.outcome(), mark(result.outcome()).substring(2)) + palette.heading(id));
        page.hanging(label("verdict"), ClaimWording.headline(result));
        for (ClaimWording.Fact fact : ClaimWording.facts(result)) {
            page.hanging(label(fact.label()), fact.text());
        }
        page.command(label("replay"), ClaimWording.replay(result.claim(), info));
        page.gap();
    }

    private void summary(Page page, VerificationRun run) {
        RunInfo info = run.info();
        page.line(palette.heading("Summary"));
        page.hanging(label("claims"), "%s: %s".formatted(run.total(), counts(run)));
        if (!run.results().isEmpty()) {
            page.hanging(label("verdicts"), verdicts(run));
        }
        String marks = marks(run);
        if (!marks.isEmpty()) {
            page.hanging(label("marks"), marks);
        }
        page.hanging(
                label("alpha"),
                "%s for the whole run; the claims checked may spend %s"
                        .formatted(
                                DecimalText.shortest(info.alpha()),
                                DecimalText.significant(RunWording.alphaAllotted(run), 2, RoundingMode.UP)));
        page.hanging(
                label("time"),
                "%s on %s %s, engine %s"
                        .formatted(
                                DurationText.text(info.seconds()),
                                info.threads(),
                                info.threads() == 1 ? "thread" : "threads",
                                info.engine()));
        page.hanging(
                label("run"),
                "version %s (%s), tier %s, seed %s, Java %s, %s, BLAS %s"
                        .formatted(
                                info.version(),
                                info.commit(),
                                info.tier().text(),
                                info.seed(),
                                info.java(),
                                info.os(),
                                info.blas()));
        page.hanging(label("result"), RunWording.status(run));
    }

    private static String counts(VerificationRun run) {
        return RunWording.counts(run).stream()
                .filter(count -> count.number() > 0)
                .map(count -> count.number() + " " + count.label())
                .collect(Collectors.joining(", "));
    }

    private static String verdicts(VerificationRun run) {
        Map<Verdict.Kind, Integer> kinds = new EnumMap<>(Verdict.Kind.class);
        run.results().forEach(result -> kinds.merge(result.verdict().kind(), 1, Integer::sum));
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey().name())
                .collect(Collectors.joining(", "));
    }

    private static String marks(VerificationRun run) {
        List<String> marks = new ArrayList<>();
        run.outcomes().forEach((outcome, number) -> {
            if (number > 0 && outcome != Outcome.AS_EXPECTED) {
                marks.add(mark(outcome).strip() + " " + outcome.text());
            }
        });
        return String.join(", ", marks);
    }

    private static String label(String label) {
        return Columns.pad("    " + label, LABEL);
    }
}

package org.ntkverify.report.html;

import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.report.number.DurationText;
import org.ntkverify.report.wording.ClaimWording;
import org.ntkverify.report.wording.RunWording;

/** The head of the page: what came out, what may be wrong, how it was run. */
final class RunSection {

    private static final int BAR_WIDTH = 1000;

    /** A segment of a single claim must still be seen. */
    private static final double LEAST_WIDTH = 6;

    private final VerificationRun run;
    private final Html html;

    RunSection(VerificationRun run, Html html) {
        this.run = run;
        this.html = html;
    }

    void write() {
        html.open("header", "id", "top").open("div", "class", "title").leaf("h1", "ntk-verify report");
        html.open("button", "type", "button", "id", "theme", "hidden", "").close();
        html.close();
        boolean attention = run.results().stream().anyMatch(result -> ClaimWording.needsAttention(result.outcome()));
        html.leaf("p", RunWording.status(run), "class", attention ? "status attention" : "status");
        bar();
        counts();
        facts();
        html.close();
    }

    private Map<String, Integer> segments() {
        Map<Verdict.Kind, Integer> kinds = new EnumMap<>(Verdict.Kind.class);
        run.results().forEach(result -> kinds.merge(result.verdict().kind(), 1, Integer::sum));
        Map<String, Integer> segments = new LinkedHashMap<>();
        kinds.forEach((kind, number) -> segments.put(kind.text(), number));
        if (!run.notRun().isEmpty()) {
            segments.put("not-run", run.notRun().size());
        }
        return segments;
    }

    /** Decoration for the eye: the list below says the same in words. */
    private void bar() {
        Map<String, Integer> segments = segments();
        double total =
                segments.values().stream().mapToDouble(number -> width(number)).sum();
        html.open(
                "svg",
                "class",
                "counts",
                "viewBox",
                "0 0 1000 16",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
        double x = 0;
        for (Map.Entry<String, Integer> segment : segments.entrySet()) {
            double width = width(segment.getValue()) / total * BAR_WIDTH;
            html.empty(
                    "rect", "class", segment.getKey(), "x", place(x), "y", "0", "width", place(width), "height", "16");
            x += width;
        }
        html.close();
    }

    private double width(int number) {
        return Math.max(LEAST_WIDTH, (double) BAR_WIDTH * number / Math.max(1, run.total()));
    }

    private static String place(double x) {
        return DecimalText.significant(x, 6, RoundingMode.HALF_EVEN);
    }

    private void counts() {
        html.open("ul", "class", "legend", "aria-label", "Verdicts");
        segments().forEach((name, number) -> {
            boolean notRun = name.equals("not-run");
            html.open("li")
                    .open("a", "href", notRun ? "#not-run" : "#?verdict=" + name)
                    .leaf("span", "", "class", "key " + name, "aria-hidden", "true")
                    .leaf("b", Integer.toString(number))
                    .words(" ")
                    .text(notRun ? "not run" : ClaimSection.upper(name))
                    .close()
                    .close();
        });
        html.close();
        html.open("p", "class", "outcomes").words("Against what the sources say: ");
        String separator = "";
        for (Map.Entry<Outcome, Long> outcome : run.outcomes().entrySet()) {
            if (outcome.getValue() > 0) {
                String word = outcome.getKey().text();
                html.words(separator)
                        .open("a", "href", "#?outcome=" + word)
                        .text(outcome.getValue() + " " + word)
                        .close();
                separator = ", ";
            }
        }
        html.words(separator.isEmpty() ? "nothing was run." : ".").close();
    }

    private void facts() {
        RunInfo info = run.info();
        html.open("dl", "class", "facts");
        ClaimSection.fact(
                html,
                "Error budget",
                "%s for the whole run: the probability that any SUPPORTED or REFUTED by samples is wrong is at most this. The claims checked may spend %s of it."
                        .formatted(
                                DecimalText.shortest(info.alpha()),
                                DecimalText.significant(RunWording.alphaAllotted(run), 2, RoundingMode.UP)));
        ClaimSection.fact(
                html,
                "Run",
                "tier %s, seed %s, %s on %s %s, engine %s, started %s"
                        .formatted(
                                info.tier().text(),
                                info.seed(),
                                DurationText.text(info.seconds()),
                                info.threads(),
                                info.threads() == 1 ? "thread" : "threads",
                                info.engine(),
                                info.started().truncatedTo(ChronoUnit.SECONDS)));
        ClaimSection.fact(
                html,
                "Made with",
                "ntk-verify %s (%s), Java %s, %s, BLAS %s; claims hash %s"
                        .formatted(
                                info.version(), info.commit(), info.java(), info.os(), info.blas(), info.inputHash()));
        html.leaf("dt", "Replay").open("dd");
        ClaimSection.command(html, replay(info));
        html.close();
        html.leaf("dt", "Files").open("dd");
        String separator = "";
        for (String file : new String[] {
            "results.json", "summary.md", "junit.xml", "tables/claims.csv", "tables/claims.tex", "tables/run.csv"
        }) {
            html.words(separator).leaf("a", file, "href", file);
            separator = ", ";
        }
        html.close().close();
    }

    /** The command as typed, with the seed that it was run with. */
    private static String replay(RunInfo info) {
        String seed = "--seed " + info.seed();
        String command = info.command().replaceAll("--seed[ =]random", seed);
        return command.contains("--seed") ? command : command + " " + seed;
    }

    /** Writes what a reader has to look at; nothing if there is nothing. */
    void attention() {
        if (run.results().stream().noneMatch(result -> ClaimWording.needsAttention(result.outcome()))) {
            return;
        }
        html.open("section", "id", "attention", "aria-labelledby", "attention-title");
        html.leaf("h2", "Needs attention", "id", "attention-title").open("ul");
        for (ClaimResult result : run.results()) {
            if (ClaimWording.needsAttention(result.outcome())) {
                html.open("li");
                html.leaf("a", result.claim().id(), "href", "#" + result.claim().id());
                html.words(" ");
                ClaimSection.badges(html, result);
                html.words(" ").text(ClaimWording.detail(result.verdict())).close();
            }
        }
        html.close().close();
    }
}

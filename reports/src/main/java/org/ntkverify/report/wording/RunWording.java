package org.ntkverify.report.wording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.number.DecimalText;

/** What is said about a whole run. */
public final class RunWording {

    private RunWording() {}

    /** How many claims had one outcome, or were not run. */
    public record Count(String label, long number) {}

    /** Returns the status in one line, the worst first. */
    public static String status(VerificationRun run) {
        Map<Outcome, Long> counts = run.outcomes();
        long errors = counts.getOrDefault(Outcome.ERROR, 0L);
        long unexpected = counts.getOrDefault(Outcome.UNEXPECTED, 0L);
        List<String> open = new ArrayList<>();
        for (Outcome outcome : List.of(Outcome.UNDECIDED, Outcome.BLOCKED)) {
            long number = counts.getOrDefault(outcome, 0L);
            if (number > 0) {
                open.add("%s %s".formatted(number, outcome.text()));
            }
        }
        String rest = open.isEmpty() ? "" : ", " + String.join(", ", open);
        if (errors > 0) {
            return "ERROR: %s with an error, %s unexpected%s".formatted(claims(errors), unexpected, rest);
        }
        if (unexpected > 0) {
            return "UNEXPECTED: %s against the expectation%s".formatted(claims(unexpected), rest);
        }
        if (run.results().isEmpty()) {
            return "NOTHING RUN: no claim was checked";
        }
        return "OK: %s checked, nothing unexpected%s"
                .formatted(claims(run.results().size()), rest);
    }

    private static String claims(long number) {
        return number + (number == 1 ? " claim" : " claims");
    }

    /** Returns the counts of all outcomes and of what was not run; they add up to the total. */
    public static List<Count> counts(VerificationRun run) {
        List<Count> counts = new ArrayList<>();
        run.outcomes().forEach((outcome, number) -> counts.add(new Count(outcome.text(), number)));
        counts.add(new Count("not-run", run.notRun().size()));
        return counts;
    }

    /** Returns the results by paper, both in catalogue order. */
    public static Map<String, List<ClaimResult>> byPaper(VerificationRun run) {
        Map<String, List<ClaimResult>> papers = new LinkedHashMap<>();
        for (ClaimResult result : run.results()) {
            papers.computeIfAbsent(result.claim().source().paper(), paper -> new ArrayList<>())
                    .add(result);
        }
        return papers;
    }

    /** Returns the error probability that the claims checked may spend together; at most the budget of the run. */
    public static double alphaAllotted(VerificationRun run) {
        return run.results().stream()
                .filter(result -> result.claim().sampled())
                .mapToDouble(ClaimResult::alpha)
                .sum();
    }

    /** Returns where the numbers come from, as label and value, in a fixed order. */
    public static Map<String, String> provenance(RunInfo info) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("version", info.version());
        lines.put("commit", info.commit());
        lines.put("java", info.java());
        lines.put("os", info.os());
        lines.put("blas", info.blas());
        lines.put("seed", Long.toString(info.seed()));
        lines.put("alpha", DecimalText.shortest(info.alpha()));
        lines.put("tier", info.tier().text());
        lines.put("engine", info.engine());
        lines.put("threads", Integer.toString(info.threads()));
        lines.put("command", info.command());
        lines.put("inputs", info.inputHash());
        lines.put("started", info.started().toString());
        lines.put("seconds", DecimalText.shortest(info.seconds()));
        return lines;
    }
}

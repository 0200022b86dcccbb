package org.ntkverify.fuzz;

import org.ntkverify.report.compare.RunComparison;
import org.ntkverify.report.compare.SavedRun;
import org.ntkverify.report.json.ComparisonJson;
import org.ntkverify.report.terminal.TerminalReport;

/** {@code results.json} as {@code ntkv compare} reads it: a run compared with itself has not changed, and both views of that can be written. */
public final class ResultsFuzz {

    private ResultsFuzz() {}

    /** Throws if the reader breaks its promise on {@code data}. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        Promise.read(text, () -> SavedRun.parse("results.json", text))
                .ifPresent(run ->
                        Promise.read(text, () -> RunComparison.of(run, run)).ifPresent(ResultsFuzz::check));
    }

    private static void check(RunComparison comparison) {
        Promise.require(comparison.same(), "a run differs from itself");
        Promise.require(!TerminalReport.plain().comparison(comparison).isBlank(), "blank report");
        Promise.require(!ComparisonJson.render(comparison).isBlank(), "blank document");
    }
}

/**
 * What changed between two runs.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * String json = """
 *         {"schema": "ntkv/results/1", "run": {"tier": "smoke", "seed": 7, "seconds": 1}, "claims": [
 *           {"id": "paper/one", "verdict": "PROVED", "outcome": "as-expected", "seconds": 1, "evidence": []}]}
 *         """;
 * SavedRun before = SavedRun.parse("before.json", json);
 * SavedRun after = SavedRun.parse("after.json", json.replace("PROVED", "REFUTED"));
 * boolean holds = RunComparison.of(before, before).same() && !RunComparison.of(before, after).same();
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.compare;

import org.jspecify.annotations.NullMarked;

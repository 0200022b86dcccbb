package org.ntkverify.cli;

/** Two runs in which everything that can change has changed. */
final class SavedRuns {

    static final String BEFORE = run(
            4,
            100,
            claim("jacot2018/p2-2-limit-rate", "SUPPORTED", "as-expected", 2.5, 0.1463, 0.0011),
            claim("noci2024/p1-6-edge-of-stability", "SUPPORTED", "as-expected", 3, 1, 0),
            claim("wu2022/p5-4-kernel-regression", "SUPPORTED", "as-expected", 2, 0.5, 0.1));

    static final String AFTER = run(
            9,
            3725,
            claim("jacot2018/p2-2-limit-rate", "SUPPORTED", "as-expected", 65, 0.162, 0.0011),
            claim("noci2024/p1-6-edge-of-stability", "REFUTED", "unexpected", 3, 1.5, 0),
            claim("wang2021/p4-8-two-circles-trained", "SUPPORTED", "as-expected", 1, 0.5, 0.1));

    private SavedRuns() {}

    private static String run(long seed, double seconds, String... claims) {
        return """
                {"schema": "ntkv/results/1", "run": {"tier": "smoke", "seed": %s, "seconds": %s}, "claims": [%s]}
                """.formatted(seed, seconds, String.join(",", claims));
    }

    private static String claim(String id, String verdict, String outcome, double seconds, double value, double error) {
        return """
                {"id": "%s", "verdict": "%s", "outcome": "%s", "seconds": %s, "evidence": [{"tables": [
                  {"name": "convergence", "columns": ["width", "RMS deviation"],
                   "rows": [[256, {"value": %s, "standardError": %s}], [1024, {"value": 0.07, "standardError": 0.001}]]}]}]}
                """.formatted(id, verdict, outcome, seconds, value, error);
    }
}

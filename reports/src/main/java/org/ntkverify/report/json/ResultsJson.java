package org.ntkverify.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.VerificationRun;

/** Renders {@code results.json}: everything a run found, for other tools. */
public final class ResultsJson {

    /** Name and version of the format. */
    public static final String SCHEMA = "ntkv/results/1";

    /** Resource with the JSON Schema of the format, relative to this class. */
    public static final String SCHEMA_RESOURCE = "results.schema.json";

    private ResultsJson() {}

    /**
     * Returns the JSON text.
     *
     * @throws IllegalArgumentException if a number of the run is NaN or infinite
     */
    public static String render(VerificationRun run) {
        ObjectNode root = JsonText.object();
        root.put("schema", SCHEMA);
        root.set("run", info(run.info()));
        ArrayNode claims = root.putArray("claims");
        run.results().forEach(result -> claims.add(ClaimNodes.result(result, run.info())));
        root.set("notRun", JsonText.array(run.notRun()));
        root.set("summary", summary(run));
        return JsonText.render(root);
    }

    private static ObjectNode info(RunInfo info) {
        ObjectNode node = JsonText.object();
        node.put("version", JsonText.text(info.version()));
        node.put("commit", JsonText.text(info.commit()));
        node.put("java", JsonText.text(info.java()));
        node.put("os", JsonText.text(info.os()));
        node.put("blas", JsonText.text(info.blas()));
        node.put("seed", info.seed());
        node.set("alpha", JsonText.number("alpha", info.alpha()));
        node.put("tier", info.tier().text());
        node.put("engine", JsonText.text(info.engine()));
        node.put("threads", info.threads());
        node.put("command", JsonText.text(info.command()));
        node.put("inputHash", JsonText.text(info.inputHash()));
        node.put("started", info.started().toString());
        node.set("seconds", JsonText.number("seconds", info.seconds()));
        return node;
    }

    private static ObjectNode summary(VerificationRun run) {
        Map<Outcome, Long> counts = run.outcomes();
        ObjectNode node = JsonText.object();
        node.put("total", run.total());
        for (Outcome outcome : Outcome.values()) {
            node.put(key(outcome), counts.getOrDefault(outcome, 0L));
        }
        node.put("notRun", run.notRun().size());
        return node;
    }

    private static String key(Outcome outcome) {
        return switch (outcome) {
            case AS_EXPECTED -> "asExpected";
            case UNEXPECTED, UNDECIDED, BLOCKED, OPEN, ERROR -> outcome.text();
        };
    }
}

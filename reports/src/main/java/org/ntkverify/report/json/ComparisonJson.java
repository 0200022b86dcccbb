package org.ntkverify.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ntkverify.report.compare.RunComparison;
import org.ntkverify.report.compare.SavedEstimate;
import org.ntkverify.report.compare.SavedRun;

/** What {@code compare --json} prints. */
public final class ComparisonJson {

    private ComparisonJson() {}

    /** Returns the comparison. */
    public static String render(RunComparison comparison) {
        ObjectNode root = JsonText.object();
        root.put("same", comparison.same());
        ArrayNode verdicts = root.putArray("verdicts");
        comparison
                .verdicts()
                .forEach(change -> verdicts.addObject()
                        .put("id", JsonText.text(change.before().id()))
                        .put("old", JsonText.text(change.before().verdict()))
                        .put("new", JsonText.text(change.after().verdict()))
                        .put("oldOutcome", JsonText.text(change.before().outcome()))
                        .put("newOutcome", JsonText.text(change.after().outcome())));
        ArrayNode estimates = root.putArray("estimates");
        comparison.moved().forEach(move -> {
            ObjectNode node = estimates
                    .addObject()
                    .put("id", JsonText.text(move.claim()))
                    .put("place", JsonText.text(move.before().place()));
            node.set("old", estimate(move.before()));
            node.set("new", estimate(move.after()));
            if (Double.isFinite(move.standardErrors())) {
                node.put("standardErrors", move.standardErrors());
            } else {
                node.putNull("standardErrors");
            }
        });
        root.set("gone", JsonText.array(comparison.gone()));
        root.set("added", JsonText.array(comparison.added()));
        root.putObject("compared")
                .put("claims", comparison.claims())
                .put("estimates", comparison.estimates())
                .put("unmatched", comparison.unmatched())
                .put("quantile", comparison.quantile());
        root.set("old", run(comparison.oldRun()));
        root.set("new", run(comparison.newRun()));
        return JsonText.render(root);
    }

    private static ObjectNode estimate(SavedEstimate estimate) {
        ObjectNode node = JsonText.object();
        node.set("value", JsonText.number("value", estimate.value()));
        node.set("standardError", JsonText.number("standardError", estimate.standardError()));
        return node;
    }

    private static ObjectNode run(SavedRun run) {
        return JsonText.object()
                .put("tier", JsonText.text(run.tier()))
                .put("seed", run.seed())
                .put("seconds", run.seconds());
    }
}

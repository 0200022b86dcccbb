package org.ntkverify.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Verdict;
import org.ntkverify.report.plot.TablePlot;
import org.ntkverify.report.table.PlacedTable;
import org.ntkverify.report.wording.ClaimWording;
import org.ntkverify.report.wording.Measures;

/** JSON of one claim, before and after it was checked. */
final class ClaimNodes {

    private ClaimNodes() {}

    /** Returns what is known of a claim before it is checked. */
    static ObjectNode claim(Claim claim) {
        ObjectNode node = JsonText.object();
        node.put("id", claim.id());
        node.put("note", JsonText.text(claim.source().note()));
        node.put("paper", JsonText.text(claim.source().paper()));
        node.put("locator", JsonText.text(claim.source().locator()));
        node.put("provenance", claim.source().provenance().text());
        node.put("title", JsonText.text(claim.title()));
        node.put("statement", JsonText.text(claim.statement()));
        node.put("expected", claim.expected().text());
        ArrayNode assumptions = node.putArray("assumptions");
        claim.assumptions()
                .forEach(assumption -> assumptions
                        .addObject()
                        .put("text", JsonText.text(assumption.text()))
                        .put("status", assumption.status().text()));
        return node;
    }

    /** Returns a checked claim. */
    static ObjectNode result(ClaimResult result, RunInfo info) {
        ObjectNode node = claim(result.claim());
        putVerdict(node, result.verdict());
        node.put("outcome", result.outcome().text());
        node.set("trusted", JsonText.array(trusted(result.verdict())));
        putMeasures(node, Measures.of(result));
        ArrayNode evidence = node.putArray("evidence");
        for (Evidence piece : result.evidence()) {
            evidence.add(EvidenceNodes.evidence(piece));
        }
        ArrayNode falsifiers = node.putArray("falsifiers");
        result.falsifiers().forEach(falsifier -> falsifiers.add(falsifier(falsifier)));
        ArrayNode tables = node.putArray("tables");
        for (PlacedTable table : PlacedTable.of(result)) {
            tables.addObject()
                    .put("name", JsonText.text(table.table().name()))
                    .put("caption", JsonText.text(table.table().caption()))
                    .put("csv", table.path("csv"))
                    .put("tex", table.path("tex"));
        }
        ArrayNode plots = node.putArray("plots");
        for (PlacedTable table : PlacedTable.of(result)) {
            // A table whose plot has nothing to draw has no file either.
            if (TablePlot.isDrawn(table.table())) {
                plots.addObject()
                        .put("name", JsonText.text(table.table().name()))
                        .put("caption", JsonText.text(table.table().caption()))
                        .put("svg", table.plotPath());
            }
        }
        node.put("replay", ClaimWording.replay(result.claim(), info));
        node.set("seconds", JsonText.number("seconds", result.seconds()));
        return node;
    }

    private static List<String> trusted(Verdict verdict) {
        return verdict instanceof Verdict.Proved proved ? proved.trusted() : List.of();
    }

    private static ObjectNode falsifier(FalsifierResult result) {
        ObjectNode node = JsonText.object();
        node.put("id", JsonText.text(result.falsifier().id()));
        node.put("statement", JsonText.text(result.falsifier().statement().text()));
        putVerdict(node, result.verdict());
        node.put("reasonExpected", result.falsifier().reason().text());
        node.put("effectExpected", result.falsifier().effect().text());
        node.put("asDeclared", result.refutedAsDeclared());
        return node;
    }

    private static void putVerdict(ObjectNode node, Verdict verdict) {
        node.put("verdict", ClaimWording.word(verdict));
        node.put("reason", JsonText.text(verdict.reason()));
        if (verdict instanceof Verdict.Refuted refuted) {
            node.put("code", refuted.code().text());
            node.set("effect", JsonText.number("effect", refuted.effect()));
            node.put("witness", JsonText.text(refuted.witness()));
        }
        if (verdict instanceof Verdict.Undecided undecided) {
            undecided.needed().ifPresent(needed -> node.put("needed", JsonText.text(needed)));
        }
    }

    private static void putMeasures(ObjectNode node, Measures measures) {
        if (measures.alpha().isPresent()) {
            node.set("alpha", JsonText.number("alpha", measures.alpha().getAsDouble()));
        } else {
            node.putNull("alpha");
        }
        if (measures.margin().isPresent()) {
            node.set("margin", JsonText.number("margin", measures.margin().getAsDouble()));
        } else {
            node.putNull("margin");
        }
        putSmallestDetectable(node, measures.smallestDetectable());
    }

    /** Writes the smallest detectable defect, null if it is not known. */
    static void putSmallestDetectable(ObjectNode node, Optional<SmallestDetectable> detectable) {
        if (detectable.isEmpty()) {
            node.putNull("smallestDetectable");
            return;
        }
        ObjectNode pair = node.putObject("smallestDetectable");
        pair.set("value", JsonText.number("smallestDetectable", detectable.get().value()));
        pair.put("unit", detectable.get().unit().text());
    }
}

package org.ntkverify.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ntkverify.check.DerivationStep;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Table;

/** JSON of evidence, with everything it rests on inline. */
final class EvidenceNodes {

    private EvidenceNodes() {}

    static ObjectNode evidence(Evidence evidence) {
        ObjectNode node = JsonText.object();
        node.put("kind", evidence.kind().text());
        putFinding(node, evidence.finding());
        node.put("summary", JsonText.text(evidence.summary()));
        switch (evidence.kind()) {
            case EXACT_DERIVATION -> putDerivation(node, (Evidence.ExactDerivation) evidence);
            case ENCLOSURE -> putEnclosure(node, (Evidence.Enclosure) evidence);
            case COUNTEREXAMPLE -> {} // all of it is in the finding
            case AGREEMENT ->
                node.set("tolerance", JsonText.number("tolerance", ((Evidence.Agreement) evidence).tolerance()));
            case SAMPLE_TEST -> putSampleTest(node, (Evidence.SampleTest) evidence);
            case RATE_FIT -> putRateFit(node, (Evidence.RateFit) evidence);
        }
        ArrayNode tables = node.putArray("tables");
        evidence.tables().forEach(table -> tables.add(table(table)));
        return node;
    }

    private static void putFinding(ObjectNode node, Finding finding) {
        node.put("finding", finding.kind().name().toLowerCase(Locale.ROOT));
        switch (finding.kind()) {
            case ESTABLISHES -> {} // the word says it all
            case CONTRADICTS -> {
                Finding.Contradicts contradicts = (Finding.Contradicts) finding;
                node.put("code", contradicts.code().text());
                node.set("effect", JsonText.number("effect", contradicts.effect()));
                node.put("witness", JsonText.text(contradicts.witness()));
            }
            case INCONCLUSIVE -> {
                Finding.Inconclusive inconclusive = (Finding.Inconclusive) finding;
                node.put("reason", JsonText.text(inconclusive.reason()));
                inconclusive.needed().ifPresent(needed -> node.put("needed", JsonText.text(needed)));
            }
            case INAPPLICABLE -> node.put("reason", JsonText.text(((Finding.Inapplicable) finding).reason()));
        }
    }

    private static void putDerivation(ObjectNode node, Evidence.ExactDerivation derivation) {
        node.put("method", JsonText.text(derivation.method()));
        node.set("trusted", JsonText.array(derivation.trusted()));
        ArrayNode steps = node.putArray("steps");
        derivation.steps().forEach(step -> steps.add(step(step)));
    }

    private static ObjectNode step(DerivationStep step) {
        ObjectNode node = JsonText.object();
        node.put("rule", JsonText.text(step.rule()));
        node.put("subject", JsonText.text(step.subject()));
        node.set("before", formula(step.before()));
        node.set("after", formula(step.after()));
        node.put("justification", JsonText.text(step.justification()));
        node.put("recheck", JsonText.text(step.recheck()));
        node.put("holds", step.holds());
        return node;
    }

    private static ObjectNode formula(DerivationStep.Formula formula) {
        return JsonText.object()
                .put("text", JsonText.text(formula.text()))
                .put("latex", JsonText.text(formula.latex()))
                .put("mathml", JsonText.text(formula.mathml()));
    }

    private static void putEnclosure(ObjectNode node, Evidence.Enclosure enclosure) {
        node.put("method", JsonText.text(enclosure.method()));
        node.set("trusted", JsonText.array(enclosure.trusted()));
    }

    private static void putSampleTest(ObjectNode node, Evidence.SampleTest test) {
        putErrors(node, test.alpha(), test.beta(), test.margin());
        ClaimNodes.putSmallestDetectable(node, test.smallestDetectable());
    }

    private static void putRateFit(ObjectNode node, Evidence.RateFit fit) {
        putErrors(node, fit.alpha(), fit.beta(), fit.margin());
        ClaimNodes.putSmallestDetectable(node, fit.smallestDetectable());
        ArrayNode intervals = node.putArray("intervals");
        if (fit.exponent().isPresent()) {
            ObjectNode interval = intervals.addObject().put("of", "exponent");
            putOptional(interval, "estimate", fit.exponent());
            putOptional(interval, "low", fit.low());
            putOptional(interval, "high", fit.high());
        }
    }

    private static void putErrors(ObjectNode node, double alpha, double beta, double margin) {
        node.set("alpha", JsonText.number("alpha", alpha));
        node.set("beta", JsonText.number("beta", beta));
        node.set("margin", JsonText.number("margin", margin));
    }

    private static void putOptional(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.set(name, JsonText.number(name, value.getAsDouble()));
        } else {
            node.putNull(name);
        }
    }

    private static ObjectNode table(Table table) {
        ObjectNode node = JsonText.object();
        node.put("name", JsonText.text(table.name()));
        node.put("caption", JsonText.text(table.caption()));
        node.set("columns", JsonText.array(table.columns()));
        ArrayNode rows = node.putArray("rows");
        for (List<Table.Cell> cells : table.rows()) {
            ArrayNode row = rows.addArray();
            cells.forEach(cell -> add(row, cell));
        }
        return node;
    }

    private static void add(ArrayNode row, Table.Cell cell) {
        switch (cell.kind()) {
            case TEXT -> row.add(JsonText.text(((Table.Cell.Text) cell).value()));
            case INTEGER -> row.add(((Table.Cell.Count) cell).value());
            case NUMBER -> row.add(JsonText.number("cell", ((Table.Cell.Value) cell).value()));
            case ESTIMATE -> {
                Table.Cell.Estimate estimate = (Table.Cell.Estimate) cell;
                ObjectNode node = row.addObject();
                node.set("value", JsonText.number("cell", estimate.value()));
                node.set("standardError", JsonText.number("standardError of a cell", estimate.standardError()));
            }
        }
    }
}

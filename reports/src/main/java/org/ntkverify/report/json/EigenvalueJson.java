package org.ntkverify.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.ntkverify.check.EigenvalueReport;
import org.ntkverify.check.EigenvalueReport.Range;

/** Renders what {@code ntkv eigen} found. */
public final class EigenvalueJson {

    /** Name and version of the format. */
    public static final String SCHEMA = "ntkv/eigen/1";

    private EigenvalueJson() {}

    /**
     * Returns the JSON text.
     *
     * @param run where the numbers come from
     */
    public static String render(EigenvalueReport report, Map<String, String> run) {
        ObjectNode root = JsonText.object();
        root.put("schema", SCHEMA);
        ObjectNode provenance = root.putObject("run");
        run.forEach((name, value) -> provenance.put(name, JsonText.text(value)));
        root.put("subject", JsonText.text(report.subject()));
        root.put("size", report.size());
        root.set("lambdaMin", range(new Range(report.lower(), report.upper())));
        root.put("certified", word(report.certified()));
        report.positiveDefinite()
                .ifPresentOrElse(
                        definite -> root.put("positiveDefinite", definite), () -> root.putNull("positiveDefinite"));
        root.put("how", report.how());
        root.set("lostToRounding", JsonText.number("lostToRounding", report.lost()));
        root.set("lostToEntries", JsonText.number("lostToEntries", report.radii()));
        report.largest().ifPresent(largest -> root.set("lambdaMax", range(largest)));
        report.condition().ifPresent(condition -> root.set("condition", range(condition)));
        ObjectNode rank = root.putObject("rank");
        rank.put("atLeast", report.rank().atLeast());
        rank.set("gap", JsonText.number("gap", report.rank().gap()));
        rank.put("atMost", report.rank().atMost());
        rank.put("argument", report.rank().argument());
        report.rounding().ifPresent(rounding -> root.set("rounding", rounding(rounding)));
        ArrayNode bounds = root.putArray("bounds");
        report.bounds().forEach(bound -> bounds.add(bound(bound)));
        report.stated().ifPresent(stated -> root.set("stated", stated(stated)));
        return JsonText.render(root);
    }

    private static ObjectNode range(Range range) {
        ObjectNode node = JsonText.object();
        node.set("lower", JsonText.number("lower", range.lower()));
        node.set("upper", JsonText.number("upper", range.upper()));
        return node;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode rounding(EigenvalueReport.Rounding rounding) {
        ObjectNode node = JsonText.object();
        node.put("format", rounding.format());
        node.set("perturbation", JsonText.number("perturbation", rounding.perturbation()));
        node.put("cause", word(rounding.cause()));
        rounding.certainlyNegative().ifPresent(count -> node.put("certainlyNegative", count));
        return node;
    }

    private static ObjectNode bound(EigenvalueReport.Bound bound) {
        ObjectNode node = JsonText.object();
        node.put("name", bound.name());
        node.put("direction", bound.direction());
        node.put("kernel", bound.kernel());
        node.put("formula", bound.formula());
        node.put("source", bound.source());
        put(node, "value", bound.value());
        put(node, "ratio", bound.ratio());
        node.put("applicable", bound.applicable());
        node.put("explicitConstants", bound.explicitConstants());
        node.put("reason", JsonText.text(bound.reason()));
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.set(name, JsonText.number(name, value.getAsDouble()));
        } else {
            node.putNull(name);
        }
    }

    private static ObjectNode stated(EigenvalueReport.Stated stated) {
        ObjectNode node = JsonText.object();
        node.put("atLeast", JsonText.text(stated.text()));
        node.set("value", range(stated.value()));
        node.put("verdict", stated.verdict().name());
        node.put("reason", stated.reason());
        return node;
    }
}

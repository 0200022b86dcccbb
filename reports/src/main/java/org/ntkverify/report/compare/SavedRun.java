package org.ntkverify.report.compare;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.ntkverify.report.wording.PlainText;

/**
 * A run as its {@code results.json} tells it.
 *
 * @param label name of the file, for messages
 * @param tier of the run
 * @param seed of the run
 * @param seconds it took
 * @param claims by id
 */
public record SavedRun(String label, String tier, long seed, double seconds, SortedMap<String, SavedClaim> claims) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String SCHEMA = "ntkv/results/1";

    /**
     * Reads the text of a {@code results.json}. Fields that are not needed may be missing or new.
     *
     * @throws IllegalArgumentException if it is not one; the message says what is wrong and where
     */
    public static SavedRun parse(String label, String json) {
        JsonNode root = tree(label, json);
        if (!root.path("schema").asText().equals(SCHEMA)) {
            throw new IllegalArgumentException(
                    "schema of %s must be '%s' but was '%s'%nMaybe the results.json in the folder of a run is meant."
                            .formatted(
                                    label,
                                    SCHEMA,
                                    PlainText.quotation(root.path("schema").asText())));
        }
        JsonNode run = root.path("run");
        SortedMap<String, SavedClaim> claims = new TreeMap<>();
        for (JsonNode node : array(label, root, "claims")) {
            SavedClaim claim = claim(label, node);
            if (claims.put(claim.id(), claim) != null) {
                throw new IllegalArgumentException("claims of %s must be listed once but %s is listed twice"
                        .formatted(label, PlainText.quotation(claim.id())));
            }
        }
        return new SavedRun(
                label,
                word(label, run, "tier"),
                number(label, run, "seed").longValue(),
                number(label, run, "seconds").doubleValue(),
                claims);
    }

    private static JsonNode tree(String label, String json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root.isObject()) {
                return root;
            }
            throw new IllegalArgumentException("%s must hold a JSON object but holds none".formatted(label));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "%s must be JSON but line %s, column %s is not: %s"
                            .formatted(
                                    label,
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNr(),
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getColumnNr(),
                                    PlainText.quotation(e.getOriginalMessage())),
                    e);
        }
    }

    private static SavedClaim claim(String label, JsonNode node) {
        String id = word(label, node, "id");
        String where = "%s, claim %s".formatted(label, PlainText.quotation(id));
        List<SavedEstimate> estimates = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (JsonNode evidence : array(where, node, "evidence")) {
            for (JsonNode interval : evidence.path("intervals")) {
                if (interval.path("estimate").isNumber()) {
                    double alpha = number(where, evidence, "alpha").doubleValue();
                    add(estimates, seen, "fitted " + interval.path("of").asText(), interval(where, interval, alpha));
                }
            }
            for (JsonNode table : array(where, evidence, "tables")) {
                addTable(where, table, estimates, seen);
            }
        }
        return new SavedClaim(
                id,
                word(where, node, "verdict"),
                word(where, node, "outcome"),
                number(where, node, "seconds").doubleValue(),
                estimates);
    }

    /**
     * An interval at level alpha is at least as wide as that of a normal law, so its half-width over the normal quantile is at least the standard error.
     */
    private static double[] interval(String where, JsonNode interval, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha of %s must be in (0, 1) but was %s".formatted(where, alpha));
        }
        double low = number(where, interval, "low").doubleValue();
        double high = number(where, interval, "high").doubleValue();
        double quantile = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha / 2);
        return new double[] {number(where, interval, "estimate").doubleValue(), (high - low) / 2 / quantile};
    }

    private static void addTable(
            String where, JsonNode table, List<SavedEstimate> estimates, Map<String, Integer> seen) {
        JsonNode columns = array(where, table, "columns");
        for (JsonNode row : array(where, table, "rows")) {
            String first = row.path(0).isValueNode() ? row.path(0).asText() : "";
            for (int column = 0; column < row.size(); column++) {
                JsonNode cell = row.get(column);
                if (cell.path("value").isNumber() && cell.path("standardError").isNumber()) {
                    String place = "%s, %s %s, %s"
                            .formatted(
                                    word(where, table, "name"),
                                    columns.path(0).asText(),
                                    first,
                                    columns.path(column).asText());
                    add(estimates, seen, place, new double[] {
                        cell.path("value").doubleValue(),
                        cell.path("standardError").doubleValue()
                    });
                }
            }
        }
    }

    /** The same words at two places are numbered, so that places match in both runs. */
    private static void add(
            List<SavedEstimate> estimates, Map<String, Integer> seen, String place, double[] valueAndError) {
        int count = seen.merge(place, 1, Integer::sum);
        estimates.add(new SavedEstimate(
                count == 1 ? place : "%s (%s)".formatted(place, count), valueAndError[0], valueAndError[1]));
    }

    private static JsonNode array(String where, JsonNode node, String field) {
        JsonNode array = node.path(field);
        if (!array.isArray()) {
            throw new IllegalArgumentException(
                    "%s of %s must be an array but was %s".formatted(field, where, shown(array)));
        }
        return array;
    }

    private static String word(String where, JsonNode node, String field) {
        JsonNode word = node.path(field);
        if (!word.isTextual()) {
            throw new IllegalArgumentException(
                    "%s of %s must be a text but was %s".formatted(field, where, shown(word)));
        }
        return word.asText();
    }

    private static Number number(String where, JsonNode node, String field) {
        JsonNode number = node.path(field);
        if (!number.isNumber()) {
            throw new IllegalArgumentException(
                    "%s of %s must be a number but was %s".formatted(field, where, shown(number)));
        }
        return number.numberValue();
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "missing" : PlainText.quotation(node.toString());
    }
}

package org.ntkverify.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.ntkverify.check.KernelEstimate;

/** Renders what {@code ntkv sample} found. */
public final class KernelEstimateJson {

    /** Name and version of the format. */
    public static final String SCHEMA = "ntkv/sample/1";

    private KernelEstimateJson() {}

    /**
     * Returns the JSON text.
     *
     * @param run where the numbers come from
     * @param secondsPerDraw time of a draw over all threads; absent where the same run must give the same text
     */
    public static String render(KernelEstimate estimate, Map<String, String> run, OptionalDouble secondsPerDraw) {
        ObjectNode root = JsonText.object();
        root.put("schema", SCHEMA);
        ObjectNode provenance = root.putObject("run");
        run.forEach((name, value) -> provenance.put(name, JsonText.text(value)));
        root.put("network", JsonText.text(estimate.network()));
        root.put("inputs", JsonText.text(estimate.inputs()));
        root.put("kernel", estimate.kernel());
        root.put("sampler", estimate.sampler());
        root.put("draws", estimate.draws());
        root.put("width", estimate.width());
        root.set("mean", matrix("mean", estimate.mean()));
        root.set("standardError", matrix("standardError", estimate.standardError()));
        secondsPerDraw.ifPresent(seconds -> root.set("secondsPerDraw", JsonText.number("secondsPerDraw", seconds)));
        ArrayNode spectrum = root.putArray("spectrum");
        estimate.spectrum().forEach(statistic -> spectrum.add(statistic(statistic)));
        root.set("tails", tails(estimate.tails()));
        return JsonText.render(root);
    }

    private static ArrayNode matrix(String name, List<List<Double>> rows) {
        ArrayNode matrix = JsonText.array();
        for (List<Double> row : rows) {
            ArrayNode numbers = matrix.addArray();
            row.forEach(value -> numbers.add(JsonText.number(name, value)));
        }
        return matrix;
    }

    private static ObjectNode statistic(KernelEstimate.Statistic statistic) {
        ObjectNode node = JsonText.object();
        node.put("of", statistic.name());
        node.set("mean", JsonText.number("mean", statistic.mean()));
        node.set("standardError", JsonText.number("standardError", statistic.standardError()));
        node.set("deviation", JsonText.number("deviation", statistic.deviation()));
        node.set("skewness", JsonText.number("skewness", statistic.skewness()));
        node.set("excessKurtosis", JsonText.number("excessKurtosis", statistic.excessKurtosis()));
        return node;
    }

    private static ObjectNode tails(KernelEstimate.Tails tails) {
        ObjectNode node = JsonText.object();
        node.set("largestSkewness", JsonText.number("largestSkewness", tails.largestSkewness()));
        node.set("largestExcessKurtosis", JsonText.number("largestExcessKurtosis", tails.largestExcessKurtosis()));
        tails.index().ifPresent(index -> {
            ObjectNode tail = node.putObject("tailIndex");
            tail.set("value", JsonText.number("value", index.value()));
            tail.set("standardError", JsonText.number("standardError", index.standardError()));
            tail.put("values", index.values());
        });
        return node;
    }
}

package org.ntkverify.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.ntkverify.check.Convergence;
import org.ntkverify.check.Measured;

/** Renders what {@code ntkv converge} found. */
public final class ConvergenceJson {

    /** Name and version of the format. */
    public static final String SCHEMA = "ntkv/converge/1";

    private ConvergenceJson() {}

    /**
     * Returns the JSON text.
     *
     * @param run where the numbers come from
     */
    public static String render(Convergence convergence, Map<String, String> run) {
        ObjectNode root = JsonText.object();
        root.put("schema", SCHEMA);
        ObjectNode provenance = root.putObject("run");
        run.forEach((name, value) -> provenance.put(name, JsonText.text(value)));
        root.put("network", JsonText.text(convergence.network()));
        root.put("inputs", JsonText.text(convergence.inputs()));
        root.put("kernel", convergence.kernel());
        root.put("sampler", convergence.sampler());
        root.set("level", JsonText.number("level", convergence.level()));
        ArrayNode rows = root.putArray("rows");
        convergence.rows().forEach(row -> rows.add(row(row)));
        ArrayNode fits = root.putArray("fits");
        convergence.fits().forEach(fit -> fits.add(fit(fit, convergence.kernel())));
        ArrayNode omissions = root.putArray("notFitted");
        for (Convergence.Omission omission : convergence.omissions()) {
            ObjectNode node = omissions.addObject();
            node.put("of", omission.of().name(convergence.kernel()));
            node.put("reason", omission.reason());
        }
        return JsonText.render(root);
    }

    private static ObjectNode row(Convergence.Row row) {
        ObjectNode node = JsonText.object();
        node.put("width", row.width());
        node.put("draws", row.draws());
        node.set("error", measured(row.error()));
        row.localSlope().ifPresent(slope -> node.set("localSlope", measured(slope)));
        node.set("bias", measured(row.bias()));
        return node;
    }

    private static ObjectNode fit(Convergence.Fit fit, String kernel) {
        ObjectNode node = JsonText.object();
        node.put("of", fit.of().name(kernel));
        node.set("exponent", JsonText.number("exponent", fit.exponent().value()));
        node.set("low", JsonText.number("low", fit.exponent().low().orElse(Double.NaN)));
        node.set("high", JsonText.number("high", fit.exponent().high().orElse(Double.NaN)));
        node.set(
                "standardError", JsonText.number("standardError", fit.exponent().standardError()));
        node.set("theory", JsonText.number("theory", fit.theory()));
        node.set("pValue", JsonText.number("pValue", fit.pValue()));
        ArrayNode widths = node.putArray("widths");
        fit.widths().forEach(widths::add);
        return node;
    }

    private static ObjectNode measured(Measured measured) {
        ObjectNode node = JsonText.object();
        node.set("value", JsonText.number("value", measured.value()));
        node.set("standardError", JsonText.number("standardError", measured.standardError()));
        measured.low().ifPresent(low -> node.set("low", JsonText.number("low", low)));
        measured.high().ifPresent(high -> node.set("high", JsonText.number("high", high)));
        return node;
    }
}

package org.ntkverify.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ntkverify.numeric.kernel.DualValue;

/**
 * Renders values of dual activations, {@code {"K":{"value","errorBound","kind"},"Kdot":{..}}}; a value that does not exist
 * is {@code {"verdict":"BLOCKED","reason"}}.
 */
final class DualValuesJson {

    private DualValuesJson() {}

    /** Returns the JSON text of the two values, ending in a line feed. */
    static String render(DualValue value, DualValue derivative) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("K", node(value));
        root.set("Kdot", node(derivative));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode node(DualValue value) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (value instanceof DualValue.Enclosed enclosed) {
            return number(node, enclosed.value(), enclosed.errorBound(), "rigorous");
        }
        if (value instanceof DualValue.Estimated estimated) {
            return number(node, estimated.value(), estimated.errorBound(), "estimated");
        }
        node.put("verdict", "BLOCKED");
        return node.put("reason", ((DualValue.Blocked) value).reason());
    }

    private static ObjectNode number(ObjectNode node, double value, double errorBound, String kind) {
        node.put("value", value);
        node.put("errorBound", errorBound);
        return node.put("kind", kind);
    }
}

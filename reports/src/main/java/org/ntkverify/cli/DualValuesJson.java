package org.ntkverify.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ntkverify.numeric.arithmetic.Interval;

/** Renders enclosures of dual activations, {@code {"K":{"value","errorBound","kind"},"Kdot":{..}}}. */
final class DualValuesJson {

    private DualValuesJson() {}

    /** Returns the JSON text of the two enclosures, ending in a line feed. */
    static String render(Interval value, Interval derivative) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("K", node(value));
        root.set("Kdot", node(derivative));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode node(Interval interval) {
        double middle = interval.lower() / 2 + interval.upper() / 2;
        double radius = Math.max(middle - interval.lower(), interval.upper() - middle);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("value", middle);
        // The differences above are rounded; one step outward keeps the bound rigorous.
        node.put("errorBound", radius == 0 ? 0 : Math.nextUp(radius));
        node.put("kind", "rigorous");
        return node;
    }
}

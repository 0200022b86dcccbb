package org.ntkverify.check.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ntkverify.check.Tier;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.NearestWord;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.ExpressionSyntaxException;

/**
 * A mapping of a claim file with the keys that it may have. A value that is itself a mapping with exactly the keys {@code smoke},
 * {@code standard} and {@code full} stands for the one of the tier in force.
 */
final class Section {

    private static final Set<String> TIERS =
            Arrays.stream(Tier.values()).map(Tier::text).collect(Collectors.toSet());

    private final SpecNode.Fields fields;
    private final String what;
    private final Tier tier;

    private Section(SpecNode.Fields fields, String what, Tier tier) {
        this.fields = fields;
        this.what = what;
        this.tier = tier;
    }

    /**
     * Returns {@code node} as a mapping.
     *
     * @param what how messages call it
     * @param keys that it may have
     */
    static Section of(SpecNode node, String what, Tier tier, Set<String> keys) {
        if (!(node instanceof SpecNode.Fields fields)) {
            throw node.place()
                    .error(
                            "%s must be a mapping with keys such as %s but was %s",
                            what, new TreeSet<>(keys).iterator().next(), node.text());
        }
        for (Map.Entry<String, Place> key : fields.keys().entrySet()) {
            if (!keys.contains(key.getKey())) {
                throw key.getValue()
                        .error(
                                "key of %s must be one of %s but was %s%nMaybe %s is meant.",
                                what,
                                String.join(", ", new TreeSet<>(keys)),
                                new SpecNode.Scalar(key.getValue(), key.getKey()).text(),
                                NearestWord.to(key.getKey(), keys));
            }
        }
        return new Section(fields, what, tier);
    }

    /** Returns this mapping with the values of {@code other} in place of its own. */
    Section overriddenBy(Section other) {
        Map<String, SpecNode> merged = new LinkedHashMap<>(fields.fields());
        merged.putAll(other.fields.fields());
        Map<String, Place> keys = new LinkedHashMap<>(fields.keys());
        keys.putAll(other.fields.keys());
        return new Section(new SpecNode.Fields(other.place(), merged, keys), what, tier);
    }

    Place place() {
        return fields.place();
    }

    Tier tier() {
        return tier;
    }

    boolean has(String key) {
        return fields.fields().containsKey(key);
    }

    /** Returns where the value of {@code key} begins, or this mapping if there is none. */
    Place place(String key) {
        return find(key).map(SpecNode::place).orElse(place());
    }

    Optional<SpecNode> find(String key) {
        SpecNode node = fields.fields().get(key);
        if (node instanceof SpecNode.Fields choice && choice.fields().keySet().equals(TIERS)) {
            return Optional.ofNullable(choice.fields().get(tier.text()));
        }
        return Optional.ofNullable(node);
    }

    SpecNode node(String key) {
        return find(key).orElseThrow(() -> place().error("%s must have the key %s but has not", what, key));
    }

    Optional<String> findText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    String text(String key) {
        return scalar(node(key), key).value();
    }

    private static SpecNode.Scalar scalar(SpecNode node, String what) {
        if (node instanceof SpecNode.Scalar scalar && !scalar.value().isBlank()) {
            return scalar;
        }
        throw node.place()
                .error(
                        "%s must be a single value but was %s",
                        what, node instanceof SpecNode.Scalar ? "empty" : node.text());
    }

    /** Returns the value as one of {@code words}. */
    String word(String key, List<String> words) {
        String text = text(key);
        if (!words.contains(text)) {
            throw place(key)
                    .error(
                            "%s must be one of %s but was %s%nMaybe %s is meant.",
                            key, String.join(", ", words), node(key).text(), NearestWord.to(text, words));
        }
        return text;
    }

    /** Returns a constant such as {@code 0.03}, {@code 2%} or {@code -1/2}, which must lie in [least, most]. */
    double number(String key, double least, double most) {
        String text = text(key);
        boolean percent = text.endsWith("%");
        double value = constant(key, percent ? text.substring(0, text.length() - 1) : text) / (percent ? 100 : 1);
        if (!(least <= value && value <= most)) {
            throw place(key)
                    .error(
                            "%s must be in [%s, %s] but was %s",
                            key, least, most, node(key).text());
        }
        return value;
    }

    private double constant(String key, String text) {
        try {
            return ExpressionParser.parse(text, Set.of()).evaluate(DoubleArithmetic.INSTANCE, Map.of());
        } catch (ExpressionSyntaxException | ArithmeticException e) {
            throw place(key)
                    .error(
                            "%s must be a constant such as 0.03, 2%% or -1/2 but was %s"
                                    .formatted(key, node(key).text()),
                            e);
        }
    }

    /** Returns the value as an expression in {@code names}. */
    Expression expression(String key, Set<String> names) {
        try {
            return ExpressionParser.parse(text(key), names);
        } catch (ExpressionSyntaxException e) {
            throw place(key).error(key, e);
        }
    }

    /** Returns a whole number in [least, most]. */
    long integer(String key, long least, long most) {
        return integer(scalar(node(key), key), key, least, most);
    }

    private static long integer(SpecNode.Scalar scalar, String what, long least, long most) {
        try {
            long value = Long.parseLong(scalar.value().strip());
            if (least <= value && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw scalar.place()
                    .error("%s must be a whole number but was %s", what, scalar.text())
                    .causedBy(e);
        }
        throw scalar.place().error("%s must be in [%s, %s] but was %s", what, least, most, scalar.text());
    }

    /** Returns a list of increasing whole numbers in [1, most]; a single number is a list of one. */
    List<Integer> increasing(String key, int most) {
        SpecNode node = node(key);
        List<SpecNode> items = node instanceof SpecNode.Items list ? list.items() : List.of(node);
        List<Integer> values = new ArrayList<>();
        for (SpecNode item : items) {
            int value = Math.toIntExact(integer(scalar(item, "entry of " + key), "entry of " + key, 1, most));
            if (!values.isEmpty() && value <= values.get(values.size() - 1)) {
                throw item.place()
                        .error("%s must increase but %s comes after %s", key, value, values.get(values.size() - 1));
            }
            values.add(value);
        }
        if (values.isEmpty()) {
            throw node.place().error("%s must have at least one entry but was empty", key);
        }
        return values;
    }

    List<SpecNode> items(String key) {
        SpecNode node = node(key);
        if (node instanceof SpecNode.Items list) {
            return list.items();
        }
        throw node.place().error("%s must be a list but was %s", key, node.text());
    }

    /** Returns keys and values as text, lists as {@code [a, b]}. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : fields.fields().keySet()) {
            SpecNode node = node(key);
            texts.put(
                    key,
                    node instanceof SpecNode.Items list
                            ? list.items().stream()
                                    .map(item -> scalar(item, "entry of " + key).value())
                                    .collect(Collectors.joining(",", "[", "]"))
                            : text(key));
        }
        return texts;
    }

    Section section(String key, Set<String> keys) {
        return of(node(key), key, tier, keys);
    }
}

package org.ntkverify.numeric.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntkverify.symbolic.expression.Quotation;

/** Splits {@code phi*L key=value ..} into keys and values, which {@link NetworkKeys} reads. */
final class NetworkText {

    private static final Pattern KEY = Pattern.compile("\\G([A-Za-z][A-Za-z0-9-]*)\\s*=\\s*");
    private static final Pattern FIRST_KEY = Pattern.compile("(?:^|\\s)(?=[A-Za-z][A-Za-z0-9-]*\\s*=)");

    /** The activation may contain products itself; the last factor that is a whole number counts the layers. */
    private static final Pattern HEAD = Pattern.compile("(.*\\S)\\s*\\*\\s*(\\d+)", Pattern.DOTALL);

    /** A network of a thousand layers with a gain for each fits several times. */
    private static final int LONGEST = 100_000;

    /** No name of an activation is longer. */
    private static final int LONGEST_HINT = 30;

    private final String text;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private int position;

    private NetworkText(String text) {
        this.text = text;
    }

    static Map<String, String> keys(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "network must have at most %s characters but has %s".formatted(LONGEST, text.length()));
        }
        NetworkText reader = new NetworkText(text);
        reader.readHead();
        while (reader.position < text.length()) {
            reader.readValue();
        }
        return reader.keys;
    }

    private void readHead() {
        Matcher first = FIRST_KEY.matcher(text);
        boolean hasKeys = first.find();
        position = hasKeys ? first.end() : text.length();
        String head = text.substring(0, position).strip();
        boolean layersApart = hasKeys && text.substring(position).matches("(?s)(.*\\s)?hidden-layers\\s*=.*");
        Matcher product = HEAD.matcher(head);
        if (layersApart) {
            if (!head.isEmpty()) {
                keys.put(NetworkKeys.ACTIVATION, head);
            }
        } else if (product.matches()) {
            keys.put(NetworkKeys.ACTIVATION, product.group(1));
            keys.put(NetworkKeys.HIDDEN_LAYERS, product.group(2));
        } else {
            throw notANetwork(head);
        }
    }

    private static IllegalArgumentException notANetwork(String head) {
        String typed = head.split("[\\s*]", 2)[0];
        String activation = typed.isEmpty() || typed.length() > LONGEST_HINT ? "relu" : typed;
        return new IllegalArgumentException(
                "network must begin with PHI*L, an activation and the number of hidden layers, but was '%s'%nMaybe '%s*2 wstd=sqrt(2)' is meant."
                        .formatted(Quotation.of(head), Quotation.of(activation)));
    }

    private void readValue() {
        Matcher key = KEY.matcher(text);
        if (!key.find(position)) {
            throw new IllegalArgumentException("network at column %s must be key=value but was '%s'%nMaybe %s."
                    .formatted(
                            position + 1,
                            Quotation.of(word()),
                            "values with spaces need brackets, as in widths=[64, 128]"));
        }
        int end = endOfValue(key.end());
        String value = text.substring(key.end(), end);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("%s at column %s must have a value but has none"
                    .formatted(Quotation.of(key.group(1)), position + 1));
        }
        String before = keys.putIfAbsent(key.group(1), value);
        if (before != null) {
            throw new IllegalArgumentException("%s must be given once but was given as '%s' and '%s'"
                    .formatted(Quotation.of(key.group(1)), Quotation.of(before), Quotation.of(value)));
        }
        position = end;
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private String word() {
        return text.substring(position).split("\\s", 2)[0];
    }

    /** The first space outside brackets. */
    private int endOfValue(int start) {
        int depth = 0;
        int end = start;
        while (end < text.length() && (depth > 0 || !Character.isWhitespace(text.charAt(end)))) {
            char character = text.charAt(end);
            depth += character == '(' || character == '[' ? 1 : character == ')' || character == ']' ? -1 : 0;
            end++;
        }
        return end;
    }
}

package org.ntkverify.numeric.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntkverify.symbolic.expression.Quotation;

/** Reads the Python dictionary of a {@code .npy} header: {@code descr}, {@code fortran_order} and {@code shape}, nothing else. */
final class NpyDictionary {

    private static final Pattern STRING = Pattern.compile("\\G(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")");
    private static final Pattern WORD = Pattern.compile("\\G(True|False)\\b");
    private static final Pattern TUPLE =
            Pattern.compile("\\G\\(\\s*((?:\\d{1,20}L?\\s*,\\s*)*+(?:\\d{1,20}L?\\s*)?+)\\)");
    private static final Pattern SPACE = Pattern.compile("\\G\\s*");
    private static final int MOST_AXES = 32;

    private final String text;
    private final String name;
    private final int start;
    private final Map<String, String> fields = new TreeMap<>();
    private int position;

    /** @param start the byte of the file at which {@code text} begins */
    NpyDictionary(String text, String name, int start) {
        this.text = text;
        this.name = name;
        this.start = start;
    }

    NpyHeader header(long dataOffset) {
        expect('{');
        while (peek() != '}') {
            entry();
            if (peek() != ',') {
                break;
            }
            expect(',');
        }
        expect('}');
        skipSpace();
        if (position < text.length()) {
            throw wrong("the end of the header");
        }
        NpyType type = type(field("descr"));
        return new NpyHeader(type, field("fortran_order").equals("True"), shape(field("shape")), dataOffset);
    }

    private String field(String key) {
        String value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "'%s' must have the header field %s but has %s".formatted(name, key, fields.keySet()));
        }
        return value;
    }

    private void entry() {
        int at = position;
        String key = matched(STRING, () -> "a field name in quotes");
        expect(':');
        String value = switch (key) {
            case "descr" -> {
                if (peek() == '[') {
                    throw new IllegalArgumentException(
                            "'%s' field descr must be float32 or float64 but the array is structured%nMaybe one of its columns is meant."
                                    .formatted(name));
                }
                yield matched(STRING, () -> "a data type in quotes");
            }
            case "fortran_order" -> matched(WORD, () -> "True or False");
            case "shape" -> matched(TUPLE, () -> "a tuple of whole numbers");
            default -> {
                position = at;
                throw wrong("one of 'descr', 'fortran_order', 'shape'");
            }
        };
        if (fields.putIfAbsent(key, value) != null) {
            throw new IllegalArgumentException(
                    "'%s' must have the header field %s once but has it twice".formatted(name, key));
        }
    }

    private String matched(Pattern pattern, Supplier<String> expectation) {
        skipSpace();
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find(position)) {
            throw wrong(expectation.get());
        }
        position = matcher.end();
        String first = matcher.group(1);
        String second = matcher.groupCount() > 1 ? matcher.group(2) : null;
        return first != null ? first : second != null ? second : "";
    }

    private void expect(char character) {
        if (peek() != character) {
            throw wrong("'" + character + "'");
        }
        position++;
    }

    /** The next character that is no space, or 0 at the end. */
    private char peek() {
        skipSpace();
        return position < text.length() ? text.charAt(position) : 0;
    }

    private void skipSpace() {
        Matcher space = SPACE.matcher(text);
        if (space.find(position)) {
            position = space.end();
        }
    }

    private IllegalArgumentException wrong(String expectation) {
        String rest = text.substring(Math.min(position, text.length())).strip();
        return new IllegalArgumentException("'%s' header at byte %s must be %s but was '%s'"
                .formatted(name, start + position, expectation, Quotation.of(rest)));
    }

    private NpyType type(String description) {
        for (NpyType type : NpyType.values()) {
            if (type.description().equals(description)) {
                return type;
            }
        }
        String hint = switch (description.replaceAll("^[<>|=]|\\d+$", "")) {
            case "f" -> description.startsWith(">") ? "it is big endian: X.astype('<f8')" : "X.astype('float64')";
            case "i", "u", "b" -> "X.astype('float64')";
            case "c" -> "X.real or X.imag";
            case "O" -> "the rows have different lengths, or X.astype('float64')";
            default -> "the file holds no numbers";
        };
        throw new IllegalArgumentException(
                "'%s' field descr must be '<f8' (float64) or '<f4' (float32) but was '%s'%nMaybe %s."
                        .formatted(name, Quotation.of(description), hint));
    }

    private List<Integer> shape(String extents) {
        List<Integer> shape = new ArrayList<>();
        for (String extent : extents.strip().split("\\s*,\\s*", -1)) {
            String digits = extent.replace("L", "");
            if (digits.isBlank()) {
                continue;
            }
            double value = Double.parseDouble(digits);
            if (value > Integer.MAX_VALUE || shape.size() == MOST_AXES) {
                throw new IllegalArgumentException(
                        "'%s' field shape must have at most %s extents, each below 2^31, but was (%s)"
                                .formatted(name, MOST_AXES, Quotation.of(extents.strip())));
            }
            shape.add((int) value);
        }
        return shape;
    }
}

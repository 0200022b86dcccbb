package org.ntkverify.numeric.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.ntkverify.symbolic.expression.Quotation;

/**
 * Reads a {@code .csv} file of points: one line for each, decimal numbers separated by commas.
 *
 * <p>Lines that begin with {@code #} and empty lines at the end are passed over, and so is a first line without any number, which
 * names the columns. Every other line has as many numbers as the first.
 */
final class CsvPoints {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity)");

    /** The exact decimal expansion of a double has at most 1077 significant digits. */
    private static final int LONGEST_FIELD = 1200;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Reader reader;
    private final String name;
    private final List<double[]> rows = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private long numbers;
    private int line = 1;
    private int firstBlank;
    private boolean first = true;

    private CsvPoints(Reader reader, String name) {
        this.reader = reader;
        this.name = name;
    }

    static Inputs read(Path path, String name) {
        DataFiles.requireReadable(path, name);
        try (Reader reader = new BufferedReader(new InputStreamReader(DataFiles.open(path), StandardCharsets.UTF_8))) {
            return new CsvPoints(reader, name).read();
        } catch (IOException e) {
            throw DataFiles.unreadable(name, e);
        }
    }

    private Inputs read() throws IOException {
        boolean more = true;
        while (more) {
            more = readLine();
            take();
            line++;
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("'%s' must have at least one point but has none".formatted(name));
        }
        return Inputs.of(name, rows.toArray(double[][]::new));
    }

    /** Reads the fields of one line, and returns whether the file goes on. */
    private boolean readLine() throws IOException {
        fields.clear();
        StringBuilder field = new StringBuilder();
        int character = reader.read();
        if (line == 1 && character == BYTE_ORDER_MARK) {
            character = reader.read();
        }
        boolean comment = character == '#';
        while (character != -1 && character != '\n') {
            if (!comment && character == ',') {
                finish(field);
            } else if (!comment) {
                field.append((char) character);
                if (field.length() > LONGEST_FIELD) {
                    throw wrong(fields.size() + 1, "a number", field.substring(0, 20) + "..");
                }
            }
            character = reader.read();
        }
        if (!fields.isEmpty() || !field.toString().isBlank()) {
            finish(field);
        }
        if (comment) {
            fields.clear();
            fields.add("#");
        }
        return character != -1;
    }

    private void finish(StringBuilder field) {
        fields.add(field.toString().strip());
        field.setLength(0);
        if (++numbers > DataLimits.mostNumbers()) {
            DataLimits.requireFits((double) numbers, "'%s'".formatted(name));
        }
    }

    private void take() {
        if (fields.isEmpty()) {
            firstBlank = firstBlank == 0 ? line : firstBlank;
            return;
        }
        if (fields.get(0).startsWith("#")) {
            return;
        }
        if (firstBlank > 0) {
            throw new IllegalArgumentException(
                    "'%s' line %s must have numbers but is empty".formatted(name, firstBlank));
        }
        boolean header = first && fields.stream().allMatch(CsvPoints::isColumnName);
        first = false;
        if (!header) {
            rows.add(point());
            DataLimits.requireFits((long) rows.size(), 1L, "'%s'".formatted(name));
        }
    }

    private static boolean isColumnName(String field) {
        String bare = field.replace("\"", "");
        return !bare.isEmpty()
                && !NUMBER.matcher(bare).matches()
                && !NOT_FINITE.matcher(bare).matches()
                && Character.isLetter(bare.charAt(0));
    }

    private double[] point() {
        int wanted = rows.isEmpty() ? fields.size() : rows.get(0).length;
        if (fields.size() != wanted) {
            throw new IllegalArgumentException("'%s' line %s must have %s numbers, as the lines before, but has %s"
                    .formatted(name, line, wanted, fields.size()));
        }
        double[] point = new double[wanted];
        Arrays.setAll(point, k -> number(k, fields.get(k)));
        return point;
    }

    private double number(int k, String field) {
        if (NUMBER.matcher(field).matches()) {
            double value = Double.parseDouble(field);
            if (Double.isFinite(value)) {
                return value;
            }
        }
        boolean number =
                NUMBER.matcher(field).matches() || NOT_FINITE.matcher(field).matches();
        throw wrong(k + 1, number ? "finite" : "a number", field);
    }

    private IllegalArgumentException wrong(int column, String requirement, String field) {
        String hint = separatedOtherwise(field) ? "%nMaybe the numbers are not separated by commas.".formatted() : "";
        return new IllegalArgumentException("'%s' line %s, column %s must be %s but was '%s'%s"
                .formatted(name, line, column, requirement, Quotation.of(field), hint));
    }

    private static boolean separatedOtherwise(String field) {
        String[] words = field.split("[;\\s]", 2);
        return words.length > 1 && NUMBER.matcher(words[0]).matches();
    }
}

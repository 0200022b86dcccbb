package org.ntkverify.check.bound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The table {@code bound_values.csv}, made by {@code bound_values.py} from the formulas with 40 digits. */
final class ReferenceValues {

    /** One value on one data set. */
    record Row(String data, String bound, BigDecimal value) {}

    private ReferenceValues() {}

    static List<Row> rows() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReferenceValues.class.getResourceAsStream("bound_values.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new Row(cells[0], cells[1], new BigDecimal(cells[2])))
                    .toList();
        }
    }

    static double at(String data, String bound) throws IOException {
        return rows().stream()
                .filter(row -> row.data().equals(data) && row.bound().equals(bound))
                .findFirst()
                .orElseThrow()
                .value()
                .doubleValue();
    }
}

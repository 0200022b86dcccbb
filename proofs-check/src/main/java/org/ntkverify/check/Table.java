package org.ntkverify.check;

import java.util.List;
import java.util.Optional;

/**
 * A table for people and papers: convergence tables, enclosures, falsifiers.
 *
 * @param name file name without extension, unique within a claim, of {@code [a-z0-9-]}
 * @param caption one sentence
 * @param columns headers, in order
 * @param rows cells, one for each column
 * @param plot how it is drawn, if it can be
 */
public record Table(String name, String caption, List<String> columns, List<List<Cell>> rows, Optional<Plot> plot) {

    /** Creates a table that is not drawn. */
    public Table(String name, String caption, List<String> columns, List<List<Cell>> rows) {
        this(name, caption, columns, rows, Optional.empty());
    }

    /** Returns this table with its plot. */
    public Table plotted(Plot drawn) {
        return new Table(name, caption, columns, rows, Optional.of(drawn));
    }

    /** One cell. */
    public sealed interface Cell {

        /** One constant for each case. */
        enum Kind {
            TEXT,
            INTEGER,
            NUMBER,
            ESTIMATE
        }

        /** Returns which case this is. */
        Kind kind();

        /** Words. */
        record Text(String value) implements Cell {
            @Override
            public Kind kind() {
                return Kind.TEXT;
            }
        }

        /** A count. */
        record Count(long value) implements Cell {
            @Override
            public Kind kind() {
                return Kind.INTEGER;
            }
        }

        /** A number known to all its digits. */
        record Value(double value) implements Cell {
            @Override
            public Kind kind() {
                return Kind.NUMBER;
            }
        }

        /** An estimate, which never travels without its standard error. */
        record Estimate(double value, double standardError) implements Cell {
            @Override
            public Kind kind() {
                return Kind.ESTIMATE;
            }
        }
    }

    /** Copies and checks that the table is rectangular and not empty. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("table %s must have at least one row but has none".formatted(name));
        }
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("table %s must have %s cells in each row but has %s"
                        .formatted(name, columns.size(), row.size()));
            }
        }
        for (String column : plot.map(Plot::columns).orElse(List.of())) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("columns of table %s must have %s, which its plot draws, but were %s"
                        .formatted(name, column, columns));
            }
        }
    }
}

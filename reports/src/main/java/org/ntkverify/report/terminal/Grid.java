package org.ntkverify.report.terminal;

import java.util.ArrayList;
import java.util.List;

/** Sets cells in columns, right-aligned, two blanks between them. */
final class Grid {

    private Grid() {}

    /** Returns a line for each row. */
    static List<String> lines(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], Columns.width(row.get(column)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                line.append(column == 0 ? "" : "  ")
                        .append(" ".repeat(widths[column] - Columns.width(cell)))
                        .append(cell);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}

package org.ntkverify.report.html;

import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Table;
import org.ntkverify.report.plot.TablePlot;
import org.ntkverify.report.table.PlacedTable;

/** A table, its plot, and links to their files. */
final class TableSection {

    /** Longer tables are closed until a reader asks for them. */
    private static final int FEW_ROWS = 12;

    private TableSection() {}

    static void write(Html html, Table table, PlacedTable placed) {
        Optional<String> plot = TablePlot.inline(table, placed.stem());
        html.open("figure");
        plot.ifPresent(html::markup);
        boolean closed = plot.isPresent() || table.rows().size() > FEW_ROWS;
        if (closed) {
            String rows = "%s %s".formatted(table.rows().size(), table.rows().size() == 1 ? "row" : "rows");
            html.open("details").open("summary");
            if (plot.isPresent()) {
                html.words("Numbers of this plot, ").words(rows).close();
            } else {
                html.prose(table.caption()).words(" (").words(rows).words(")").close();
            }
        }
        boolean said = closed && plot.isEmpty();
        table(html, table, said);
        if (closed) {
            html.close();
        }
        html.open("p", "class", "files").words("Files: ");
        html.leaf("a", "csv", "href", placed.path("csv")).words(", ");
        html.leaf("a", "tex", "href", placed.path("tex"));
        if (plot.isPresent()) {
            html.words(", ").leaf("a", "svg", "href", placed.plotPath());
        }
        html.close().close();
    }

    private static void table(Html html, Table table, boolean said) {
        html.open("div", "class", "scroll").open("table");
        html.open("caption", "class", said ? "unseen" : "seen")
                .prose(table.caption())
                .close();
        html.open("thead").open("tr");
        for (int column = 0; column < table.columns().size(); column++) {
            if (numeric(table, column)) {
                html.open("th", "scope", "col", "class", "n");
            } else {
                html.open("th", "scope", "col");
            }
            html.prose(table.columns().get(column)).close();
        }
        html.close().close().open("tbody");
        for (List<Table.Cell> row : table.rows()) {
            html.open("tr");
            for (int column = 0; column < row.size(); column++) {
                cell(html, row.get(column), column == 0);
            }
            html.close();
        }
        html.close().close().close();
    }

    private static void cell(Html html, Table.Cell cell, boolean head) {
        if (head) {
            html.open("th", "scope", "row", "class", NumberText.isNumber(cell) ? "n" : "w");
        } else if (NumberText.isNumber(cell)) {
            html.open("td", "class", "n");
        } else {
            html.open("td");
        }
        html.markup(NumberText.cell(cell)).close();
    }

    private static boolean numeric(Table table, int column) {
        return table.rows().stream().anyMatch(row -> NumberText.isNumber(row.get(column)));
    }
}

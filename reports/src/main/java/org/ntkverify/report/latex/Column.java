package org.ntkverify.report.latex;

import java.math.BigDecimal;
import org.ntkverify.check.Table;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.report.number.EstimateFormat;

/**
 * How one column is set: words to the left, long ones in lines, counts to the right, other numbers at the decimal point. For the last, LaTeX
 * gets two columns without space between, which meet at the point.
 */
enum Column {
    WORDS("l"),
    PARAGRAPHS("p{0.4\\linewidth}"),
    COUNTS("r"),
    DECIMALS("r@{}l");

    /** Sets a paragraph without justification; the row must then end in {@code \tabularnewline}. */
    static final String RAGGED = "\\raggedright ";

    private static final int LONGEST_LINE = 40;

    private final String specification;

    Column(String specification) {
        this.specification = specification;
    }

    /** Returns how a column of a table is set, by the cells it has. */
    static Column of(Table table, int column) {
        Column widest = WORDS;
        for (var row : table.rows()) {
            Column needed = switch (row.get(column).kind()) {
                case TEXT -> isLong(((Table.Cell.Text) row.get(column)).value()) ? PARAGRAPHS : WORDS;
                case INTEGER -> COUNTS;
                case NUMBER, ESTIMATE -> DECIMALS;
            };
            if (needed.compareTo(widest) > 0) {
                widest = needed;
            }
        }
        return widest;
    }

    /** Returns the letters for the preamble of the table. */
    String specification() {
        return specification;
    }

    /** Returns the head of the column. */
    String head(String text) {
        return switch (this) {
            case WORDS, COUNTS, PARAGRAPHS -> LatexText.escape(text);
            case DECIMALS -> across(text);
        };
    }

    /** Returns a cell of the column. */
    String cell(Table.Cell cell) {
        return switch (cell.kind()) {
            case TEXT -> {
                String text = ((Table.Cell.Text) cell).value();
                yield switch (this) {
                    case WORDS, COUNTS -> LatexText.escape(text);
                    case PARAGRAPHS -> RAGGED + LatexText.escape(text);
                    case DECIMALS -> across(text);
                };
            }
            case INTEGER ->
                number(BigDecimal.valueOf(((Table.Cell.Count) cell).value()).toPlainString());
            case NUMBER -> number(DecimalText.abridged(((Table.Cell.Value) cell).value()));
            case ESTIMATE -> {
                Table.Cell.Estimate estimate = (Table.Cell.Estimate) cell;
                yield number(EstimateFormat.text(estimate.value(), estimate.standardError()));
            }
        };
    }

    private static String across(String text) {
        return isLong(text)
                ? "\\multicolumn{2}{%s}{%s}".formatted(PARAGRAPHS.specification, RAGGED + LatexText.escape(text))
                : "\\multicolumn{2}{c}{%s}".formatted(LatexText.escape(text));
    }

    private static boolean isLong(String text) {
        return text.length() > LONGEST_LINE;
    }

    private String number(String text) {
        int end = firstOf(text, '.', '(', 'e');
        String whole = "$" + text.substring(0, end) + "$";
        String rest = text.substring(end).replace(DecimalText.ELLIPSIS, "\\ldots{}");
        int power = rest.indexOf('e');
        if (power >= 0) {
            rest = "%s$\\,\\times\\,10^{%s}$".formatted(rest.substring(0, power), rest.substring(power + 1));
        }
        return this == DECIMALS ? whole + " & " + rest : whole + rest;
    }

    private static int firstOf(String text, char... marks) {
        int first = text.length();
        for (char mark : marks) {
            int position = text.indexOf(mark);
            if (position >= 0) {
                first = Math.min(first, position);
            }
        }
        return first;
    }
}

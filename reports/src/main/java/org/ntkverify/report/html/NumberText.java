package org.ntkverify.report.html;

import org.ntkverify.check.Table;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.report.number.EstimateFormat;
import org.ntkverify.report.wording.FormulaText;

/** Sets the numbers of tables: a real minus, powers of ten raised. The files beside the page have every digit. */
final class NumberText {

    private NumberText() {}

    /** Returns whether a cell is a number. */
    static boolean isNumber(Table.Cell cell) {
        return cell.kind() != Table.Cell.Kind.TEXT;
    }

    /** Returns a cell as markup. */
    static String cell(Table.Cell cell) {
        return switch (cell.kind()) {
            case TEXT -> Prose.set(((Table.Cell.Text) cell).value());
            case INTEGER -> set(Long.toString(((Table.Cell.Count) cell).value()));
            case NUMBER -> set(DecimalText.abridged(((Table.Cell.Value) cell).value()));
            case ESTIMATE -> {
                Table.Cell.Estimate estimate = (Table.Cell.Estimate) cell;
                yield set(EstimateFormat.text(estimate.value(), estimate.standardError()));
            }
        };
    }

    /** Returns a number such as {@code -1.5e-7} as markup. */
    static String set(String number) {
        return Prose.markup(FormulaText.number(number));
    }
}

package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.UnknownConstant;
import org.ntkverify.check.UnknownConstant.Side;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * Looks for the worst ratio of a quantity to a formula whose constant is unknown. A ratio is no support: the next data set may have a worse
 * one. Only a quantity that is certainly not positive leaves no constant for a lower bound.
 */
final class UnknownConstantChecker {

    /** The reason given when the data searched leave some constant. */
    static final String NOT_REFUTED = "not refuted";

    private UnknownConstantChecker() {}

    private record Ratio(String label, Interval quantity, Interval value) {}

    static Evidence check(UnknownConstant statement) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Ratio> ratios = new ArrayList<>();
        for (UnknownConstant.Case each : statement.cases()) {
            Interval quantity = each.quantity().get();
            Interval formula = each.formula().get();
            if (!(formula.lower() > 0)) {
                return inapplicable(each.label(), formula);
            }
            Ratio ratio = new Ratio(each.label(), quantity, quantity.over(formula));
            ratios.add(ratio);
            rows.add(List.of(
                    new Cell.Text(ratio.label()),
                    new Cell.Value(quantity.midpoint()),
                    new Cell.Value(formula.midpoint()),
                    new Cell.Value(ratio.value().lower()),
                    new Cell.Value(ratio.value().upper())));
        }
        Table table = new Table(
                "ratios",
                "Ratio of the bounded quantity to the formula with constant 1, enclosed.",
                List.of("data", "quantity", "formula", "ratio at least", "ratio at most"),
                rows);
        return new Evidence.Enclosure(
                finding(statement.side(), ratios),
                "worst ratio over %s data sets".formatted(rows.size()),
                "certified enclosures of quantity and formula",
                InequalityChecker.TRUSTED,
                List.of(table));
    }

    private static Evidence inapplicable(String label, Interval formula) {
        String reason = "the formula on %s must be > 0 but is in %s".formatted(label, formula);
        return new Evidence.Enclosure(
                new Finding.Inapplicable(reason),
                reason,
                "certified enclosures of quantity and formula",
                InequalityChecker.TRUSTED,
                List.of());
    }

    private static Finding finding(Side side, List<Ratio> ratios) {
        Ratio worst = ratios.get(0);
        for (Ratio ratio : ratios) {
            boolean worse = side == Side.AT_LEAST
                    ? ratio.value().upper() < worst.value().upper()
                    : ratio.value().lower() > worst.value().lower();
            if (worse) {
                worst = ratio;
            }
        }
        String seen = "%s: ratio in [%s, %s]"
                .formatted(worst.label(), worst.value().lower(), worst.value().upper());
        if (side == Side.AT_LEAST && worst.quantity().upper() <= 0) {
            return new Finding.Contradicts(
                    ReasonCode.BOUND_VIOLATED, worst.value().upper() - 1, seen);
        }
        return new Finding.Inconclusive(
                "%s, and not established: the constant is unknown; worst of %s data sets is %s"
                        .formatted(NOT_REFUTED, ratios.size(), seen),
                Optional.of("the constant of the theorem"));
    }
}

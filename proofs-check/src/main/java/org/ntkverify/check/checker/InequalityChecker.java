package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.arithmetic.Interval;

/** Compares enclosures of two sides: one beyond the other proves, the other way round refutes, overlap decides nothing. */
final class InequalityChecker {

    static final List<String> TRUSTED = List.of(
            "IEEE 754 arithmetic rounded outward, with a-priori error bounds where a matrix is factored or a recursion runs through many layers",
            "error bounds of the Java class library's elementary functions");

    private InequalityChecker() {}

    static Evidence check(Inequality statement) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Inequality.Case each : statement.cases()) {
            Interval left = each.left().get();
            Interval right = each.right().get();
            findings.add(finding(each.label(), left, right));
            rows.add(List.of(
                    new Cell.Text(each.label()),
                    new Cell.Value(left.lower()),
                    new Cell.Value(left.upper()),
                    new Cell.Value(right.lower()),
                    new Cell.Value(right.upper())));
        }
        Table table = new Table(
                "inequalities",
                "Enclosures of both sides; the left side is claimed to be at most the right side.",
                List.of("case", "left at least", "left at most", "right at least", "right at most"),
                rows);
        return new Evidence.Enclosure(
                DefinitenessChecker.join(findings),
                "%s inequalities between enclosed numbers".formatted(rows.size()),
                "certified enclosures of both sides",
                TRUSTED,
                List.of(table));
    }

    private static Finding finding(String label, Interval left, Interval right) {
        String seen = "%s: left side in [%s, %s], right side in [%s, %s]"
                .formatted(label, left.lower(), left.upper(), right.lower(), right.upper());
        if (left.upper() <= right.lower()) {
            return new Finding.Establishes();
        }
        if (left.lower() > right.upper()) {
            double scale = Math.max(left.magnitude(), right.magnitude());
            return new Finding.Contradicts(ReasonCode.BOUND_VIOLATED, (left.lower() - right.upper()) / scale, seen);
        }
        return new Finding.Inconclusive(seen, Optional.empty());
    }
}

package org.ntkverify.check.checker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.Tabulation.Entry;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.expression.Expression;

/** Encloses every value of a printed table with 40 digits and compares it with half a unit of the last printed digit. */
final class TabulationChecker {

    private static final int DIGITS = 40;
    private static final String METHOD = "certified enclosure within half a unit of the last printed digit";

    private TabulationChecker() {}

    static Evidence check(Tabulation tabulation) {
        List<List<Cell>> rows = new ArrayList<>();
        List<String> open = new ArrayList<>();
        Optional<Finding.Contradicts> worst = Optional.empty();
        Map<Run, Map<String, DecimalInterval>> runs = new HashMap<>();
        for (Entry entry : tabulation.entries()) {
            Map<String, DecimalInterval> values =
                    runs.computeIfAbsent(new Run(entry.program(), entry.inputs()), Run::values);
            DecimalInterval value = enclosure(entry, values);
            DecimalInterval tolerance = HalfUnit.around(entry.printed());
            boolean inside = tolerance.contains(value);
            boolean disjoint = HalfUnit.disjoint(tolerance, value);
            if (disjoint) {
                Finding.Contradicts found = contradiction(entry, value);
                if (worst.isEmpty()
                        || Math.abs(found.effect()) > Math.abs(worst.get().effect())) {
                    worst = Optional.of(found);
                }
            } else if (!inside) {
                open.add(entry.label());
            }
            rows.add(List.of(
                    new Cell.Text(entry.label()),
                    new Cell.Text(entry.printed().toPlainString()),
                    new Cell.Value(value.lower().doubleValue()),
                    new Cell.Text(inside ? "inside" : disjoint ? "outside" : "open")));
        }
        Finding finding = worst.<Finding>map(found -> found)
                .orElseGet(() -> open.isEmpty()
                        ? new Finding.Establishes()
                        : new Finding.Inconclusive(
                                "enclosures of %s reach over the ends of the tolerance".formatted(open),
                                Optional.empty()));
        Table table = new Table(
                "values",
                "Printed values against certified enclosures.",
                List.of("value", "printed", "enclosed", "half a unit"),
                rows);
        return new Evidence.Enclosure(
                finding,
                "%s printed values against enclosures with %s digits".formatted(rows.size(), DIGITS),
                METHOD,
                List.of("own interval arithmetic with many digits"),
                List.of(table));
    }

    /** A program on its inputs, run once for all entries that share both. */
    private record Run(Supplier<KernelProgram> program, Map<String, Expression> inputs) {

        Map<String, DecimalInterval> values() {
            DecimalIntervalArithmetic arithmetic = DecimalIntervalArithmetic.ofDigits(DIGITS);
            Map<String, DecimalInterval> enclosures = new HashMap<>();
            inputs.forEach((name, value) -> enclosures.put(name, value.evaluate(arithmetic, Map.of())));
            return program.get().run(arithmetic, enclosures);
        }
    }

    private static DecimalInterval enclosure(Entry entry, Map<String, DecimalInterval> values) {
        DecimalInterval value = values.get(entry.output());
        if (value == null) {
            throw new IllegalArgumentException(
                    "output of %s must be in the program but was %s".formatted(entry.label(), entry.output()));
        }
        return value;
    }

    private static Finding.Contradicts contradiction(Entry entry, DecimalInterval value) {
        BigDecimal difference = entry.printed().subtract(value.lower());
        double effect = difference.doubleValue() / value.magnitude().doubleValue();
        return new Finding.Contradicts(
                ReasonCode.VALUE_RATIO,
                effect,
                "%s: printed %s, enclosed %s"
                        .formatted(entry.label(), entry.printed(), value.lower().doubleValue()));
    }
}

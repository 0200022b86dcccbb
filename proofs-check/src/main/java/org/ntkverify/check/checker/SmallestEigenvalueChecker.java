package org.ntkverify.check.checker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestEigenvalue;
import org.ntkverify.check.SmallestEigenvalue.Entry;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;

/** Encloses smallest eigenvalues from both sides and compares them with printed values. */
final class SmallestEigenvalueChecker {

    private SmallestEigenvalueChecker() {}

    static Evidence check(SmallestEigenvalue statement) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : statement.entries()) {
            Interval value = CertifiedEigenvalue.lambdaMin(
                    InfiniteWidthKernel.of(entry.kernel().architecture())
                            .enclosure(entry.kernel().inputs(), KernelKind.NTK));
            findings.add(finding(entry, value));
            rows.add(List.of(
                    new Cell.Text(entry.kernel().label()),
                    new Cell.Text(entry.printed().toPlainString()),
                    new Cell.Value(value.lower()),
                    new Cell.Value(value.upper())));
        }
        Table table = new Table(
                "smallest-eigenvalues",
                "Printed smallest eigenvalues against certified enclosures.",
                List.of("case", "printed", "at least", "at most"),
                rows);
        return new Evidence.Enclosure(
                DefinitenessChecker.join(findings),
                "%s printed eigenvalues against certified enclosures".formatted(rows.size()),
                DefinitenessChecker.METHOD + ", verified Rayleigh quotients",
                DefinitenessChecker.TRUSTED,
                List.of(table));
    }

    private static Finding finding(Entry entry, Interval value) {
        DecimalInterval enclosure = new DecimalInterval(new BigDecimal(value.lower()), new BigDecimal(value.upper()));
        DecimalInterval tolerance = HalfUnit.around(entry.printed());
        if (tolerance.contains(enclosure)) {
            return new Finding.Establishes();
        }
        String seen = "%s: printed %s, enclosed [%s, %s]"
                .formatted(entry.kernel().label(), entry.printed().toPlainString(), value.lower(), value.upper());
        if (HalfUnit.disjoint(tolerance, enclosure)) {
            double scale = Math.max(Math.abs(value.lower()), Math.abs(value.upper()));
            double effect = (entry.printed().doubleValue() - value.lower()) / scale;
            return new Finding.Contradicts(ReasonCode.VALUE_RATIO, effect, seen);
        }
        return new Finding.Inconclusive(seen, Optional.empty());
    }
}

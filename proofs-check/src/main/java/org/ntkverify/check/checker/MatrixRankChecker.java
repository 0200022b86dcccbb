package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.MatrixRank;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.spectrum.CertifiedRank;

/** Ranks from two sides: a stated exact argument above, a certified definite principal submatrix below. */
final class MatrixRankChecker {

    private MatrixRankChecker() {}

    static Evidence check(MatrixRank statement) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (MatrixRank.Entry entry : statement.entries()) {
            IntervalMatrix matrix = entry.matrix().get();
            int atLeast = CertifiedRank.of(matrix).atLeast();
            int atMost = Math.min(entry.atMost(), matrix.size());
            if (atLeast > atMost) {
                throw new IllegalStateException("rank of %s must be at most %s (%s) but %s are certified"
                        .formatted(entry.label(), atMost, entry.argument(), atLeast));
            }
            findings.add(finding(entry, atLeast, atMost));
            rows.add(List.of(
                    new Cell.Text(entry.label()),
                    new Cell.Count(matrix.size()),
                    new Cell.Count(entry.rank()),
                    new Cell.Count(atLeast),
                    new Cell.Count(atMost),
                    new Cell.Text(entry.argument())));
        }
        Table table = new Table(
                "ranks",
                "Ranks claimed, with certified lower and exact upper bounds.",
                List.of("case", "points", "claimed", "at least", "at most", "upper bound because"),
                rows);
        return new Evidence.Enclosure(
                DefinitenessChecker.join(findings),
                "ranks of %s matrices from both sides".formatted(rows.size()),
                "exact structure of the matrix, certified definite principal submatrices",
                DefinitenessChecker.TRUSTED,
                List.of(table));
    }

    private static Finding finding(MatrixRank.Entry entry, int atLeast, int atMost) {
        String seen = "%s: claimed rank %s, certified between %s and %s (%s)"
                .formatted(entry.label(), entry.rank(), atLeast, atMost, entry.argument());
        if (entry.rank() < atLeast || entry.rank() > atMost) {
            double nearest = entry.rank() < atLeast ? atLeast : atMost;
            return new Finding.Contradicts(ReasonCode.VALUE_RATIO, (entry.rank() - nearest) / nearest, seen);
        }
        return atLeast == atMost ? new Finding.Establishes() : new Finding.Inconclusive(seen, Optional.empty());
    }
}

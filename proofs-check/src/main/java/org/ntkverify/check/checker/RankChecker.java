package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.KernelCase;
import org.ntkverify.check.Rank;
import org.ntkverify.check.Rank.Entry;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.bound.ExactRankBound;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.spectrum.CertifiedRank;

/** Ranks from two sides: an exact argument about the kernel above, a certified definite principal submatrix below. */
final class RankChecker {

    private RankChecker() {}

    static Evidence check(Rank statement) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : statement.entries()) {
            KernelCase kernel = entry.kernel();
            int atLeast = CertifiedRank.of(
                            InfiniteWidthKernel.of(kernel.architecture()).enclosure(kernel.inputs(), KernelKind.NTK))
                    .atLeast();
            Optional<ExactRankBound> bound = ExactRankBound.of(kernel);
            int atMost = bound.map(ExactRankBound::rank).orElse(kernel.inputs().count());
            String argument = bound.map(ExactRankBound::argument).orElse("the order of the matrix");
            findings.add(finding(entry, atLeast, atMost, argument));
            rows.add(List.of(
                    new Cell.Text(kernel.label()),
                    new Cell.Count(kernel.inputs().count()),
                    new Cell.Count(entry.rank()),
                    new Cell.Count(atLeast),
                    new Cell.Count(atMost),
                    new Cell.Text(argument)));
        }
        Table table = new Table(
                "ranks",
                "Ranks claimed, with certified lower and exact upper bounds.",
                List.of("case", "points", "claimed", "at least", "at most", "upper bound because"),
                rows);
        List<String> trusted = new ArrayList<>(DefinitenessChecker.TRUSTED);
        trusted.add("own exact normal form over Q");
        return new Evidence.Enclosure(
                DefinitenessChecker.join(findings),
                "ranks of %s matrices from both sides".formatted(rows.size()),
                "exact structure of the kernel, certified definite principal submatrices",
                trusted,
                List.of(table));
    }

    private static Finding finding(Entry entry, int atLeast, int atMost, String argument) {
        String seen = "%s: claimed rank %s, certified between %s and %s (%s)"
                .formatted(entry.kernel().label(), entry.rank(), atLeast, atMost, argument);
        if (entry.rank() < atLeast || entry.rank() > atMost) {
            double nearest = entry.rank() < atLeast ? atLeast : atMost;
            return new Finding.Contradicts(ReasonCode.VALUE_RATIO, (entry.rank() - nearest) / nearest, seen);
        }
        return atLeast == atMost ? new Finding.Establishes() : new Finding.Inconclusive(seen, Optional.empty());
    }
}

package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Definiteness;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.KernelCase;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.bound.ExactRankBound;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;

/**
 * Certifies positive definiteness, or refutes it by a vector with negative form or by an exact rank argument. A singular
 * matrix without such an argument stays undecided: no finite precision decides it.
 */
final class DefinitenessChecker {

    static final String METHOD = "verified Cholesky factorisation of interval kernel matrices";
    static final List<String> TRUSTED = List.of(
            "IEEE 754 arithmetic with the a-priori Cholesky bound",
            "error bounds of the Java class library's elementary functions");

    private DefinitenessChecker() {}

    private record Result(KernelCase kernel, Interval smallest, Finding finding) {}

    static Evidence check(Definiteness statement) {
        List<Result> results =
                statement.cases().stream().map(DefinitenessChecker::result).toList();
        List<List<Cell>> rows = new ArrayList<>();
        for (Result result : results) {
            rows.add(List.of(
                    new Cell.Text(result.kernel().label()),
                    new Cell.Count(result.kernel().inputs().count()),
                    new Cell.Value(result.smallest().lower()),
                    new Cell.Value(result.smallest().upper())));
        }
        Table table = new Table(
                "smallest-eigenvalues",
                "Certified enclosures of the smallest eigenvalue.",
                List.of("case", "points", "at least", "at most"),
                rows);
        return new Evidence.Enclosure(
                join(results.stream().map(Result::finding).toList()),
                "certified smallest eigenvalues of %s matrices".formatted(rows.size()),
                METHOD,
                TRUSTED,
                List.of(table));
    }

    private static Result result(KernelCase kernel) {
        IntervalMatrix matrix =
                InfiniteWidthKernel.of(kernel.architecture()).enclosure(kernel.inputs(), KernelKind.NTK);
        Interval smallest = CertifiedEigenvalue.lambdaMin(matrix);
        if (smallest.lower() > 0) {
            return new Result(kernel, smallest, new Finding.Establishes());
        }
        Optional<ExactRankBound> bound = ExactRankBound.of(kernel);
        int points = kernel.inputs().count();
        if (bound.isPresent() && bound.get().rank() < points) {
            return new Result(
                    kernel,
                    smallest,
                    new Finding.Contradicts(
                            ReasonCode.NOT_DEFINITE,
                            points - bound.get().rank(),
                            "%s: %s".formatted(kernel.label(), bound.get().argument())));
        }
        if (smallest.upper() < 0) {
            return new Result(
                    kernel,
                    smallest,
                    new Finding.Contradicts(
                            ReasonCode.NOT_DEFINITE,
                            -smallest.upper(),
                            "%s: a vector x has x^T K x <= %s |x|^2".formatted(kernel.label(), smallest.upper())));
        }
        return new Result(
                kernel,
                smallest,
                new Finding.Inconclusive(
                        "%s: the smallest eigenvalue is in [%s, %s]"
                                .formatted(kernel.label(), smallest.lower(), smallest.upper()),
                        Optional.empty()));
    }

    /** Joins findings that must all hold; of several contradictions the one with the largest effect is told. */
    static Finding join(List<Finding> findings) {
        Optional<Finding.Contradicts> worst = Optional.empty();
        for (Finding finding : findings) {
            if (finding instanceof Finding.Contradicts found
                    && (worst.isEmpty()
                            || Math.abs(found.effect()) > Math.abs(worst.get().effect()))) {
                worst = Optional.of(found);
            }
        }
        if (worst.isPresent()) {
            return worst.get();
        }
        return findings.stream()
                .filter(finding -> finding.kind() != Finding.Kind.ESTABLISHES)
                .findFirst()
                .orElseGet(Finding.Establishes::new);
    }
}

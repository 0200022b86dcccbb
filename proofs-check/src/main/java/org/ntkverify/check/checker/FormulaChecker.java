package org.ntkverify.check.checker;

import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.FormulaStatement;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.judge.CounterPoint;
import org.ntkverify.check.judge.FormulaJudge;
import org.ntkverify.check.judge.FormulaJudgement;

/** Asks the judge of formulas, and puts the point at which a formula is wrong into a table. */
final class FormulaChecker {

    /** Of the random points beside the fixed ones; any formula is compared at the same points. */
    private static final long SEED = 1;

    private FormulaChecker() {}

    static Evidence check(FormulaStatement statement) {
        FormulaJudgement judgement = new FormulaJudge(statement.question(), SEED).judge(statement.formula());
        Optional<CounterPoint> point = judgement.counterexample();
        if (point.isEmpty() || !(judgement.evidence() instanceof Evidence.Counterexample found)) {
            return judgement.evidence();
        }
        return counterexample(found, point.get());
    }

    private static Evidence counterexample(Evidence.Counterexample found, CounterPoint point) {
        String hint = point.hint().map(text -> "; " + text).orElse("");
        Finding.Contradicts finding = found.finding();
        String witness = finding.witness() + hint;
        Table table = new Table(
                "counterexample",
                "A point at which the formula is wrong, enclosed with 50 digits.",
                List.of("point", "formula", "truth", "relative error"),
                List.of(List.of(
                        new Cell.Text(point.place()),
                        point.formula()
                                .<Cell>map(value -> new Cell.Value(value.lower().doubleValue()))
                                .orElse(new Cell.Text("no value")),
                        new Cell.Value(point.truth().lower().doubleValue()),
                        point.relativeError().isPresent()
                                ? new Cell.Value(point.relativeError().getAsDouble())
                                : new Cell.Text("-"))));
        return new Evidence.Counterexample(
                new Finding.Contradicts(finding.code(), finding.effect(), witness), witness, List.of(table));
    }
}

package org.ntkverify.check.checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.UniformInequality;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.OutsideDomainException;

/**
 * Covers the domain with panels. A panel on which the enclosures are in order is done, any other is halved; a point at which they are the wrong way
 * round refutes. Coarse panels come first, so that a counterexample is sought all over the domain.
 */
final class UniformInequalityChecker {

    private UniformInequalityChecker() {}

    /** How one case ended. */
    private record Result(String label, Finding finding, int panels, double narrowest, double slack) {}

    static Evidence check(UniformInequality statement) {
        List<Result> results = statement.cases().stream()
                .map(each -> new Search(statement, each).run())
                .toList();
        Table table = new Table(
                "panels",
                "Panels that cover %s in [%s, %s], and what the right side exceeds the left side by on each of them at least."
                        .formatted(
                                statement.variable(),
                                statement.domain().lower(),
                                statement.domain().upper()),
                List.of("case", "panels", "narrowest", "slack"),
                results.stream().map(UniformInequalityChecker::row).toList());
        return new Evidence.Enclosure(
                DefinitenessChecker.join(results.stream().map(Result::finding).toList()),
                "%s inequalities for all %s in [%s, %s]"
                        .formatted(
                                results.size(),
                                statement.variable(),
                                statement.domain().lower(),
                                statement.domain().upper()),
                "certified enclosures over panels that cover the domain",
                InequalityChecker.TRUSTED,
                List.of(table));
    }

    private static List<Cell> row(Result result) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(result.label()));
        cells.add(new Cell.Count(result.panels()));
        cells.add(new Cell.Value(result.narrowest()));
        cells.add(
                result.finding().kind() == Finding.Kind.ESTABLISHES
                        ? new Cell.Value(result.slack())
                        : new Cell.Text("none"));
        return cells;
    }

    /** The panels of one case. */
    private static final class Search {

        private final UniformInequality statement;
        private final UniformInequality.Case inequality;
        private final Deque<Interval> waiting = new ArrayDeque<>();
        private int panels;
        private double narrowest = Double.MAX_VALUE;
        private double slack = Double.MAX_VALUE;

        Search(UniformInequality statement, UniformInequality.Case inequality) {
            this.statement = statement;
            this.inequality = inequality;
            waiting.add(statement.domain());
        }

        Result run() {
            while (!waiting.isEmpty()) {
                Interval panel = waiting.remove();
                if (holds(panel)) {
                    continue;
                }
                double middle = panel.midpoint();
                Optional<Finding> violation = violation(middle);
                if (violation.isPresent()) {
                    return result(violation.get());
                }
                boolean indivisible = middle <= panel.lower() || middle >= panel.upper();
                if (indivisible || panels >= UniformInequality.MOST_PANELS) {
                    return result(new Finding.Inconclusive(
                            "%s: not decided for %s in [%s, %s]"
                                    .formatted(inequality.label(), statement.variable(), panel.lower(), panel.upper()),
                            Optional.empty()));
                }
                waiting.add(new Interval(panel.lower(), middle));
                waiting.add(new Interval(middle, panel.upper()));
            }
            return result(new Finding.Establishes());
        }

        private Result result(Finding finding) {
            return new Result(inequality.label(), finding, panels, narrowest, slack);
        }

        private boolean holds(Interval panel) {
            panels++;
            narrowest = Math.min(narrowest, panel.width());
            try {
                double difference = inequality
                        .right()
                        .apply(panel)
                        .minus(inequality.left().apply(panel))
                        .lower();
                if (difference >= 0) {
                    slack = Math.min(slack, difference);
                }
                return difference >= 0;
            } catch (OutsideDomainException e) {
                // The enclosure of an argument is too wide for a formula; a narrower panel may do.
                return false;
            }
        }

        private Optional<Finding> violation(double point) {
            try {
                Interval left = inequality.left().apply(Interval.of(point));
                Interval right = inequality.right().apply(Interval.of(point));
                if (!(left.lower() > right.upper())) {
                    return Optional.empty();
                }
                double scale = Math.max(left.magnitude(), right.magnitude());
                return Optional.of(new Finding.Contradicts(
                        ReasonCode.BOUND_VIOLATED,
                        (left.lower() - right.upper()) / scale,
                        "%s: at %s = %s left side in [%s, %s], right side in [%s, %s]"
                                .formatted(
                                        inequality.label(),
                                        statement.variable(),
                                        point,
                                        left.lower(),
                                        left.upper(),
                                        right.lower(),
                                        right.upper())));
            } catch (OutsideDomainException e) {
                return Optional.empty();
            }
        }
    }
}

package org.ntkverify.check.judge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Question;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.kernel.DualEvaluation;
import org.ntkverify.numeric.kernel.DualValue;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Compares a formula for K or Kdot with quadrature, where the activation has no closed form.
 *
 * <p>The error of quadrature is estimated, not proved: agreement supports, and a difference leaves the formula undecided, with
 * the point, however large the difference is.
 */
final class QuadratureSearch {

    private static final int FEWEST_POINTS = 8;
    private static final int DIGITS = 50;

    private final Question question;
    private final StatedFormula formula;
    private final Work work;
    private int agreeing;
    private double tolerance;

    QuadratureSearch(Question question, StatedFormula formula, Work work) {
        this.question = question;
        this.formula = formula;
        this.work = work;
    }

    /** Returns the evidence of the interior points of the domain. */
    Evidence.Agreement evidence(DomainPoints points) {
        PointSearch search = new PointSearch(
                new Truth.Written(Expression.ZERO, List.of()),
                formula.coordinates(),
                points.of(formula.coordinates(), formula.positiveIntegers()));
        for (SamplePoint point : search.points()) {
            Optional<String> difference = point.boundary() ? Optional.empty() : difference(search, point);
            if (difference.isPresent()) {
                return open(difference.get());
            }
        }
        if (agreeing < FEWEST_POINTS) {
            return open("only %s points could be compared with quadrature".formatted(agreeing));
        }
        String summary = "no proof; agrees with quadrature at %s points within its estimated error, at most %.1e"
                .formatted(agreeing, tolerance);
        return new Evidence.Agreement(new Finding.Establishes(), summary, tolerance, List.of());
    }

    private Evidence.Agreement open(String reason) {
        return new Evidence.Agreement(new Finding.Inconclusive(reason, Optional.empty()), reason, tolerance, List.of());
    }

    int agreeing() {
        return agreeing;
    }

    private Optional<String> difference(PointSearch search, SamplePoint point) {
        if (!(truth(point) instanceof DualValue.Estimated truth)) {
            return Optional.empty();
        }
        Value value;
        try {
            value = search.formula(formula.expression(), point, DIGITS, work);
        } catch (Work.SpentException e) {
            return Optional.of("the formula is too large: " + e.getMessage());
        }
        if (!(value instanceof Value.Enclosed enclosed)) {
            return Optional.of("the formula could not be enclosed at " + point.text());
        }
        if (distance(enclosed.interval(), truth.value()) > truth.errorBound()) {
            return Optional.of(
                    "at %s the formula gives %s, quadrature %s with an estimated error of %.1e, which proves nothing"
                            .formatted(
                                    point.text(),
                                    enclosed.interval().lower().doubleValue(),
                                    truth.value(),
                                    truth.errorBound()));
        }
        agreeing++;
        tolerance = Math.max(tolerance, truth.errorBound() / Math.max(1, Math.abs(truth.value())));
        return Optional.empty();
    }

    private static double distance(DecimalInterval interval, double value) {
        DecimalInterval exact = DecimalInterval.exact(value);
        return PointSearch.disjoint(interval, exact)
                ? Math.min(
                        interval.lower().subtract(exact.lower()).abs().doubleValue(),
                        interval.upper().subtract(exact.lower()).abs().doubleValue())
                : 0;
    }

    private DualValue truth(SamplePoint point) {
        Map<String, BigFraction> values = point.values();
        boolean sphere = formula.coordinates() == Coordinates.SPHERE;
        DualEvaluation.Values both = DualEvaluation.at(
                question.activation(),
                constant(values, sphere ? "" : "a"),
                constant(values, sphere ? "" : "b"),
                constant(values, sphere ? "rho" : "c"));
        return question instanceof Question.Dual ? both.value() : both.derivative();
    }

    private static Expression constant(Map<String, BigFraction> values, String name) {
        return Expression.constant(values.getOrDefault(name, BigFraction.ONE));
    }
}

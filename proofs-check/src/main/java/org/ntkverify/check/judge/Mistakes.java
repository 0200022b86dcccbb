package org.ntkverify.check.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.Question;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/**
 * Looks for a mistake that would explain a wrong formula. Each is tested: a hint is given only if the formula, corrected in this
 * way, agrees with what it should be at every interior point tried.
 */
final class Mistakes {

    private static final int DIGITS = 50;
    private static final int POINTS = 10;
    private static final int FEWEST_POINTS = 4;
    private static final long WORK = 300_000;

    private static final List<Expression> FACTORS = factors();

    private final Question question;
    private final StatedFormula formula;
    private final PointSearch search;
    private final Work work = new Work(WORK);

    Mistakes(Question question, StatedFormula formula, PointSearch search) {
        this.question = question;
        this.formula = formula;
        this.search = search;
    }

    /** A point with the formula and the truth there. */
    private record Sample(SamplePoint point, DecimalInterval formula, DecimalInterval truth) {}

    /** Simple ratios, with powers of pi and the root of 2. */
    private static List<Expression> factors() {
        List<Expression> ratios = Stream.of("2", "1/2", "4", "1/4", "-1", "3", "1/3", "8", "1/8", "-2", "-1/2", "1")
                .map(text -> ExpressionParser.parse(text, Set.of()))
                .toList();
        Expression two = Expression.integer(2).sqrt();
        List<Expression> roots = List.of(
                Expression.ONE,
                Expression.PI,
                Expression.PI.power(-1),
                two,
                two.power(-1),
                Expression.PI.sqrt(),
                Expression.PI.sqrt().power(-1),
                Expression.PI.power(2),
                Expression.PI.power(-2));
        return roots.stream()
                .flatMap(root -> ratios.stream().map(ratio -> ratio.times(root)))
                .filter(factor -> !factor.equals(Expression.ONE))
                .toList();
    }

    Optional<String> explanation() {
        try {
            List<Sample> samples = samples();
            if (samples.size() < FEWEST_POINTS) {
                return Optional.empty();
            }
            List<Alternative> alternatives = Alternative.to(question, formula);
            return alternatives.stream()
                    .filter(other -> equals(samples, other))
                    .map(Alternative::text)
                    .findFirst()
                    .or(() -> factor(samples))
                    .or(this::renamed)
                    .or(() -> alternatives.stream()
                            .filter(other -> other.upToFactor() && proportional(samples, other))
                            .map(Alternative::text)
                            .findFirst())
                    .or(() -> constant(samples));
        } catch (Work.SpentException e) {
            return Optional.empty();
        }
    }

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (SamplePoint point : search.points()) {
            if (point.boundary() || samples.size() == POINTS) {
                continue;
            }
            Value truth = search.truth(point, DIGITS);
            Value value = search.formula(formula.expression(), point, DIGITS, work);
            if (truth instanceof Value.Enclosed right && value instanceof Value.Enclosed left) {
                samples.add(new Sample(point, left.interval(), right.interval()));
            }
        }
        return samples;
    }

    private static boolean meet(DecimalInterval first, DecimalInterval second) {
        return PointSearch.narrow(first) && PointSearch.narrow(second) && !PointSearch.disjoint(first, second);
    }

    private boolean equals(List<Sample> samples, Alternative other) {
        return samples.stream()
                .allMatch(sample -> value(other, sample.point())
                        .filter(value -> meet(sample.formula(), value))
                        .isPresent());
    }

    private Optional<DecimalInterval> value(Alternative other, SamplePoint point) {
        Value value = search.enclose(
                DIGITS,
                new Work(Long.MAX_VALUE),
                arithmetic -> other.truth().at(arithmetic, PointSearch.base(arithmetic, point)));
        return value instanceof Value.Enclosed enclosed ? Optional.of(enclosed.interval()) : Optional.empty();
    }

    private boolean proportional(List<Sample> samples, Alternative other) {
        List<Sample> against = new ArrayList<>();
        for (Sample sample : samples) {
            Optional<DecimalInterval> value = value(other, sample.point());
            if (value.isEmpty()) {
                return false;
            }
            against.add(new Sample(sample.point(), sample.formula(), value.get()));
        }
        return common(against, true).isPresent();
    }

    private Optional<String> factor(List<Sample> samples) {
        Optional<DecimalInterval> ratio = common(samples, true);
        if (ratio.isEmpty()) {
            return Optional.empty();
        }
        for (Expression factor : FACTORS) {
            Value value = search.enclose(DIGITS, work, arithmetic -> factor.evaluate(arithmetic, Map.of()));
            if (value instanceof Value.Enclosed enclosed && !PointSearch.disjoint(enclosed.interval(), ratio.get())) {
                return Optional.of("the formula is the truth times " + factor);
            }
        }
        return Optional.empty();
    }

    private Optional<String> constant(List<Sample> samples) {
        Optional<String> ratio = common(samples, true).map(value -> "the formula is the truth times " + shown(value));
        return ratio.or(() ->
                common(samples, false).map(value -> "the formula is the truth plus the constant " + shown(value)));
    }

    private static String shown(DecimalInterval value) {
        return "%.6g".formatted(value.lower().doubleValue()) + "...";
    }

    /** Returns what all ratios (or differences) have in common, narrowly; empty if there is nothing. */
    private Optional<DecimalInterval> common(List<Sample> samples, boolean ratio) {
        Optional<DecimalInterval> common = Optional.empty();
        for (Sample sample : samples) {
            Value value = search.enclose(
                    DIGITS,
                    work,
                    arithmetic -> ratio
                            ? arithmetic.multiply(
                                    sample.formula(), arithmetic.power(sample.truth(), BigFraction.MINUS_ONE))
                            : arithmetic.add(sample.formula(), sample.truth().negate()));
            if (!(value instanceof Value.Enclosed enclosed)) {
                continue;
            }
            if (common.isPresent() && PointSearch.disjoint(common.get(), enclosed.interval())) {
                return Optional.empty();
            }
            common = Optional.of(
                    common.map(known -> known.intersect(enclosed.interval())).orElse(enclosed.interval()));
        }
        return common.filter(value -> value.mignitude().signum() > 0);
    }

    /** A change of variables after which the formula is right. */
    @FunctionalInterface
    private interface Renaming {
        void in(Arithmetic<DecimalInterval> arithmetic, Map<String, DecimalInterval> values);
    }

    private Optional<String> renamed() {
        boolean covariance = formula.coordinates() == Coordinates.COVARIANCE;
        if (formula.coordinates() == Coordinates.INPUTS) {
            return Optional.empty();
        }
        Optional<String> sphere = renamed(
                "the angle is measured from the other side: theta stands for pi - theta, or -rho for rho",
                Mistakes::reflect);
        if (!covariance) {
            return sphere;
        }
        return sphere.or(() -> renamed("standard deviations stand where variances are needed", (arithmetic, values) -> {
                    power(arithmetic, values, "a", BigFraction.ONE_HALF);
                    power(arithmetic, values, "b", BigFraction.ONE_HALF);
                }))
                .or(() -> renamed("variances stand where standard deviations are needed", (arithmetic, values) -> {
                    power(arithmetic, values, "a", BigFraction.TWO);
                    power(arithmetic, values, "b", BigFraction.TWO);
                }))
                .or(() -> renamed(
                        "c stands where rho = c/Sqrt(a*b) is needed",
                        (arithmetic, values) -> values.put("c", values.getOrDefault("rho", arithmetic.pi()))))
                .or(() -> renamed("a and b are exchanged", (arithmetic, values) -> {
                    DecimalInterval a = values.getOrDefault("a", arithmetic.pi());
                    values.put("a", values.getOrDefault("b", arithmetic.pi()));
                    values.put("b", a);
                }));
    }

    private static void power(
            Arithmetic<DecimalInterval> arithmetic,
            Map<String, DecimalInterval> values,
            String name,
            BigFraction exponent) {
        values.computeIfPresent(name, (key, value) -> arithmetic.power(value, exponent));
    }

    private static void reflect(Arithmetic<DecimalInterval> arithmetic, Map<String, DecimalInterval> values) {
        values.computeIfPresent("c", (name, value) -> value.negate());
        values.computeIfPresent("rho", (name, value) -> value.negate());
        values.computeIfPresent("theta", (name, value) -> arithmetic.add(arithmetic.pi(), value.negate()));
    }

    private Optional<String> renamed(String text, Renaming renaming) {
        int tried = 0;
        for (SamplePoint point : search.points()) {
            if (point.boundary() || tried == POINTS) {
                continue;
            }
            Value value = search.enclose(DIGITS, work, arithmetic -> {
                Map<String, DecimalInterval> values = new HashMap<>(search.environment(point, DIGITS));
                renaming.in(arithmetic, values);
                return formula.expression().evaluate(arithmetic, values);
            });
            Value truth = search.truth(point, DIGITS);
            if (!(truth instanceof Value.Enclosed right)) {
                continue;
            }
            if (!(value instanceof Value.Enclosed left && meet(left.interval(), right.interval()))) {
                return Optional.empty();
            }
            tried++;
        }
        return tried >= FEWEST_POINTS ? Optional.of(text) : Optional.empty();
    }
}

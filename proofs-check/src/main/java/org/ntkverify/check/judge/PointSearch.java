package org.ntkverify.check.judge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Compares formulas with one truth at the points of its domain by rigorous enclosures.
 *
 * <p>50 digits, then 120 and 250 where the enclosures share points and are too wide to mean anything. The truth is evaluated
 * once a point, so that many formulas can be compared with it.
 */
final class PointSearch {

    /** Agreement is stated to so many digits, ten of slack for cancellation in 50. */
    static final int STATED_DIGITS = 40;

    private static final List<Integer> DIGITS = List.of(50, 120, 250);
    private static final BigDecimal NARROW = BigDecimal.ONE.movePointLeft(STATED_DIGITS);

    /** Something to be calculated in an arithmetic. */
    @FunctionalInterface
    interface Calculation {
        DecimalInterval in(FormulaArithmetic arithmetic);
    }

    private static final int SIMPLE_POINTS = 6;
    private static final int RANDOM_POINTS = 2;

    private record Place(SamplePoint point, int digits) {}

    private final Truth truth;
    private final Coordinates coordinates;
    private final List<SamplePoint> points;
    private final Map<Place, Value> truths = new ConcurrentHashMap<>();

    private final Map<Integer, Map<List<DecimalInterval>, DecimalInterval>> bivariate = new ConcurrentHashMap<>();
    private final Map<Place, Map<String, DecimalInterval>> environments = new ConcurrentHashMap<>();

    PointSearch(Truth truth, Coordinates coordinates, List<SamplePoint> points) {
        this.truth = truth;
        this.coordinates = coordinates;
        this.points = List.copyOf(points);
    }

    Truth truth() {
        return truth;
    }

    List<SamplePoint> points() {
        return points;
    }

    /** Returns a few points that unmask most mistakes: the simplest, the boundary, and the last random ones. */
    List<SamplePoint> first() {
        List<SamplePoint> chosen = new ArrayList<>(points.subList(0, SIMPLE_POINTS));
        points.stream().filter(SamplePoint::boundary).forEach(chosen::add);
        chosen.addAll(points.subList(points.size() - RANDOM_POINTS, points.size()));
        return chosen;
    }

    /** Returns the points that are not among {@link #first}. */
    List<SamplePoint> rest() {
        List<SamplePoint> rest = new ArrayList<>(points);
        rest.removeAll(first());
        return rest;
    }

    /** Compares at {@code places} until {@code work} is spent; the points left out are {@link Comparison.Open}. */
    List<Comparison> compare(Expression formula, List<SamplePoint> places, Work work) {
        List<Comparison> comparisons = new ArrayList<>();
        for (SamplePoint point : places) {
            try {
                comparisons.add(compare(formula, point, work));
            } catch (Work.SpentException e) {
                comparisons.add(new Comparison.Open(point, String.valueOf(e.getMessage())));
            }
        }
        return comparisons;
    }

    private Comparison compare(Expression formula, SamplePoint point, Work work) {
        String reason = "the enclosures are too wide";
        // A cut or a division on the boundary stays open however many digits there are.
        for (int digits : point.boundary() ? DIGITS.subList(0, 1) : DIGITS) {
            Value right = truth(point, digits);
            if (!(right instanceof Value.Enclosed exact && exact.certain())) {
                reason = reason(right);
                continue;
            }
            Value left = formula(formula, point, digits, work);
            if (left instanceof Value.Undefined undefined) {
                return new Comparison.Undefined(point, exact.interval(), undefined.reason());
            }
            if (left instanceof Value.Enclosed enclosed) {
                DecimalInterval stated = enclosed.interval();
                // On the boundary a cut operand leaves open whether there is a value, and none is only worth a note
                // there.
                boolean counts = enclosed.certain() || !point.boundary();
                if (counts && disjoint(stated, exact.interval())) {
                    return new Comparison.Differs(point, stated, exact.interval());
                }
                if (counts && narrow(stated) && narrow(exact.interval())) {
                    return new Comparison.Agrees(point, stated, exact.interval());
                }
            }
            reason = reason(left);
        }
        int most = DIGITS.get(point.boundary() ? 0 : DIGITS.size() - 1);
        boolean known = truth(point, most) instanceof Value.Enclosed enclosed
                && enclosed.certain()
                && narrow(enclosed.interval());
        return known ? new Comparison.Open(point, reason) : new Comparison.Skipped(point, reason);
    }

    private static String reason(Value value) {
        if (value instanceof Value.Undefined undefined) {
            return undefined.reason();
        }
        return value instanceof Value.Unknown unknown ? unknown.reason() : "the enclosures are too wide";
    }

    /** Returns the truth at {@code point}. */
    Value truth(SamplePoint point, int digits) {
        return truths.computeIfAbsent(
                new Place(point, digits),
                place -> enclose(
                        digits, new Work(Long.MAX_VALUE), arithmetic -> truth.at(arithmetic, base(arithmetic, point))));
    }

    /** Returns the formula at {@code point}. */
    Value formula(Expression formula, SamplePoint point, int digits, Work work) {
        return enclose(digits, work, arithmetic -> formula.evaluate(arithmetic, environment(point, digits)));
    }

    /** Returns the values of all variables that a formula may use at {@code point}. */
    Map<String, DecimalInterval> environment(SamplePoint point, int digits) {
        return environments.computeIfAbsent(
                new Place(point, digits),
                place -> environment(arithmetic(digits, new Work(Long.MAX_VALUE)), point, coordinates));
    }

    private FormulaArithmetic arithmetic(int digits, Work work) {
        return new FormulaArithmetic(digits, work, bivariate.computeIfAbsent(digits, key -> new ConcurrentHashMap<>()));
    }

    /** Returns what {@code calculation} gives in an arithmetic of {@code digits} digits. */
    Value enclose(int digits, Work work, Calculation calculation) {
        FormulaArithmetic arithmetic = arithmetic(digits, work);
        try {
            DecimalInterval interval = calculation.in(arithmetic);
            return new Value.Enclosed(interval, arithmetic.certain());
        } catch (UndefinedException e) {
            return new Value.Undefined(String.valueOf(e.getMessage()));
        } catch (ArithmeticException | UnsupportedOperationException e) {
            return new Value.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the values of the variables that fix {@code point}. */
    static Map<String, DecimalInterval> base(FormulaArithmetic arithmetic, SamplePoint point) {
        Map<String, DecimalInterval> values = new HashMap<>();
        point.values().forEach((name, value) -> values.put(name, arithmetic.constant(value)));
        return values;
    }

    private static Map<String, DecimalInterval> environment(
            FormulaArithmetic arithmetic, SamplePoint point, Coordinates coordinates) {
        Map<String, DecimalInterval> values = base(arithmetic, point);
        if (coordinates == Coordinates.INPUTS) {
            return values;
        }
        boolean sphere = coordinates == Coordinates.SPHERE;
        DecimalInterval one = arithmetic.constant(BigFraction.ONE);
        DecimalInterval a = sphere ? one : values.getOrDefault("a", one);
        DecimalInterval b = sphere ? one : values.getOrDefault("b", one);
        DecimalInterval c = values.getOrDefault(sphere ? "rho" : "c", one);
        values.put("theta", arithmetic.call(Function.ANGLE, List.of(a, b, c)));
        values.put("Delta", arithmetic.call(Function.DELTA, List.of(a, b, c)));
        DecimalInterval root = arithmetic.power(arithmetic.multiply(a, b), new BigFraction(-1, 2));
        values.putIfAbsent("rho", arithmetic.multiply(c, root));
        return values;
    }

    static boolean disjoint(DecimalInterval first, DecimalInterval second) {
        return first.upper().compareTo(second.lower()) < 0 || second.upper().compareTo(first.lower()) < 0;
    }

    static boolean narrow(DecimalInterval enclosure) {
        BigDecimal size = enclosure.magnitude().max(BigDecimal.ONE);
        return enclosure.width().compareTo(NARROW.multiply(size)) <= 0;
    }
}

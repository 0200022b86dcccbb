package org.ntkverify.symbolic.exact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Function;

/**
 * Inverse trigonometric functions and angles of covariances, reduced to each other by cosine, sine and range.
 *
 * <p>Two angles with {@code p alpha - q beta} of direction {@code kappa pi} differ by {@code kappa pi + 2 pi k}; the ranges
 * of both must leave exactly one k. So {@code ArcTan(1/x) = pi/2 - ArcTan(x)} needs {@code x > 0} and nothing is ever taken
 * from a principal branch by rule.
 */
final class InverseTrigonometry {

    /** An angle, its direction and its range. */
    record Arc(RationalFunction angle, Direction direction, AngleRange range) {}

    private static final int MAX_COMPARED = 12;
    private static final int[][] MULTIPLES = {{1, 1}, {1, -1}, {1, 2}, {1, -2}, {2, 1}, {2, -1}};

    private final Tower tower;
    private final Radicals radicals;
    private final Signs signs;
    private final SpecialAngles special;
    private final Trigonometry trigonometry;
    private final List<Arc> arcs;
    private final RationalFunction pi;
    private final Map<Generator.Meaning, RationalFunction> generators = new HashMap<>();

    InverseTrigonometry(
            Tower tower,
            Radicals radicals,
            Signs signs,
            SpecialAngles special,
            Trigonometry trigonometry,
            List<Arc> arcs,
            RationalFunction pi) {
        this.tower = tower;
        this.radicals = radicals;
        this.signs = signs;
        this.special = special;
        this.trigonometry = trigonometry;
        this.arcs = arcs;
        this.pi = pi;
    }

    RationalFunction arcSine(RationalFunction sine) {
        if (tower.isCoarse()) {
            return plain(Function.ARC_SIN, List.of(sine), AngleRange.RIGHT_HALF);
        }
        Direction direction = new Direction(complement(sine), sine);
        return arc(direction, AngleRange.RIGHT_HALF, Function.ARC_SIN, List.of(sine));
    }

    RationalFunction arcCosine(RationalFunction cosine) {
        if (tower.isCoarse()) {
            return plain(Function.ARC_COS, List.of(cosine), AngleRange.HALF_TURN);
        }
        Direction direction = new Direction(cosine, complement(cosine));
        return arc(direction, AngleRange.HALF_TURN, Function.ARC_COS, List.of(cosine));
    }

    /** Returns {@code sqrt(1 - value^2)}. */
    private RationalFunction complement(RationalFunction value) {
        return radicals.sqrt(RationalFunction.ONE.minus(value.times(value, tower), tower));
    }

    RationalFunction arcTangent(RationalFunction tangent) {
        if (tower.isCoarse()) {
            return plain(Function.ARC_TAN, List.of(tangent), AngleRange.RIGHT_HALF);
        }
        RationalFunction secant = radicals.sqrt(RationalFunction.ONE.plus(tangent.times(tangent, tower), tower));
        Direction direction = new Direction(secant.reciprocal(tower), tangent.over(secant, tower));
        return arc(direction, AngleRange.RIGHT_HALF, Function.ARC_TAN, List.of(tangent));
    }

    /** Uses {@code Angle(a, b, -c) = pi - Angle(a, b, c)} to keep one generator for both signs. */
    RationalFunction angle(RationalFunction a, RationalFunction b, RationalFunction c) {
        if (c.numerator().leadingCoefficient().signum() < 0) {
            return pi.minus(angle(a, b, c.negate()), tower);
        }
        if (tower.isCoarse()) {
            return plain(Function.ANGLE, List.of(a, b, c), AngleRange.HALF_TURN);
        }
        RationalFunction square = a.times(b, tower);
        RationalFunction scale = radicals.sqrt(square);
        RationalFunction delta = square.minus(c.times(c, tower), tower);
        Direction direction =
                new Direction(c.over(scale, tower), radicals.sqrt(delta).over(scale, tower));
        return arc(direction, AngleRange.HALF_TURN, Function.ANGLE, List.of(a, b, c));
    }

    private RationalFunction arc(
            Direction direction, AngleRange wide, Function function, List<RationalFunction> arguments) {
        AngleRange range = refined(direction, wide);
        Optional<RationalFunction> constant =
                special.angle(direction).flatMap(range::unique).map(pi::times);
        if (constant.isPresent()) {
            return constant.get();
        }
        for (Arc known : arcs.subList(0, Math.min(arcs.size(), MAX_COMPARED))) {
            for (int[] multiple : MULTIPLES) {
                Optional<RationalFunction> angle = related(direction, range, known, multiple[0], multiple[1]);
                if (angle.isPresent()) {
                    return angle.get();
                }
            }
        }
        RationalFunction angle = plain(function, arguments, range);
        trigonometry.addKnown(angle, direction);
        arcs.add(new Arc(angle, direction, range));
        return angle;
    }

    /** Returns the generator that stands for a value, the same one for the same arguments. */
    private RationalFunction plain(Function function, List<RationalFunction> arguments, AngleRange range) {
        Generator.Meaning meaning = new Generator.Meaning.Value(function, arguments);
        RationalFunction known = generators.get(meaning);
        if (known == null) {
            Sign sign = range.lower().signum() >= 0 ? Sign.NON_NEGATIVE : Sign.UNKNOWN;
            known = RationalFunction.of(tower.declare(Generator.free(meaning, sign)));
            trigonometry.addRange(tower.size() - 1, range);
            generators.put(meaning, known);
        }
        return known;
    }

    private AngleRange refined(Direction direction, AngleRange range) {
        boolean upper = range.equals(AngleRange.HALF_TURN);
        Sign sign = signs.of(upper ? direction.cosine() : direction.sine());
        if (sign == Sign.UNKNOWN) {
            return range;
        }
        AngleRange other = upper ? AngleRange.of(1, 2) : AngleRange.of(-1, 0);
        return sign.isNonNegative() ? AngleRange.of(0, 1) : other;
    }

    /** Returns the angle {@code alpha} with {@code p alpha = q beta + kappa pi}, if that is proved. */
    private Optional<RationalFunction> related(Direction alpha, AngleRange range, Arc beta, int p, int q) {
        Direction difference = alpha.times(p, tower).plus(beta.direction().times(-q, tower), tower);
        AngleRange between = range.times(new BigFraction(p)).plus(beta.range().times(new BigFraction(-q)));
        return special.angle(difference)
                .flatMap(between::unique)
                .map(kappa -> beta.angle()
                        .times(new BigFraction(q))
                        .plus(pi.times(kappa), tower)
                        .times(new BigFraction(1, p)));
    }
}

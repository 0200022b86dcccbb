package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Function;

/**
 * Sines and cosines: a pair of generators with {@code cos^2 = 1 - sin^2} for each argument of a basis over Q, the addition
 * theorem for sums and multiples of them, square roots for special multiples of pi.
 */
final class Trigonometry {

    private static final BigInteger MAX_MULTIPLE = BigInteger.valueOf(64);

    /** An argument, its direction, and whether sine and cosine are generators made for it. */
    private record Element(Direction direction, boolean own) {}

    private final Tower tower;
    private final Radicals radicals;
    private final FactorBase base;
    private final SpecialAngles special;
    private final boolean refining;
    private final int pi;
    private final Polynomial circle;
    private final Map<Integer, AngleRange> ranges = new HashMap<>();
    private final LinearBasis basis;
    private final List<Element> elements = new ArrayList<>();
    private final Map<RationalFunction, Direction> fractions = new HashMap<>();
    private final List<InverseTrigonometry.Arc> arcs;

    Trigonometry(
            Tower tower,
            Radicals radicals,
            FactorBase base,
            SpecialAngles special,
            List<InverseTrigonometry.Arc> arcs,
            int pi,
            boolean refining) {
        this.tower = tower;
        this.radicals = radicals;
        this.base = base;
        this.special = special;
        this.arcs = arcs;
        this.pi = pi;
        this.refining = refining;
        this.basis = new LinearBasis(tower);
        this.circle = Polynomial.generator(pi);
        ranges.put(pi, new AngleRange(BigFraction.ONE, BigFraction.ONE));
        addKnown(RationalFunction.of(circle), new Direction(RationalFunction.ONE.negate(), RationalFunction.ZERO));
    }

    /** Makes the range of a generator known. */
    void addRange(int generator, AngleRange range) {
        ranges.put(generator, range);
    }

    /** Makes the direction of an angle known that has no sine and cosine generators of its own. */
    void addKnown(RationalFunction angle, Direction direction) {
        if (basis.add(angle)) {
            elements.add(new Element(direction, false));
        }
    }

    /** Returns the range of a combination of angles, if every part has one. */
    Optional<AngleRange> range(RationalFunction angle) {
        if (!angle.denominator().isConstant()) {
            return Optional.empty();
        }
        AngleRange total = AngleRange.of(0, 0);
        for (Map.Entry<Monomial, BigInteger> term : angle.numerator().terms().entrySet()) {
            int index = term.getKey().size() - 1;
            AngleRange part = ranges.get(index);
            if (part == null || !term.getKey().equals(Monomial.of(index, 1))) {
                return Optional.empty();
            }
            total = total.plus(part.times(
                    new BigFraction(term.getValue(), angle.denominator().constantTerm())));
        }
        return Optional.of(total);
    }

    /**
     * Returns cosine and sine of {@code angle}.
     *
     * @throws RefinementException if it is a fraction of an angle met before
     */
    Direction of(RationalFunction angle) {
        Optional<List<BigFraction>> coordinates = basis.coordinates(angle);
        if (coordinates.isPresent()) {
            requireInteger(coordinates.get());
            Direction total = Direction.ZERO;
            for (int i = 0; i < elements.size(); i++) {
                total = total.plus(multiple(i, coordinates.get().get(i)), tower);
            }
            return total;
        }
        BigFraction turns = multipleOfPi(angle);
        Optional<Direction> turn = special.direction(turns);
        return turns.signum() != 0 && turn.isPresent()
                ? turn.get().plus(of(angle.minus(RationalFunction.of(circle).times(turns), tower)), tower)
                : ofNew(angle);
    }

    /** Returns the rational coefficient of pi in {@code angle}, 0 if it has none. */
    private BigFraction multipleOfPi(RationalFunction angle) {
        Polynomial part = angle.numerator().coefficients(pi).getOrDefault(1, Polynomial.ZERO);
        Polynomial whole = angle.denominator();
        BigFraction ratio = new BigFraction(part.leadingCoefficient(), whole.leadingCoefficient());
        boolean isMultiple = part.scaled(ratio.getDenominator()).equals(whole.scaled(ratio.getNumerator()));
        return isMultiple ? ratio : BigFraction.ZERO;
    }

    private Direction ofNew(RationalFunction angle) {
        if (angle.numerator().leadingCoefficient().signum() < 0) {
            return ofNew(angle.negate()).negate();
        }
        Direction direction = declare(angle);
        if (basis.add(angle)) {
            elements.add(new Element(direction, true));
        }
        range(angle).ifPresent(range -> arcs.add(new InverseTrigonometry.Arc(angle, direction, range)));
        return direction;
    }

    private void requireInteger(List<BigFraction> coordinates) {
        List<RationalFunction> finer = new ArrayList<>();
        for (int i = 0; i < coordinates.size(); i++) {
            BigInteger denominator = coordinates.get(i).getDenominator();
            if (elements.get(i).own()
                    && !denominator.equals(BigInteger.ONE)
                    && denominator.compareTo(MAX_MULTIPLE) <= 0) {
                finer.add(basis.element(i).times(new BigFraction(BigInteger.ONE, denominator)));
            }
        }
        if (refining && !finer.isEmpty()) {
            throw new RefinementException(RefinementException.Kind.ANGLE, finer);
        }
    }

    private Direction multiple(int element, BigFraction factor) {
        Direction direction = elements.get(element).direction();
        if (factor.signum() == 0) {
            return Direction.ZERO;
        }
        if (factor.getDenominator().equals(BigInteger.ONE)
                && factor.getNumerator().abs().compareTo(MAX_MULTIPLE) <= 0) {
            return direction.times(factor.getNumerator().intValueExact(), tower);
        }
        RationalFunction angle = basis.element(element);
        if (element == 0) {
            return special.direction(factor)
                    .orElseGet(() -> fraction(
                            angle,
                            new BigFraction(BigInteger.ONE, factor.getDenominator()),
                            factor.getNumerator().mod(factor.getDenominator().shiftLeft(1))));
        }
        boolean half = factor.getDenominator().equals(BigInteger.TWO)
                && range(angle)
                        .filter(range -> range.isWithin(AngleRange.HALF_TURN))
                        .isPresent();
        if (half && factor.getNumerator().abs().compareTo(MAX_MULTIPLE) <= 0) {
            return half(direction).times(factor.getNumerator().intValueExact(), tower);
        }
        return fraction(angle, new BigFraction(BigInteger.ONE, factor.getDenominator()), factor.getNumerator());
    }

    /** For an angle in [0, pi]: both values are not negative. */
    private Direction half(Direction whole) {
        BigFraction half = BigFraction.ONE_HALF;
        return new Direction(
                radicals.sqrt(RationalFunction.ONE.plus(whole.cosine(), tower).times(half)),
                radicals.sqrt(RationalFunction.ONE.minus(whole.cosine(), tower).times(half)));
    }

    private Direction fraction(RationalFunction angle, BigFraction part, BigInteger multiple) {
        boolean small = multiple.abs().compareTo(MAX_MULTIPLE) <= 0;
        RationalFunction argument = angle.times(small ? part : part.multiply(multiple));
        Direction direction = fractions.get(argument);
        if (direction == null) {
            direction = declare(argument);
            fractions.put(argument, direction);
        }
        return small ? direction.times(multiple.intValueExact(), tower) : direction;
    }

    private Direction declare(RationalFunction argument) {
        Optional<AngleRange> range = range(argument);
        Polynomial sine = tower.declare(Generator.free(
                        new Generator.Meaning.Value(Function.SIN, List.of(argument)),
                        range.map(AngleRange::signOfSine).orElse(Sign.UNKNOWN))
                .within(Generator.Bounds.UNIT));
        Polynomial square = Polynomial.ONE.minus(sine.times(sine));
        Polynomial cosine = tower.declare(Generator.algebraic(
                        new Generator.Meaning.Value(Function.COS, List.of(argument)),
                        square,
                        range.map(AngleRange::signOfCosine).orElse(Sign.UNKNOWN))
                .within(Generator.Bounds.UNIT));
        base.addSquare(square, cosine);
        if (range.filter(known -> known.isWithin(AngleRange.of(-2, 2))).isPresent()) {
            boolean quadrant = range.orElseThrow().isWithin(AngleRange.of(0, 1));
            radicals.addHalfAngle(tower.size() - 1, argument.times(BigFraction.ONE_HALF), !quadrant);
        }
        return new Direction(RationalFunction.of(cosine), RationalFunction.of(sine));
    }
}

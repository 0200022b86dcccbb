package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** The angles {@code k pi/m}, m = 1, 2, 3, 4, 6, whose sines and cosines are square roots of rationals over 2. */
final class SpecialAngles {

    private static final int TURN = 24;

    private final Tower tower;
    private final NumberRoots numbers;
    private final Map<Integer, Direction> directions = new HashMap<>();

    SpecialAngles(Tower tower, NumberRoots numbers) {
        this.tower = tower;
        this.numbers = numbers;
    }

    /** Returns the direction of the angle {@code units * pi} if it is special. */
    Optional<Direction> direction(BigFraction units) {
        BigFraction twelfths = units.multiply(12);
        if (!twelfths.getDenominator().equals(BigInteger.ONE)) {
            return Optional.empty();
        }
        int index = twelfths.getNumerator().mod(BigInteger.valueOf(TURN)).intValueExact();
        return isSpecial(index) ? Optional.of(direction(index)) : Optional.empty();
    }

    private static boolean isSpecial(int twelfths) {
        return twelfths % 2 == 0 || twelfths % 3 == 0;
    }

    private Direction direction(int twelfths) {
        Direction known = directions.get(twelfths);
        if (known == null) {
            known = new Direction(cosine(twelfths), cosine(Math.floorMod(twelfths - TURN / 4, TURN)));
            directions.put(twelfths, known);
        }
        return known;
    }

    private RationalFunction cosine(int twelfths) {
        int up = twelfths > TURN / 2 ? TURN - twelfths : twelfths;
        if (up > TURN / 4) {
            return cosine(TURN / 2 - up).negate();
        }
        // 4 cos^2 of 0, 30, 45, 60, 90 degrees.
        int square = up == 0 ? 4 : up == 2 ? 3 : up == 3 ? 2 : up == 4 ? 1 : 0;
        return numbers.sqrt(new BigFraction(square, 4));
    }

    /** Returns the angle in (-1, 1], in units of pi, if {@code direction} is seen to be that of a special angle. */
    Optional<BigFraction> angle(Direction direction) {
        boolean numeric = isNumeric(direction.cosine()) && isNumeric(direction.sine());
        for (int twelfths = 0; twelfths < TURN; twelfths++) {
            boolean quarter = twelfths % 6 == 0;
            if (isSpecial(twelfths) && (quarter || numeric) && same(direction, direction(twelfths))) {
                return Optional.of(new BigFraction(twelfths > TURN / 2 ? twelfths - TURN : twelfths, 12));
            }
        }
        return Optional.empty();
    }

    private boolean same(Direction left, Direction right) {
        return left.cosine().sameAs(right.cosine(), tower) && left.sine().sameAs(right.sine(), tower);
    }

    private boolean isNumeric(RationalFunction value) {
        return value.numerator().generators().stream()
                .allMatch(index -> tower.generator(index).meaning() instanceof Generator.Meaning.Root root
                        && root.radicand().isConstant());
    }
}

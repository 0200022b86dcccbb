package org.ntkverify.symbolic.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Function;

/**
 * The normal distribution functions of one and of two variables and the error function, {@code erf(x) = 2 Phi(sqrt(2) x) - 1}.
 *
 * <p>Phi2 depends on {@code x/sqrt(a)}, {@code y/sqrt(b)} and {@code c/sqrt(a b)} only, is symmetric, and is reflected by
 * {@code Phi2(-x, y; -r) = Phi(y) - Phi2(x, y; r)}, also where {@code r = +-1}, since the margins are continuous.
 */
final class NormalDistribution {

    /** A value of Phi. */
    private record Single(RationalFunction argument, RationalFunction value) {}

    /** A value of Phi2 at standardised arguments. */
    private record Pair(RationalFunction x, RationalFunction y, RationalFunction correlation, RationalFunction value) {}

    private static final RationalFunction HALF = RationalFunction.of(BigFraction.ONE_HALF);

    private final Tower tower;
    private final Radicals radicals;
    private final InverseTrigonometry angles;
    private final RationalFunction pi;
    private final List<Single> singles = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    NormalDistribution(Tower tower, Radicals radicals, InverseTrigonometry angles, RationalFunction pi) {
        this.tower = tower;
        this.radicals = radicals;
        this.angles = angles;
        this.pi = pi;
    }

    /** Returns {@code Phi(x)}. */
    RationalFunction phi(RationalFunction x) {
        return known(x).orElseGet(() -> {
            RationalFunction value = RationalFunction.of(tower.declare(
                    Generator.free(new Generator.Meaning.Value(Function.PHI, List.of(x)), Sign.POSITIVE)));
            singles.add(new Single(x, value));
            return value;
        });
    }

    /** Returns {@code erf(x)}. */
    RationalFunction erf(RationalFunction x) {
        RationalFunction argument = x.times(radicals.sqrt(RationalFunction.of(new BigFraction(2))), tower);
        Optional<RationalFunction> phi = known(argument);
        if (phi.isPresent()) {
            return phi.get().times(new BigFraction(2)).minus(RationalFunction.ONE, tower);
        }
        RationalFunction value = RationalFunction.of(
                tower.declare(Generator.free(new Generator.Meaning.Value(Function.ERF, List.of(x)), Sign.UNKNOWN)));
        singles.add(new Single(argument, RationalFunction.ONE.plus(value, tower).times(BigFraction.ONE_HALF)));
        return value;
    }

    private Optional<RationalFunction> known(RationalFunction x) {
        if (x.isZero()) {
            return Optional.of(HALF);
        }
        for (Single single : singles) {
            if (single.argument().sameAs(x, tower)) {
                return Optional.of(single.value());
            }
            if (single.argument().negate().sameAs(x, tower)) {
                return Optional.of(RationalFunction.ONE.minus(single.value(), tower));
            }
        }
        return Optional.empty();
    }

    /** Returns {@code Phi2(x, y, a, b, c)}; the arguments are five. */
    RationalFunction bivariate(List<RationalFunction> arguments) {
        RationalFunction first = radicals.sqrt(arguments.get(2));
        RationalFunction second = radicals.sqrt(arguments.get(3));
        RationalFunction x = arguments.get(0).over(first, tower);
        RationalFunction y = arguments.get(1).over(second, tower);
        RationalFunction correlation = arguments.get(4).over(first.times(second, tower), tower);
        if (correlation.isZero()) {
            return phi(x).times(phi(y), tower);
        }
        if (x.isZero() && y.isZero()) {
            RationalFunction angle = angles.angle(arguments.get(2), arguments.get(3), arguments.get(4));
            return HALF.minus(angle.over(pi, tower).times(BigFraction.ONE_HALF), tower);
        }
        return known(x, y, correlation).or(() -> known(y, x, correlation)).orElseGet(() -> {
            RationalFunction value = RationalFunction.of(tower.declare(
                    Generator.free(new Generator.Meaning.Value(Function.BIVARIATE_PHI, arguments), Sign.NON_NEGATIVE)));
            pairs.add(new Pair(x, y, correlation, value));
            return value;
        });
    }

    private Optional<RationalFunction> known(RationalFunction x, RationalFunction y, RationalFunction correlation) {
        for (Pair pair : pairs) {
            if (pair.correlation().sameAs(correlation, tower)) {
                Optional<RationalFunction> value = sameCorrelation(pair, x, y);
                if (value.isPresent()) {
                    return value;
                }
            }
            if (pair.correlation().negate().sameAs(correlation, tower)) {
                Optional<RationalFunction> value = oppositeCorrelation(pair, x, y);
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<RationalFunction> sameCorrelation(Pair pair, RationalFunction x, RationalFunction y) {
        if (pair.x().sameAs(x, tower) && pair.y().sameAs(y, tower)) {
            return Optional.of(pair.value());
        }
        if (pair.x().negate().sameAs(x, tower) && pair.y().negate().sameAs(y, tower)) {
            RationalFunction margins = phi(pair.x()).plus(phi(pair.y()), tower);
            return Optional.of(RationalFunction.ONE.minus(margins, tower).plus(pair.value(), tower));
        }
        return Optional.empty();
    }

    private Optional<RationalFunction> oppositeCorrelation(Pair pair, RationalFunction x, RationalFunction y) {
        if (pair.x().negate().sameAs(x, tower) && pair.y().sameAs(y, tower)) {
            return Optional.of(phi(y).minus(pair.value(), tower));
        }
        if (pair.x().sameAs(x, tower) && pair.y().negate().sameAs(y, tower)) {
            return Optional.of(phi(x).minus(pair.value(), tower));
        }
        return Optional.empty();
    }
}

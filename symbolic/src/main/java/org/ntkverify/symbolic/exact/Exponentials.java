package org.ntkverify.symbolic.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Function;

/**
 * Exponentials of rational functions: one generator for each exponent of a basis over Q, so that every exponential is a
 * product of powers and {@code exp(x) exp(y) = exp(x + y)} holds in the ring.
 */
final class Exponentials {

    private static final BigInteger MAX_POWER = BigInteger.valueOf(64);

    private final Tower tower;
    private final boolean refining;
    private final LinearBasis basis;
    private final List<Polynomial> generators = new ArrayList<>();

    Exponentials(Tower tower, boolean refining) {
        this.tower = tower;
        this.refining = refining;
        this.basis = new LinearBasis(tower);
    }

    /**
     * Returns {@code exp(exponent)}.
     *
     * @throws RefinementException if it is a root of an exponential met before
     */
    RationalFunction exp(RationalFunction exponent) {
        if (exponent.isZero()) {
            return RationalFunction.ONE;
        }
        Optional<List<BigFraction>> coordinates = basis.coordinates(exponent);
        if (coordinates.isEmpty()) {
            Polynomial generator = declare(exponent);
            if (basis.add(exponent)) {
                generators.add(generator);
            }
            return RationalFunction.of(generator);
        }
        requireInteger(coordinates.get());
        boolean small = coordinates.get().stream()
                .allMatch(power -> power.getDenominator().equals(BigInteger.ONE)
                        && power.getNumerator().abs().compareTo(MAX_POWER) <= 0);
        return small ? product(coordinates.get()) : RationalFunction.of(declare(exponent));
    }

    private Polynomial declare(RationalFunction exponent) {
        return tower.declare(
                Generator.free(new Generator.Meaning.Value(Function.EXP, List.of(exponent)), Sign.POSITIVE));
    }

    private void requireInteger(List<BigFraction> coordinates) {
        List<RationalFunction> finer = new ArrayList<>();
        for (int i = 0; i < coordinates.size(); i++) {
            BigInteger denominator = coordinates.get(i).getDenominator();
            if (!denominator.equals(BigInteger.ONE) && denominator.compareTo(MAX_POWER) <= 0) {
                finer.add(basis.element(i).times(new BigFraction(BigInteger.ONE, denominator)));
            }
        }
        if (refining && !finer.isEmpty()) {
            throw new RefinementException(RefinementException.Kind.EXPONENT, finer);
        }
    }

    private RationalFunction product(List<BigFraction> powers) {
        Polynomial above = Polynomial.ONE;
        Polynomial below = Polynomial.ONE;
        for (int i = 0; i < powers.size(); i++) {
            int power = powers.get(i).getNumerator().intValueExact();
            for (int j = 0; j < Math.abs(power); j++) {
                above = power > 0 ? above.times(generators.get(i)) : above;
                below = power < 0 ? below.times(generators.get(i)) : below;
            }
        }
        return RationalFunction.of(above, below, tower);
    }
}

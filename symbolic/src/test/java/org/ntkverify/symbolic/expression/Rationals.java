package org.ntkverify.symbolic.expression;

import java.util.List;
import java.util.Objects;
import org.hipparchus.fraction.BigFraction;

/**
 * Exact rationals in which everything that is not rational is uninterpreted: a function value, a root or pi is some fixed
 * rational that depends on the exact arguments only. Two trees of the same meaning and the same function calls have
 * exactly the same value, and two that differ anywhere almost surely do not. {@code 1/0} is 0, so that division is total.
 */
final class Rationals implements Arithmetic<BigFraction> {

    @Override
    public BigFraction constant(BigFraction value) {
        return value;
    }

    @Override
    public BigFraction pi() {
        return new BigFraction(355, 113);
    }

    @Override
    public BigFraction add(BigFraction x, BigFraction y) {
        return x.add(y);
    }

    @Override
    public BigFraction multiply(BigFraction x, BigFraction y) {
        return x.multiply(y);
    }

    @Override
    public BigFraction power(BigFraction x, BigFraction exponent) {
        boolean integer = exponent.getDenominatorAsInt() == 1;
        BigFraction root = integer ? x : uninterpreted(x, exponent.getDenominator());
        if (root.signum() == 0) {
            return BigFraction.ZERO;
        }
        return root.pow(exponent.getNumeratorAsInt());
    }

    @Override
    public BigFraction call(Function function, List<BigFraction> arguments) {
        return uninterpreted(function.text(), arguments);
    }

    private static BigFraction uninterpreted(Object... parts) {
        int hash = Objects.hash(parts);
        return new BigFraction(1 + Math.floorMod(hash, 997), 1 + Math.floorMod(hash, 101));
    }
}

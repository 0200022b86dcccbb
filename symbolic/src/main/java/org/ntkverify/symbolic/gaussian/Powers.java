package org.ntkverify.symbolic.gaussian;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.ntkverify.symbolic.expression.Expression;

/** Exponents by base, not changed after it is made, so that its hash is computed once: it is a key many times over. */
final class Powers extends AbstractMap<Expression, BigFraction> {

    private final Map<Expression, BigFraction> exponents;
    private final int hash;

    private Powers(Map<Expression, BigFraction> exponents) {
        this.exponents = exponents;
        this.hash = exponents.hashCode();
    }

    static Map<Expression, BigFraction> of(Map<Expression, BigFraction> exponents) {
        return exponents instanceof Powers ? exponents : new Powers(Map.copyOf(exponents));
    }

    @Override
    public Set<Entry<Expression, BigFraction>> entrySet() {
        return exponents.entrySet();
    }

    @Override
    public @Nullable BigFraction get(Object base) {
        return exponents.get(base);
    }

    @Override
    public boolean containsKey(Object base) {
        return exponents.containsKey(base);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Powers powers
                ? hash == powers.hash && exponents.equals(powers.exponents)
                : exponents.equals(other);
    }
}

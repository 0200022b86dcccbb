package org.ntkverify.check.pattern;

import java.util.function.Supplier;
import org.ntkverify.symbolic.AlgebraSystem;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.PriceDerivation;

/** Derivations that ask the computer algebra system; it is loaded when the first of them is asked for, and only then. */
public final class Derivations {

    private Derivations() {}

    /** Holds the engine, so that it starts with the first derivation and keeps its answers. */
    private static final class Engine {
        private static final PriceDerivation PRICE = new PriceDerivation(AlgebraSystem.load());
    }

    /** Returns the derivation of the dual of {@code max(z, 0)^n}, worked out when asked for. */
    public static Supplier<Derivation> rectifiedMonomial(int n) {
        return () -> Engine.PRICE.rectifiedMonomial(n);
    }

    /** Returns the derivation of the dual of ReLU, worked out when asked for. */
    public static Supplier<Derivation> relu() {
        return () -> Engine.PRICE.relu();
    }

    /** Returns the derivation of the dual of erf, worked out when asked for. */
    public static Supplier<Derivation> erf() {
        return () -> Engine.PRICE.erf();
    }
}

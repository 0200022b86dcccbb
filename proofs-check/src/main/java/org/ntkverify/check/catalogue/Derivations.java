package org.ntkverify.check.catalogue;

import java.util.function.Supplier;
import org.ntkverify.symbolic.AlgebraSystem;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.PriceDerivation;

/** Derivations that ask the computer algebra system; it is loaded when the first of them is asked for, and only then. */
final class Derivations {

    private Derivations() {}

    /** Holds the engine, so that it starts with the first derivation and keeps its answers. */
    private static final class Engine {
        private static final PriceDerivation PRICE = new PriceDerivation(AlgebraSystem.load());
    }

    static Supplier<Derivation> rectifiedMonomial(int n) {
        return () -> Engine.PRICE.rectifiedMonomial(n);
    }

    static Supplier<Derivation> relu() {
        return () -> Engine.PRICE.relu();
    }

    static Supplier<Derivation> erf() {
        return () -> Engine.PRICE.erf();
    }
}

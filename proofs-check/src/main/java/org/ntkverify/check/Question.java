package org.ntkverify.check;

import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;

/** What a formula claims to be. Gains enter {@link Ntk} only, never K and Kdot. */
public sealed interface Question {

    /** Returns the activation it is about. */
    Activation activation();

    /** Returns the quantity in a few words, for example {@code K(a,b,c) of relu}. */
    String text();

    /** {@code K(a, b, c) = E[phi(u) phi(v)]}. */
    record Dual(Activation activation) implements Question {
        @Override
        public String text() {
            return "K(a,b,c) of " + activation.name();
        }
    }

    /** {@code Kdot(a, b, c) = E[phi'(u) phi'(v)]}, with the almost-everywhere derivative. */
    record DerivativeDual(Activation activation) implements Question {
        @Override
        public String text() {
            return "Kdot(a,b,c) of " + activation.name();
        }
    }

    /** {@code Theta^(L+1)(x, x')} of the network. */
    record Ntk(Architecture architecture) implements Question {
        @Override
        public Activation activation() {
            return architecture.activation();
        }

        @Override
        public String text() {
            return "NTK of " + architecture.text();
        }
    }
}

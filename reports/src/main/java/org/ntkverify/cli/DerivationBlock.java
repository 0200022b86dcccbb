package org.ntkverify.cli;

import org.ntkverify.symbolic.expression.Expression;

/** One piece of a printed derivation, before it is set in a notation. */
sealed interface DerivationBlock {

    /** Returns this piece in the notation of {@code typesetter}. */
    String in(Typesetter typesetter);

    /** Sets each kind of piece. */
    interface Typesetter {
        /** Sets a heading in plain words. */
        String heading(String text);

        /** Sets a paragraph in plain words. */
        String prose(String text);

        /** Sets an equation. */
        String equation(String name, Expression value);
    }

    /** A heading in plain words. */
    record Heading(String text) implements DerivationBlock {
        @Override
        public String in(Typesetter typesetter) {
            return typesetter.heading(text);
        }
    }

    /** A paragraph in plain words, with names like {@code K_1} or {@code theta} in it. */
    record Prose(String text) implements DerivationBlock {
        @Override
        public String in(Typesetter typesetter) {
            return typesetter.prose(text);
        }
    }

    /** {@code name = value}; an empty name goes on from the equation before. */
    record Equation(String name, Expression value) implements DerivationBlock {
        @Override
        public String in(Typesetter typesetter) {
            return typesetter.equation(name, value);
        }
    }
}

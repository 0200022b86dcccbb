package org.ntkverify.symbolic.exact;

import java.util.List;
import java.util.Optional;
import org.ntkverify.symbolic.expression.Function;

/**
 * An element adjoined to the ring.
 *
 * @param meaning the real function it stands for
 * @param square its square as a polynomial in earlier generators, if it is algebraic over them
 * @param sign what is known of its sign
 * @param bounds an interval it stays in, if one is known
 */
record Generator(Meaning meaning, Optional<Polynomial> square, Sign sign, Optional<Bounds> bounds) {

    /** What a generator stands for. */
    sealed interface Meaning {
        /** A variable. */
        record Named(String name) implements Meaning {}

        /** The number pi. */
        record Circle() implements Meaning {}

        /** The square root of a polynomial. */
        record Root(Polynomial radicand) implements Meaning {}

        /** A function value. */
        record Value(Function function, List<RationalFunction> arguments) implements Meaning {
            public Value {
                arguments = List.copyOf(arguments);
            }
        }
    }

    /** A closed interval with ends in the ring. */
    record Bounds(Polynomial lower, Polynomial upper) {
        static final Bounds UNIT = new Bounds(Polynomial.constant(-1), Polynomial.ONE);
    }

    static Generator free(Meaning meaning, Sign sign) {
        return new Generator(meaning, Optional.empty(), sign, Optional.empty());
    }

    static Generator algebraic(Meaning meaning, Polynomial square, Sign sign) {
        return new Generator(meaning, Optional.of(square), sign, Optional.empty());
    }

    Generator within(Bounds interval) {
        return new Generator(meaning, square, sign, Optional.of(interval));
    }

    /** Returns whether this is a square root of something that is not a number. */
    boolean isProperRoot() {
        return meaning instanceof Meaning.Root root && !root.radicand().isConstant();
    }
}

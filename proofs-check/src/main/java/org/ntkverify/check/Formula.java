package org.ntkverify.check;

import java.util.function.Supplier;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.expression.Expression;

/** One side of an equation: an expression written down, or one that a derivation produces when it is asked for. */
public sealed interface Formula {

    /** Returns how the side is obtained, for reports. */
    String text();

    /** An expression written down. */
    record Written(Expression expression) implements Formula {
        @Override
        public String text() {
            return expression.toString();
        }
    }

    /**
     * An expression that takes work to find, computed only when the claim is checked.
     *
     * @param text what it is
     * @param expression computes it
     */
    record Computed(String text, Supplier<Expression> expression) implements Formula {}

    /**
     * The result of a derivation times an exact factor.
     *
     * @param route how it is derived
     * @param derivation computes it; may start the computer algebra system
     * @param factor multiplies the result
     */
    record Derived(String route, Supplier<Derivation> derivation, Expression factor) implements Formula {
        @Override
        public String text() {
            return route;
        }
    }
}

package org.ntkverify.symbolic.series;

import org.ntkverify.symbolic.expression.Expression;

/** The moments {@code E[phi(z) z^k]} of a function of a standard normal variable, exactly. */
@FunctionalInterface
public interface UnivariateExpectation {

    /**
     * Returns {@code E[phi(z) z^k]}, {@code k >= 0}.
     *
     * @throws ArithmeticException if the expectation is infinite
     */
    Expression moment(int k);
}

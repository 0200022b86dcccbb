package org.ntkverify.symbolic;

import org.ntkverify.symbolic.expression.Expression;

/**
 * The outcome of one request to a computer algebra system.
 *
 * <p>Such a system answers "I do not know" by handing back its input, and sometimes answers wrongly. So an answer is a
 * case of its own here, cannot be mistaken for a failure, and is still only a proposal until it has been re-checked.
 */
public sealed interface ClosedForm {

    /** A closed form: no unevaluated operator, no floating-point atom, no infinity. Not yet re-checked. */
    record Closed(Expression expression) implements ClosedForm {}

    /** The system gave up; {@code operator} is what it left standing, for example {@code Integrate}. */
    record Unevaluated(String operator, String form) implements ClosedForm {}

    /** The answer contains machine numbers, so it is a numerical value and not a closed form. */
    record Inexact(String form) implements ClosedForm {}

    /** The system refused the input, broke down, or ran out of its time. */
    record Failed(String reason) implements ClosedForm {}
}

package org.ntkverify.check.judge;

import org.ntkverify.numeric.arithmetic.DecimalInterval;

/** What is known about the value of an expression at one point. */
sealed interface Value {

    /**
     * If the expression is defined at the point, its value is inside.
     *
     * @param certain whether it is known to be defined
     */
    record Enclosed(DecimalInterval interval, boolean certain) implements Value {}

    /** The expression has no value there, for certain. */
    record Undefined(String reason) implements Value {}

    /** Nothing is known: the enclosures are too wide, a number is too large, a function has no enclosure. */
    record Unknown(String reason) implements Value {}
}

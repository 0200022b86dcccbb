package org.ntkverify.check.judge;

import java.math.BigDecimal;
import org.ntkverify.numeric.arithmetic.DecimalInterval;

/** What one point says about a formula. */
sealed interface Comparison {

    /** The point. */
    SamplePoint point();

    /** Both are enclosed narrowly and the enclosures meet. */
    record Agrees(SamplePoint point, DecimalInterval formula, DecimalInterval truth) implements Comparison {}

    /** The enclosures are disjoint. */
    record Differs(SamplePoint point, DecimalInterval formula, DecimalInterval truth) implements Comparison {

        /** Returns |formula - truth| over the larger of the two sizes, in (0, 2]. */
        double gap() {
            BigDecimal size = formula.magnitude().max(truth.magnitude());
            return formula.lower().subtract(truth.lower()).abs().doubleValue() / size.doubleValue();
        }
    }

    /** The truth has a value, the formula has none. */
    record Undefined(SamplePoint point, DecimalInterval truth, String reason) implements Comparison {}

    /** The formula could not be enclosed narrowly. */
    record Open(SamplePoint point, String reason) implements Comparison {}

    /** The truth could not be enclosed, so that the point says nothing. */
    record Skipped(SamplePoint point, String reason) implements Comparison {}
}

package org.ntkverify.check.checker;

import java.math.BigDecimal;
import org.ntkverify.numeric.arithmetic.DecimalInterval;

/** What a printed decimal stands for: itself, give or take half a unit of its last digit. */
final class HalfUnit {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private HalfUnit() {}

    static DecimalInterval around(BigDecimal printed) {
        BigDecimal half = printed.ulp().multiply(HALF);
        return new DecimalInterval(printed.subtract(half), printed.add(half));
    }

    static boolean disjoint(DecimalInterval first, DecimalInterval second) {
        return first.upper().compareTo(second.lower()) < 0 || second.upper().compareTo(first.lower()) < 0;
    }
}

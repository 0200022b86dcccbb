package org.ntkverify.check.judge;

import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * An exact point of the domain.
 *
 * @param values the variables that fix the point; all others follow from them
 * @param boundary whether {@code |rho| = 1}
 */
record SamplePoint(Map<String, BigFraction> values, boolean boundary) {

    SamplePoint {
        values = Map.copyOf(values);
    }

    /** Returns for example {@code a = 1, b = 4, c = 1/2}. */
    String text() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + ratio(entry.getValue()))
                        .reduce((first, second) -> first + ", " + second)
                        .orElse("no variable");
    }

    static String ratio(BigFraction value) {
        return value.getDenominator().bitLength() == 1
                ? value.getNumerator().toString()
                : value.getNumerator() + "/" + value.getDenominator();
    }
}

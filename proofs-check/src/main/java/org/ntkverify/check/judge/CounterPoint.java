package org.ntkverify.check.judge;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.ntkverify.numeric.arithmetic.DecimalInterval;

/**
 * A point at which a formula is wrong.
 *
 * @param point exact coordinates, as text by name
 * @param formula enclosure of the formula there; empty if it has no value
 * @param truth enclosure of the derived value
 * @param relativeError |formula - truth| over |truth|; empty if the truth is 0 or the formula has no value
 * @param hint a mistake that would explain the formula, tested at other points
 */
public record CounterPoint(
        SortedMap<String, String> point,
        Optional<DecimalInterval> formula,
        DecimalInterval truth,
        OptionalDouble relativeError,
        Optional<String> hint) {

    /** Returns for example {@code a = 1, b = 4, c = 1/2}. */
    public String place() {
        return point.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .reduce((first, second) -> first + ", " + second)
                .orElse("every point");
    }
}

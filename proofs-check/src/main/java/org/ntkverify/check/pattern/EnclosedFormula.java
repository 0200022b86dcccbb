package org.ntkverify.check.pattern;

import java.util.Map;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Formulas as a claim writes them, enclosed by interval arithmetic; decimals are exact until then. */
public final class EnclosedFormula {

    private EnclosedFormula() {}

    /** Encloses a formula in the variables of {@code values}. */
    public static Interval of(String formula, Map<String, Interval> values) {
        return ExpressionParser.parse(formula, values.keySet()).evaluate(IntervalArithmetic.INSTANCE, values);
    }

    /** Encloses a constant. */
    public static Interval of(String constant) {
        return of(constant, Map.of());
    }
}

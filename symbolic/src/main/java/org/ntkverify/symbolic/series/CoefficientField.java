package org.ntkverify.symbolic.series;

import java.util.function.Predicate;
import org.ntkverify.symbolic.expression.Arithmetic;

/**
 * The numbers that coefficients of a series are taken from.
 *
 * @param arithmetic sums, products, powers and function values
 * @param isZero true only for numbers that are certainly 0; decides where a series begins
 * @param <T> the numbers
 */
public record CoefficientField<T>(Arithmetic<T> arithmetic, Predicate<T> isZero) {

    static CoefficientField<ExactNumber> exact(ExactNumbers numbers) {
        return new CoefficientField<>(numbers, ExactNumber::isZero);
    }
}

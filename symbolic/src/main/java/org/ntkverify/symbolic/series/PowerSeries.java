package org.ntkverify.symbolic.series;

import java.util.List;
import java.util.function.Function;

/**
 * The beginning {@code c_0 + c_1 t + ... + c_N t^N} of a power series; nothing is known about higher powers.
 *
 * @param coefficients {@code c_0 .. c_N}
 * @param <T> the numbers
 */
public record PowerSeries<T>(List<T> coefficients) {

    /** Copies the coefficients. */
    public PowerSeries {
        coefficients = List.copyOf(coefficients);
        if (coefficients.isEmpty()) {
            throw new ArithmeticException("coefficients must not be empty but none is known");
        }
    }

    /** Returns N, the highest power whose coefficient is known. */
    public int order() {
        return coefficients.size() - 1;
    }

    /** Returns {@code c_n}; n must be at most {@link #order}. */
    public T coefficient(int n) {
        if (!(n >= 0 && n <= order())) {
            throw new ArithmeticException("power must be in [0, %s] but was %s".formatted(order(), n));
        }
        return coefficients.get(n);
    }

    /** Returns the series with {@code conversion} applied to every coefficient. */
    public <R> PowerSeries<R> map(Function<T, R> conversion) {
        return new PowerSeries<>(coefficients.stream().map(conversion).toList());
    }

    /** Returns the first {@code order + 1} coefficients, all of which must be known. */
    public PowerSeries<T> truncated(int order) {
        coefficient(order);
        return new PowerSeries<>(coefficients.subList(0, order + 1));
    }
}

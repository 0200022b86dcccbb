package org.ntkverify.symbolic.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A kernel near an end point of [-1, 1]: {@code sum_j c_j x^(j/2)} with {@code x = 1 - rho} at 1 and {@code x = 1 + rho} at -1.
 *
 * <p>It is computed as a power series in {@code u = sin(t/2)}, where {@code rho = +-cos t}, so {@code x = 2 u^2} and
 * {@code sqrt(1 - rho^2) = 2 u sqrt(1 - u^2)} is a power series with rational coefficients; then {@code c_j = 2^(-j/2) [u^j]}.
 * A kernel that is smooth at the end point has no odd j: the expansion is its Taylor series.
 *
 * @param end which end point
 * @param coefficients {@code c_0, c_1, ...}, the coefficients of {@code x^0, x^(1/2), x, ...}
 */
public record PuiseuxExpansion(End end, List<Expression> coefficients) {

    /** An end point of [-1, 1]. */
    public enum End {
        /** {@code rho = 1}. */
        ONE(1),
        /** {@code rho = -1}. */
        MINUS_ONE(-1);

        private final int rho;

        End(int rho) {
            this.rho = rho;
        }

        /** Returns 1 or -1. */
        public int rho() {
            return rho;
        }
    }

    /** The first term {@code coefficient x^exponent} whose exponent is no integer. */
    public record Singularity(BigFraction exponent, Expression coefficient) {}

    /** Copies the coefficients. */
    public PuiseuxExpansion {
        coefficients = List.copyOf(coefficients);
    }

    /**
     * Returns the expansion of {@code kernel} with all powers up to {@code x^(halfPowers/2)}.
     *
     * @throws ArithmeticException if the kernel has no expansion in powers of {@code x^(1/2)}
     */
    public static PuiseuxExpansion of(SphereKernel kernel, End end, int halfPowers) {
        PowerSeries<Expression> series = inHalfAngle(kernel, end, halfPowers);
        List<Expression> coefficients = new ArrayList<>();
        Expression root = Radicals.squareRoot(BigFraction.ONE_HALF);
        Expression scale = Expression.ONE;
        for (int j = 0; j <= halfPowers; j++) {
            coefficients.add(ExactNumbers.reduced(series.coefficient(j).times(scale)));
            scale = ExactNumbers.reduced(scale.times(root));
        }
        return new PuiseuxExpansion(end, coefficients);
    }

    /** Returns the power series in {@code u = sin(t/2)}; roots lose coefficients, so more are taken until enough are known. */
    private static PowerSeries<Expression> inHalfAngle(SphereKernel kernel, End end, int order) {
        int assignments = kernel.program().assignments().size();
        for (int extra = 2; extra <= 2 * assignments + 4; extra += 2) {
            Optional<PowerSeries<Expression>> value = evaluated(kernel, end, order + extra);
            if (value.isPresent() && value.get().order() >= order) {
                return value.get().truncated(order);
            }
        }
        throw new ArithmeticException(
                "expansion of %s must be known to order %s but roots lose more".formatted(kernel.name(), order));
    }

    private static Optional<PowerSeries<Expression>> evaluated(SphereKernel kernel, End end, int order) {
        ExactNumbers numbers = new ExactNumbers();
        SeriesArithmetic<ExactNumber> series = new SeriesArithmetic<>(CoefficientField.exact(numbers), order);
        PowerSeries<ExactNumber> rho =
                series.binomial(Expression.integer(end.rho()), Expression.integer(-2L * end.rho()), 2);
        try {
            return Optional.of(kernel.at(series, rho).map(numbers::expression));
        } catch (SeriesTooShortException tooShort) {
            return Optional.empty();
        }
    }

    /** Returns {@code c_j}, the coefficient of {@code x^(j/2)}. */
    public Expression coefficient(int j) {
        return coefficients.get(j);
    }

    /** Returns the first term with a half-integer exponent; empty if there is none among the known ones. */
    public Optional<Singularity> singularity() {
        for (int j = 1; j < coefficients.size(); j += 2) {
            if (!coefficients.get(j).equals(Expression.ZERO)) {
                return Optional.of(new Singularity(new BigFraction(j, 2), coefficients.get(j)));
            }
        }
        return Optional.empty();
    }
}

package org.ntkverify.symbolic.series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Function;

/**
 * Functions of power series, each from its differential equation and its value at the constant term.
 *
 * <p>{@code y = f(x)} with {@code f' = g} is the integral of {@code g(x) x'}; exponential, sine and hyperbolic sine follow from
 * the linear equations they solve, coefficient by coefficient.
 */
final class SeriesFunctions<T> {

    private static final BigFraction MINUS_HALF = BigFraction.ONE_HALF.negate();

    private final SeriesArithmetic<T> series;

    SeriesFunctions(SeriesArithmetic<T> series) {
        this.series = series;
    }

    /** A solution of {@code y'' = sign y} and its derivative: sine and cosine or their hyperbolic counterparts. */
    private record Pair<T>(PowerSeries<T> odd, PowerSeries<T> even) {}

    PowerSeries<T> call(Function function, List<PowerSeries<T>> arguments) {
        PowerSeries<T> x = arguments.get(0);
        return switch (function) {
            case EXP -> exponential(x);
            case LOG -> primitive(function, x, argument -> argument);
            case SIN -> circular(x).odd();
            case COS -> circular(x).even();
            case TAN -> series.divide(circular(x).odd(), circular(x).even());
            case SINH -> hyperbolic(x).odd();
            case COSH -> hyperbolic(x).even();
            case TANH -> series.divide(hyperbolic(x).odd(), hyperbolic(x).even());
            case ARC_SIN -> primitive(function, x, this::sineOfArcCosine);
            case ARC_COS -> primitive(function, x, argument -> negated(sineOfArcCosine(argument)));
            case ARC_TAN -> primitive(function, x, argument -> onePlus(series.multiply(argument, argument)));
            case ERF -> gaussian(function, x, 1, 1);
            case PHI -> gaussian(function, x, 2, 8);
            case DELTA -> delta(arguments);
            case ANGLE -> angle(arguments);
            case SIN_MINUS_X_COS ->
                series.subtract(
                        circular(x).odd(), series.multiply(x, circular(x).even()));
            case BIVARIATE_PHI -> bivariate(arguments);
            case ABS, MAX, MIN, STEP, SIGN ->
                throw new UnsupportedOperationException(
                        "function must be analytic to have a power series but was %s".formatted(function.text()));
        };
    }

    private Arithmetic<T> numbers() {
        return series.numbers();
    }

    private T start(Function function, PowerSeries<T> x) {
        return numbers().call(function, List.of(x.coefficient(0)));
    }

    private PowerSeries<T> negated(PowerSeries<T> x) {
        return series.scaled(x, series.rational(-1, 1));
    }

    private PowerSeries<T> onePlus(PowerSeries<T> x) {
        return series.add(series.constant(BigFraction.ONE), x);
    }

    private PowerSeries<T> sineOfArcCosine(PowerSeries<T> cosine) {
        return series.power(onePlus(negated(series.multiply(cosine, cosine))), BigFraction.ONE_HALF);
    }

    /** Returns {@code f(x_0) + integral of x' / reciprocal(x)} where {@code f' = 1/reciprocal}. */
    private PowerSeries<T> primitive(Function function, PowerSeries<T> x, UnaryOperator<PowerSeries<T>> reciprocal) {
        return series.integral(start(function, x), series.divide(series.derivative(x), reciprocal.apply(x)));
    }

    /** {@code erf' = 2/sqrt(pi) exp(-x^2)} and {@code Phi' = 1/sqrt(2 pi) exp(-x^2/2)}: {@code 2/sqrt(scale pi) exp(-x^2/divisor)}. */
    private PowerSeries<T> gaussian(Function function, PowerSeries<T> x, long divisor, long scale) {
        PowerSeries<T> exponent = series.scaled(series.multiply(x, x), series.rational(-1, divisor));
        T factor = numbers()
                .multiply(
                        series.rational(2, 1),
                        numbers()
                                .multiply(
                                        numbers().power(series.rational(scale, 1), MINUS_HALF),
                                        numbers().power(numbers().pi(), MINUS_HALF)));
        PowerSeries<T> density = series.scaled(exponential(exponent), factor);
        return series.integral(start(function, x), series.multiply(density, series.derivative(x)));
    }

    /** {@code n y_n = sum k x_k y_(n-k)}. */
    private PowerSeries<T> exponential(PowerSeries<T> x) {
        List<T> value = new ArrayList<>(List.of(start(Function.EXP, x)));
        for (int n = 1; n <= x.order(); n++) {
            value.add(convolution(x, value, n));
        }
        return new PowerSeries<>(value);
    }

    /** Returns {@code (1/n) sum_(k=1..n) k x_k y_(n-k)}, the coefficient that {@code x' y} gives to the integral. */
    private T convolution(PowerSeries<T> x, List<T> y, int n) {
        T sum = series.zero();
        for (int k = 1; k <= n; k++) {
            T weighted = series.product(series.rational(k, n), x.coefficient(k));
            sum = numbers().add(sum, series.product(weighted, y.get(n - k)));
        }
        return sum;
    }

    private Pair<T> circular(PowerSeries<T> x) {
        return oscillation(x, start(Function.SIN, x), start(Function.COS, x), -1);
    }

    private Pair<T> hyperbolic(PowerSeries<T> x) {
        return oscillation(x, start(Function.SINH, x), start(Function.COSH, x), 1);
    }

    private Pair<T> oscillation(PowerSeries<T> x, T odd, T even, long sign) {
        List<T> odds = new ArrayList<>(List.of(odd));
        List<T> evens = new ArrayList<>(List.of(even));
        for (int n = 1; n <= x.order(); n++) {
            T next = convolution(x, evens, n);
            evens.add(series.product(series.rational(sign, 1), convolution(x, odds, n)));
            odds.add(next);
        }
        return new Pair<>(new PowerSeries<>(odds), new PowerSeries<>(evens));
    }

    private PowerSeries<T> delta(List<PowerSeries<T>> arguments) {
        PowerSeries<T> product = series.multiply(arguments.get(0), arguments.get(1));
        return series.subtract(product, series.multiply(arguments.get(2), arguments.get(2)));
    }

    /** {@code theta' = -r' / sqrt(1 - r^2)} with {@code r = c / sqrt(a b)}. */
    private PowerSeries<T> angle(List<PowerSeries<T>> arguments) {
        PowerSeries<T> product = series.multiply(arguments.get(0), arguments.get(1));
        PowerSeries<T> cosine = series.divide(arguments.get(2), series.power(product, BigFraction.ONE_HALF));
        T start = numbers()
                .call(
                        Function.ANGLE,
                        arguments.subList(0, 3).stream()
                                .map(argument -> argument.coefficient(0))
                                .toList());
        return series.integral(start, negated(series.divide(series.derivative(cosine), sineOfArcCosine(cosine))));
    }

    /**
     * {@code dPhi2/dc} is the Gaussian density at (x, y), for x, y, a, b that do not depend on the variable.
     *
     * <p>Where Delta vanishes and the quadratic form does not, the density is flat: smaller than every power.
     */
    private PowerSeries<T> bivariate(List<PowerSeries<T>> arguments) {
        PowerSeries<T> x = arguments.get(0);
        PowerSeries<T> y = arguments.get(1);
        PowerSeries<T> a = arguments.get(2);
        PowerSeries<T> b = arguments.get(3);
        PowerSeries<T> c = arguments.get(4);
        for (PowerSeries<T> fixed : List.of(x, y, a, b)) {
            requireConstant(fixed);
        }
        PowerSeries<T> determinant = delta(List.of(a, b, c));
        PowerSeries<T> form = series.subtract(
                series.add(series.multiply(b, series.multiply(x, x)), series.multiply(a, series.multiply(y, y))),
                series.scaled(series.multiply(c, series.multiply(x, y)), series.rational(2, 1)));
        T start = numbers()
                .call(
                        Function.BIVARIATE_PHI,
                        arguments.stream()
                                .map(argument -> argument.coefficient(0))
                                .toList());
        if (!series.divides(form, determinant)) {
            return series.constant(start);
        }
        PowerSeries<T> bell = exponential(series.scaled(series.divide(form, determinant), series.rational(-1, 2)));
        T factor = numbers()
                .power(numbers().multiply(series.rational(2, 1), numbers().pi()), BigFraction.MINUS_ONE);
        PowerSeries<T> rate = series.divide(series.derivative(c), series.power(determinant, BigFraction.ONE_HALF));
        return series.integral(start, series.scaled(series.multiply(bell, rate), factor));
    }

    private void requireConstant(PowerSeries<T> x) {
        for (int n = 1; n <= x.order(); n++) {
            if (!series.isZero(x.coefficient(n))) {
                throw new UnsupportedOperationException(
                        "limits and variances of Phi2 must be constants but one depends on the variable");
            }
        }
    }
}

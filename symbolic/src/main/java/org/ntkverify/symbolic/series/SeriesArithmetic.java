package org.ntkverify.symbolic.series;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Truncated power series as numbers, so that any closed form and any recursion can be expanded by evaluating it.
 *
 * <p>Every operation is the formal one of power series over the field; where a series begins with a power of the variable,
 * roots and quotients keep track of it, and a result that is no power series (a pole, a half-integer power) is refused with
 * {@link ArithmeticException}. The variable is positive, so that {@code sqrt(t^2) = t}. An operation may know fewer coefficients
 * than its operands.
 *
 * @param <T> the coefficients
 */
public final class SeriesArithmetic<T> implements Arithmetic<PowerSeries<T>> {

    private final CoefficientField<T> field;
    private final Arithmetic<T> numbers;
    private final T zero;
    private final int order;
    private final SeriesFunctions<T> functions;

    /** Creates the arithmetic whose constants are known to {@code order}. */
    public SeriesArithmetic(CoefficientField<T> field, int order) {
        if (!(order >= 0)) {
            throw new IllegalArgumentException("order must be >= 0 but was %s".formatted(order));
        }
        this.field = field;
        this.numbers = field.arithmetic();
        this.zero = numbers.constant(BigFraction.ZERO);
        this.order = order;
        this.functions = new SeriesFunctions<>(this);
    }

    /** Returns the series {@code constant + slope t}. */
    public PowerSeries<T> affine(Expression constant, Expression slope) {
        return padded(List.of(exact(constant), exact(slope)));
    }

    /** Returns the series {@code constant + factor t^power}. */
    public PowerSeries<T> binomial(Expression constant, Expression factor, int power) {
        List<T> coefficients = new ArrayList<>(Collections.nCopies(power, zero));
        coefficients.add(exact(factor));
        coefficients.set(0, numbers.add(coefficients.get(0), exact(constant)));
        return padded(coefficients);
    }

    private T exact(Expression value) {
        return value.evaluate(numbers, Map.of());
    }

    private PowerSeries<T> padded(List<T> beginning) {
        return of(order, n -> n < beginning.size() ? beginning.get(n) : zero);
    }

    static <T> PowerSeries<T> of(int order, IntFunction<T> coefficient) {
        return new PowerSeries<>(
                IntStream.rangeClosed(0, order).mapToObj(coefficient).toList());
    }

    Arithmetic<T> numbers() {
        return numbers;
    }

    T zero() {
        return zero;
    }

    boolean isZero(T value) {
        return field.isZero().test(value);
    }

    T rational(long numerator, long denominator) {
        return numbers.constant(new BigFraction(numerator, denominator));
    }

    T negated(T value) {
        return numbers.multiply(rational(-1, 1), value);
    }

    PowerSeries<T> constant(T value) {
        return padded(List.of(value));
    }

    @Override
    public PowerSeries<T> constant(BigFraction value) {
        return constant(numbers.constant(value));
    }

    @Override
    public PowerSeries<T> pi() {
        return constant(numbers.pi());
    }

    @Override
    public PowerSeries<T> add(PowerSeries<T> x, PowerSeries<T> y) {
        return of(Math.min(x.order(), y.order()), n -> numbers.add(x.coefficient(n), y.coefficient(n)));
    }

    PowerSeries<T> subtract(PowerSeries<T> x, PowerSeries<T> y) {
        return add(x, scaled(y, rational(-1, 1)));
    }

    PowerSeries<T> scaled(PowerSeries<T> x, T factor) {
        return of(x.order(), n -> product(x.coefficient(n), factor));
    }

    /** Returns the product, 0 without work if a factor is certainly 0. */
    T product(T x, T y) {
        return field.isZero().test(x) || field.isZero().test(y) ? zero : numbers.multiply(x, y);
    }

    @Override
    public PowerSeries<T> multiply(PowerSeries<T> x, PowerSeries<T> y) {
        return of(Math.min(x.order(), y.order()), n -> {
            T sum = zero;
            for (int k = 0; k <= n; k++) {
                sum = numbers.add(sum, product(x.coefficient(k), y.coefficient(n - k)));
            }
            return sum;
        });
    }

    /** Returns the lowest power whose coefficient is not certainly 0. */
    int valuation(PowerSeries<T> x) {
        for (int n = 0; n <= x.order(); n++) {
            if (!field.isZero().test(x.coefficient(n))) {
                return n;
            }
        }
        throw new SeriesTooShortException(
                "leading coefficient must be known but the series is 0 up to power %s".formatted(x.order()));
    }

    private boolean beginsAt(PowerSeries<T> x, int power) {
        return IntStream.range(0, Math.min(power, x.order() + 1))
                .allMatch(n -> field.isZero().test(x.coefficient(n)));
    }

    private PowerSeries<T> withoutLeadingPowers(PowerSeries<T> x, int count) {
        return new PowerSeries<>(x.coefficients().subList(count, x.order() + 1));
    }

    /** Returns whether {@code x / y} is a power series. */
    boolean divides(PowerSeries<T> x, PowerSeries<T> y) {
        return beginsAt(x, valuation(y));
    }

    /** Returns {@code x / y}; a common power of the variable cancels. */
    PowerSeries<T> divide(PowerSeries<T> x, PowerSeries<T> y) {
        int shift = valuation(y);
        if (!beginsAt(x, shift)) {
            throw new ArithmeticException(
                    "quotient must be a power series but has a pole of order %s".formatted(shift - valuation(x)));
        }
        if (shift > x.order()) {
            throw new SeriesTooShortException(
                    "quotient must be known to some power but the dividend ends before the divisor");
        }
        PowerSeries<T> above = withoutLeadingPowers(x, shift);
        PowerSeries<T> below = withoutLeadingPowers(y, shift);
        T inverse = numbers.power(below.coefficient(0), BigFraction.MINUS_ONE);
        List<T> quotient = new ArrayList<>();
        for (int n = 0; n <= Math.min(above.order(), below.order()); n++) {
            T rest = above.coefficient(n);
            for (int k = 1; k <= n; k++) {
                rest = numbers.add(rest, negated(product(below.coefficient(k), quotient.get(n - k))));
            }
            quotient.add(product(rest, inverse));
        }
        return new PowerSeries<>(quotient);
    }

    @Override
    public PowerSeries<T> power(PowerSeries<T> x, BigFraction exponent) {
        boolean integer = exponent.getDenominator().equals(BigInteger.ONE);
        if (integer && exponent.signum() >= 0) {
            return repeated(x, exponent.getNumerator().intValueExact());
        }
        int shift = valuation(x);
        BigFraction leading = exponent.multiply(shift);
        if (leading.signum() < 0 || !leading.getDenominator().equals(BigInteger.ONE)) {
            throw new ArithmeticException(
                    "power must be a power series but begins with the power %s".formatted(leading));
        }
        List<T> coefficients =
                new ArrayList<>(Collections.nCopies(leading.getNumerator().intValueExact(), zero));
        coefficients.addAll(unitPower(withoutLeadingPowers(x, shift), exponent));
        return new PowerSeries<>(coefficients);
    }

    private PowerSeries<T> repeated(PowerSeries<T> x, int exponent) {
        PowerSeries<T> result = constant(BigFraction.ONE);
        for (int i = 0; i < exponent; i++) {
            result = multiply(result, x);
        }
        return result;
    }

    /** Miller's recurrence: {@code n x_0 y_n = sum_(k=1..n) (k e - n + k) x_k y_(n-k)} from {@code x y' = e x' y}. */
    private List<T> unitPower(PowerSeries<T> x, BigFraction exponent) {
        List<T> power = new ArrayList<>(List.of(numbers.power(x.coefficient(0), exponent)));
        T inverse = numbers.power(x.coefficient(0), BigFraction.MINUS_ONE);
        for (int n = 1; n <= x.order(); n++) {
            T sum = zero;
            for (int k = 1; k <= n; k++) {
                BigFraction weight = exponent.multiply(k).add(k - n).divide(n);
                sum = numbers.add(sum, product(numbers.constant(weight), product(x.coefficient(k), power.get(n - k))));
            }
            power.add(product(sum, inverse));
        }
        return power;
    }

    /** Returns the derivative in the variable; one coefficient fewer is known. */
    PowerSeries<T> derivative(PowerSeries<T> x) {
        if (x.order() == 0) {
            throw new ArithmeticException("derivative must be known to some power but only the constant is given");
        }
        return of(x.order() - 1, n -> product(rational(n + 1L, 1), x.coefficient(n + 1)));
    }

    /** Returns the integral from 0 plus {@code constant}; one coefficient more is known. */
    PowerSeries<T> integral(T constant, PowerSeries<T> x) {
        return of(x.order() + 1, n -> n == 0 ? constant : product(rational(1, n), x.coefficient(n - 1)));
    }

    @Override
    public PowerSeries<T> call(Function function, List<PowerSeries<T>> arguments) {
        return functions.call(function, arguments);
    }
}

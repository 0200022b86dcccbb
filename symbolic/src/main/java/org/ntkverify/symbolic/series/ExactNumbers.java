package org.ntkverify.symbolic.series;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Exact constants: rationals, pi and square roots of primes in a canonical form, and further generators for what else occurs.
 *
 * <p>In the field of rationals, pi and square roots of primes two numbers are equal exactly if their terms are. A root of another
 * number, the reciprocal of a sum and a function value become generators of their own; among those, equal terms prove equality,
 * and different terms prove nothing.
 */
final class ExactNumbers implements Arithmetic<ExactNumber> {

    /** Half powers of pi occur, so {@code sqrt(pi)} is the generator. */
    private static final String ROOT_PI = "sqrt(pi)";

    /** Exponentials of rationals are powers of {@code exp(1/720720)}, so that {@code exp(1/2)^2 = exp(1)}. */
    private static final String ROOT_E = "exp";

    private static final int ROOT_E_DEGREE = 720_720;

    private final Map<String, Expression> meanings = new HashMap<>();
    private final Map<String, BigFraction> squares = new HashMap<>();
    private final Map<ExactNumber, ExactNumber> roots = new HashMap<>();
    private final Map<ExactNumber, List<ExactNumber>> angles = new HashMap<>();

    /** Returns the canonical form of a constant expression. */
    static Expression reduced(Expression value) {
        if (value.rational().isPresent()) {
            return value;
        }
        ExactNumbers numbers = new ExactNumbers();
        return numbers.expression(value.evaluate(numbers, Map.of()));
    }

    /** Writes {@code number} as an expression, terms in a fixed order. */
    Expression expression(ExactNumber number) {
        return Expression.sum(number.terms().entrySet().stream()
                .sorted(Comparator.comparing(term -> term.getKey().toString()))
                .map(term -> Expression.constant(term.getValue()).times(expression(term.getKey())))
                .toList());
    }

    private Expression expression(SortedMap<String, Integer> powers) {
        List<Expression> factors = new ArrayList<>();
        powers.forEach((name, exponent) -> factors.add(factor(name, exponent)));
        return Expression.product(factors);
    }

    private Expression factor(String name, int exponent) {
        return switch (name) {
            case ROOT_PI -> Expression.PI.power(new BigFraction(exponent, 2));
            case ROOT_E -> Expression.call(Function.EXP, Expression.constant(new BigFraction(exponent, ROOT_E_DEGREE)));
            default -> meanings.getOrDefault(name, Expression.ONE).power(exponent);
        };
    }

    private ExactNumber generator(String name, Expression meaning) {
        meanings.put(name, meaning);
        return ExactNumber.generator(name, 1);
    }

    @Override
    public ExactNumber constant(BigFraction value) {
        return ExactNumber.of(value);
    }

    @Override
    public ExactNumber pi() {
        return ExactNumber.generator(ROOT_PI, 2);
    }

    @Override
    public ExactNumber add(ExactNumber x, ExactNumber y) {
        return x.plus(y);
    }

    @Override
    public ExactNumber multiply(ExactNumber x, ExactNumber y) {
        return x.times(y, squares);
    }

    @Override
    public ExactNumber power(ExactNumber x, BigFraction exponent) {
        if (exponent.getDenominator().equals(BigInteger.ONE)) {
            return integerPower(x, exponent.getNumerator().intValueExact());
        }
        if (exponent.getDenominator().equals(BigInteger.TWO)) {
            return integerPower(squareRoot(x), exponent.getNumerator().intValueExact());
        }
        String name = "(%s)^(%s)".formatted(x, exponent);
        return generator(name, expression(x).power(exponent));
    }

    private ExactNumber integerPower(ExactNumber x, int exponent) {
        ExactNumber factor = exponent < 0 ? reciprocal(x) : x;
        ExactNumber result = ExactNumber.of(BigFraction.ONE);
        for (int i = 0; i < Math.abs(exponent); i++) {
            result = multiply(result, factor);
        }
        return result;
    }

    private ExactNumber reciprocal(ExactNumber x) {
        if (x.isZero()) {
            throw new ArithmeticException("denominator must not be 0");
        }
        if (x.isMonomial()) {
            return x.reciprocal(squares);
        }
        Optional<ExactNumber> root = Optional.ofNullable(roots.get(x));
        if (root.isPresent()) {
            ExactNumber inverse = reciprocal(root.get());
            return multiply(inverse, inverse);
        }
        return reciprocal(generator("sum" + x, expression(x)));
    }

    private ExactNumber squareRoot(ExactNumber x) {
        if (x.isZero()) {
            return x;
        }
        Optional<BigFraction> rational = x.rational();
        if (rational.isPresent()) {
            return rationalRoot(rational.get());
        }
        Optional<ExactNumber> root = monomialRoot(x);
        if (root.isPresent()) {
            return root.get();
        }
        ExactNumber fresh = generator("root" + x, expression(x).sqrt());
        roots.put(x, fresh);
        return fresh;
    }

    /** Roots of rational multiples of powers of pi, which are positive. */
    private Optional<ExactNumber> monomialRoot(ExactNumber x) {
        if (!x.isMonomial()) {
            return Optional.empty();
        }
        Map.Entry<SortedMap<String, Integer>, BigFraction> term =
                x.terms().entrySet().iterator().next();
        int exponent = term.getKey().getOrDefault(ROOT_PI, 0);
        boolean onlyPi = term.getKey().size() == 1 && exponent != 0;
        return onlyPi && exponent % 2 == 0 && term.getValue().signum() > 0
                ? Optional.of(multiply(rationalRoot(term.getValue()), ExactNumber.generator(ROOT_PI, exponent / 2)))
                : Optional.empty();
    }

    private ExactNumber rationalRoot(BigFraction value) {
        ExactNumber product = ExactNumber.of(BigFraction.ONE);
        for (Expression factor : Radicals.factors(value)) {
            product = multiply(
                    product,
                    factor.rational().map(ExactNumber::of).orElseGet(() -> radical((Expression.Power) factor)));
        }
        return product;
    }

    private ExactNumber radical(Expression.Power root) {
        String name = root.toString();
        squares.put(name, root.base().rational().orElseThrow());
        return generator(name, root);
    }

    @Override
    public ExactNumber call(Function function, List<ExactNumber> arguments) {
        if (function == Function.DELTA) {
            return delta(arguments);
        }
        Optional<ExactNumber> exponential = function == Function.EXP ? exponential(arguments.get(0)) : Optional.empty();
        if (exponential.isPresent()) {
            return exponential.get();
        }
        List<ExactNumber> angle = angles.getOrDefault(arguments.get(0), List.of());
        if (function == Function.SIN && !angle.isEmpty()) {
            return multiply(squareRoot(delta(angle)), reciprocal(scale(angle)));
        }
        if (function == Function.COS && !angle.isEmpty()) {
            return multiply(angle.get(2), reciprocal(scale(angle)));
        }
        Expression value = SpecialAngles.call(
                function, arguments.stream().map(this::expression).toList());
        if (!(value instanceof Expression.Call)) {
            return value.evaluate(this, Map.of());
        }
        ExactNumber result = generator(function.text() + arguments, value);
        if (function == Function.ANGLE) {
            angles.put(result, List.copyOf(arguments.subList(0, 3)));
        }
        return result;
    }

    /** Returns the exponential of a rational whose denominator divides that of the generator. */
    private static Optional<ExactNumber> exponential(ExactNumber argument) {
        return argument.rational()
                .map(value -> value.multiply(ROOT_E_DEGREE))
                .filter(power -> power.getDenominator().equals(BigInteger.ONE)
                        && power.getNumerator().bitLength() < Integer.SIZE)
                .map(power -> power.getNumeratorAsInt() == 0
                        ? ExactNumber.of(BigFraction.ONE)
                        : ExactNumber.generator(ROOT_E, power.getNumeratorAsInt()));
    }

    private ExactNumber delta(List<ExactNumber> arguments) {
        ExactNumber square = multiply(arguments.get(2), arguments.get(2));
        return add(multiply(arguments.get(0), arguments.get(1)), multiply(constant(BigFraction.MINUS_ONE), square));
    }

    private ExactNumber scale(List<ExactNumber> angle) {
        return squareRoot(multiply(angle.get(0), angle.get(1)));
    }
}

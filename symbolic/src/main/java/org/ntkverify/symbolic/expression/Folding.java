package org.ntkverify.symbolic.expression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression.Call;
import org.ntkverify.symbolic.expression.Expression.Constant;
import org.ntkverify.symbolic.expression.Expression.Power;
import org.ntkverify.symbolic.expression.Expression.Product;
import org.ntkverify.symbolic.expression.Expression.Sum;

/**
 * The smart constructors behind {@link Expression}: flatten, merge equal terms and equal bases, fold exact constants.
 *
 * <p>Every rule holds wherever both sides are defined; {@code (x^2)^(1/2)} is not folded, because it is {@code |x|}.
 */
final class Folding {

    /** Exact powers with more bits than this are refused: an expression may come from a stranger. */
    private static final BigInteger MAX_BITS = BigInteger.ONE.shiftLeft(16);

    private Folding() {}

    static Expression sum(List<Expression> terms) {
        Map<Expression, BigFraction> coefficients = new LinkedHashMap<>();
        terms.forEach(term -> addTerm(coefficients, term));
        List<Expression> parts = coefficients.entrySet().stream()
                .filter(entry -> entry.getValue().signum() != 0)
                .map(entry -> scaled(entry.getValue(), entry.getKey()))
                .toList();
        return switch (parts.size()) {
            case 0 -> Expression.ZERO;
            case 1 -> parts.get(0);
            default -> new Sum(parts);
        };
    }

    private static void addTerm(Map<Expression, BigFraction> coefficients, Expression term) {
        if (term instanceof Sum sum) {
            sum.terms().forEach(part -> addTerm(coefficients, part));
        } else if (term instanceof Constant constant) {
            coefficients.merge(Expression.ONE, constant.value(), BigFraction::add);
        } else if (term instanceof Product product && product.factors().get(0) instanceof Constant constant) {
            List<Expression> rest =
                    product.factors().subList(1, product.factors().size());
            Expression key = rest.size() == 1 ? rest.get(0) : new Product(rest);
            coefficients.merge(key, constant.value(), BigFraction::add);
        } else {
            coefficients.merge(term, BigFraction.ONE, BigFraction::add);
        }
    }

    private static Expression scaled(BigFraction coefficient, Expression rest) {
        return product(List.of(new Constant(coefficient), rest));
    }

    static Expression product(List<Expression> factors) {
        Map<Expression, BigFraction> exponents = new LinkedHashMap<>();
        BigFraction coefficient = BigFraction.ONE;
        for (Expression factor : factors) {
            coefficient = coefficient.multiply(addFactor(exponents, factor));
        }
        List<Expression> parts = new ArrayList<>();
        for (Map.Entry<Expression, BigFraction> entry : exponents.entrySet()) {
            // A power of a constant may come apart, 2^(3/2) = 2 sqrt(2).
            Expression power = power(entry.getKey(), entry.getValue());
            for (Expression part : power instanceof Product product ? product.factors() : List.of(power)) {
                if (part instanceof Constant constant) {
                    coefficient = coefficient.multiply(constant.value());
                } else {
                    parts.add(part);
                }
            }
        }
        if (coefficient.signum() == 0) {
            return Expression.ZERO;
        }
        if (!coefficient.equals(BigFraction.ONE)) {
            parts.add(0, new Constant(coefficient));
        }
        return switch (parts.size()) {
            case 0 -> Expression.ONE;
            case 1 -> parts.get(0);
            default -> new Product(parts);
        };
    }

    /** Adds a factor and returns the rational coefficient split off from it. */
    private static BigFraction addFactor(Map<Expression, BigFraction> exponents, Expression factor) {
        if (factor instanceof Constant constant) {
            return constant.value();
        }
        if (factor instanceof Product product) {
            BigFraction coefficient = BigFraction.ONE;
            for (Expression part : product.factors()) {
                coefficient = coefficient.multiply(addFactor(exponents, part));
            }
            return coefficient;
        }
        if (factor instanceof Power power) {
            exponents.merge(power.base(), power.exponent(), BigFraction::add);
        } else {
            exponents.merge(factor, BigFraction.ONE, BigFraction::add);
        }
        return BigFraction.ONE;
    }

    static Expression power(Expression base, BigFraction exponent) {
        boolean integer = exponent.getDenominator().equals(BigInteger.ONE);
        if (exponent.signum() == 0) {
            return Expression.ONE;
        }
        if (exponent.equals(BigFraction.ONE)) {
            return base;
        }
        if (base instanceof Constant constant) {
            return constantPower(constant, exponent);
        }
        if (base instanceof Power inner && integer) {
            return power(inner.base(), inner.exponent().multiply(exponent));
        }
        if (base instanceof Product product && integer) {
            return product(product.factors().stream()
                    .map(factor -> power(factor, exponent))
                    .toList());
        }
        return new Power(base, exponent);
    }

    private static Expression constantPower(Constant base, BigFraction exponent) {
        BigFraction value = base.value();
        if (value.signum() == 0 && exponent.signum() < 0) {
            throw new ArithmeticException(
                    "0 must not be raised to the negative power %s".formatted(new Constant(exponent)));
        }
        if (value.signum() == 0) {
            return Expression.ZERO;
        }
        if (exponent.getDenominator().equals(BigInteger.ONE)) {
            int size = Math.max(
                    value.getNumerator().bitLength(), value.getDenominator().bitLength());
            BigInteger bits = exponent.getNumerator().abs().multiply(BigInteger.valueOf(size));
            if (bits.compareTo(MAX_BITS) > 0) {
                throw new ArithmeticException(
                        "exact power must have at most %s bits but would have %s".formatted(MAX_BITS, bits));
            }
            return new Constant(value.pow(exponent.getNumerator().intValueExact()));
        }
        if (exponent.getDenominator().equals(BigInteger.TWO) && value.signum() >= 0) {
            Optional<BigFraction> root = exactSquareRoot(value);
            if (root.isPresent()) {
                return constantPower(new Constant(root.get()), exponent.multiply(2));
            }
            BigInteger whole = exponent.getNumerator().divide(exponent.getDenominator());
            if (whole.signum() != 0) {
                Expression outside = constantPower(base, new BigFraction(whole));
                return product(List.of(outside, new Power(base, exponent.subtract(new BigFraction(whole)))));
            }
        }
        return new Power(base, exponent);
    }

    private static Optional<BigFraction> exactSquareRoot(BigFraction value) {
        BigInteger numerator = value.getNumerator().sqrt();
        BigInteger denominator = value.getDenominator().sqrt();
        BigFraction root = new BigFraction(numerator, denominator);
        return root.multiply(root).equals(value) ? Optional.of(root) : Optional.empty();
    }

    static Expression call(Function function, List<Expression> arguments) {
        function.requireArity(arguments.size());
        Expression first = arguments.get(0);
        return switch (function) {
            case SIN, ARC_SIN, ARC_TAN, SINH, TANH, ERF, TAN, SIN_MINUS_X_COS, SIGN, ABS ->
                oddOrZero(function, arguments);
            case EXP, COSH -> first.equals(Expression.ZERO) ? Expression.ONE : new Call(function, arguments);
            case COS -> cosine(arguments);
            case LOG -> first.equals(Expression.ONE) ? Expression.ZERO : new Call(function, arguments);
            case PHI -> first.equals(Expression.ZERO) ? Expression.ratio(1, 2) : new Call(function, arguments);
            case STEP ->
                first.rational()
                        .<Expression>map(value -> value.signum() > 0 ? Expression.ONE : Expression.ZERO)
                        .orElseGet(() -> new Call(function, arguments));
            case ARC_COS -> arcCosine(arguments);
            case MAX, MIN -> extremum(function, arguments);
            case DELTA -> delta(arguments).orElseGet(() -> new Call(function, arguments));
            case ANGLE -> angle(arguments);
            case BIVARIATE_PHI -> bivariate(arguments);
        };
    }

    private static Expression oddOrZero(Function function, List<Expression> arguments) {
        Expression first = arguments.get(0);
        if (first.equals(Expression.ZERO)) {
            return Expression.ZERO;
        }
        if (first.equals(Expression.PI) && (function == Function.SIN || function == Function.TAN)) {
            return Expression.ZERO;
        }
        Optional<BigFraction> value = first.rational();
        if (value.isPresent() && function == Function.SIGN) {
            return Expression.integer(value.get().signum());
        }
        if (value.isPresent() && function == Function.ABS) {
            return Expression.constant(value.get().abs());
        }
        if (function == Function.ARC_TAN && first.equals(Expression.ONE)) {
            return Expression.PI.over(4);
        }
        return new Call(function, arguments);
    }

    private static Expression cosine(List<Expression> arguments) {
        if (arguments.get(0).equals(Expression.ZERO)) {
            return Expression.ONE;
        }
        return arguments.get(0).equals(Expression.PI) ? Expression.integer(-1) : new Call(Function.COS, arguments);
    }

    private static Expression arcCosine(List<Expression> arguments) {
        Optional<BigFraction> value = arguments.get(0).rational();
        if (value.isPresent() && value.get().signum() == 0) {
            return Expression.PI.over(2);
        }
        if (value.isPresent() && value.get().equals(BigFraction.ONE)) {
            return Expression.ZERO;
        }
        return new Call(Function.ARC_COS, arguments);
    }

    private static Expression extremum(Function function, List<Expression> arguments) {
        Optional<BigFraction> left = arguments.get(0).rational();
        Optional<BigFraction> right = arguments.get(1).rational();
        if (left.isEmpty() || right.isEmpty()) {
            return new Call(function, arguments);
        }
        boolean leftWins = (left.get().compareTo(right.get()) >= 0) == (function == Function.MAX);
        return arguments.get(leftWins ? 0 : 1);
    }

    private static Optional<Expression> delta(List<Expression> arguments) {
        if (isParallel(arguments)) {
            return Optional.of(Expression.ZERO);
        }
        Optional<BigFraction> a = arguments.get(0).rational();
        Optional<BigFraction> b = arguments.get(1).rational();
        Optional<BigFraction> c = arguments.get(2).rational();
        if (a.isEmpty() || b.isEmpty() || c.isEmpty()) {
            return Optional.empty();
        }
        BigFraction covariance = c.get();
        return Optional.of(Expression.constant(a.get().multiply(b.get()).subtract(covariance.multiply(covariance))));
    }

    /** Whether the arguments are {@code (x, x, x)} or {@code (x, x, -x)}: two vectors on one line. */
    private static boolean isParallel(List<Expression> arguments) {
        Expression a = arguments.get(0);
        Expression c = arguments.get(2);
        return arguments.get(1).equals(a) && (c.equals(a) || c.equals(a.negate()));
    }

    private static Expression angle(List<Expression> arguments) {
        if (isParallel(arguments) && arguments.get(0).rational().isEmpty()) {
            return arguments.get(2).equals(arguments.get(0)) ? Expression.ZERO : Expression.PI;
        }
        if (arguments.get(2).equals(Expression.ZERO)
                && arguments.get(0).rational().isEmpty()) {
            return Expression.PI.over(2);
        }
        Optional<BigFraction> delta = delta(arguments).flatMap(Expression::rational);
        Optional<BigFraction> covariance = arguments.get(2).rational();
        if (delta.isPresent() && covariance.isPresent()) {
            if (delta.get().signum() == 0 && covariance.get().signum() != 0) {
                return covariance.get().signum() > 0 ? Expression.ZERO : Expression.PI;
            }
            if (covariance.get().signum() == 0 && delta.get().signum() > 0) {
                return Expression.PI.over(2);
            }
        }
        return new Call(Function.ANGLE, arguments);
    }

    /** Independent variables have the product of their distribution functions. */
    private static Expression bivariate(List<Expression> arguments) {
        if (!arguments.get(4).equals(Expression.ZERO)) {
            return new Call(Function.BIVARIATE_PHI, arguments);
        }
        Expression first = arguments.get(0).over(arguments.get(2).sqrt());
        Expression second = arguments.get(1).over(arguments.get(3).sqrt());
        return Expression.call(Function.PHI, first).times(Expression.call(Function.PHI, second));
    }
}

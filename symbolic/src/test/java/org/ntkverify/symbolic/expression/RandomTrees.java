package org.ntkverify.symbolic.expression;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/** Seeded random expressions in the variables x, y, z. */
final class RandomTrees {

    private static final List<Expression> VARIABLES =
            List.of(Expression.variable("x"), Expression.variable("y"), Expression.variable("z"));
    private static final List<BigFraction> EXPONENTS = List.of(
            new BigFraction(-3),
            new BigFraction(-1),
            new BigFraction(-1, 2),
            new BigFraction(1, 3),
            new BigFraction(1, 2),
            new BigFraction(3, 2),
            new BigFraction(2),
            new BigFraction(4));

    private final RandomGenerator random;
    private final List<Function> functions;

    RandomTrees(int seed, List<Function> functions) {
        this.random = new Well19937c(seed);
        this.functions = functions;
    }

    BigFraction rational() {
        return new BigFraction(random.nextInt(19) - 9, 1 + random.nextInt(7));
    }

    Expression leaf() {
        return switch (random.nextInt(4)) {
            case 0 -> Expression.constant(rational());
            case 1 -> Expression.PI;
            default -> VARIABLES.get(random.nextInt(VARIABLES.size()));
        };
    }

    /** A tree of sums, products, quotients, functions and, if {@code powers}, rational powers. */
    Expression tree(int depth, boolean powers) {
        if (depth == 0) {
            return leaf();
        }
        Expression left = tree(depth - 1, powers);
        return switch (random.nextInt(powers ? 6 : 5)) {
            case 0 -> left.plus(tree(depth - 1, powers));
            case 1 -> left.minus(tree(depth - 1, powers));
            case 2 -> left.times(tree(depth - 1, powers));
            case 3 -> powers ? quotient(left, tree(depth - 1, true)) : left.times(leaf());
            case 4 -> call(left, depth, powers);
            default -> power(left);
        };
    }

    private static Expression quotient(Expression above, Expression below) {
        return below.equals(Expression.ZERO) ? above : above.over(below);
    }

    private Expression power(Expression base) {
        BigFraction exponent = EXPONENTS.get(random.nextInt(EXPONENTS.size()));
        return base.equals(Expression.ZERO) ? base : base.power(exponent);
    }

    private Expression call(Expression first, int depth, boolean powers) {
        Function function = functions.get(random.nextInt(functions.size()));
        Expression[] arguments = new Expression
                [IntStream.rangeClosed(1, 5)
                        .filter(function::accepts)
                        .findFirst()
                        .orElseThrow()];
        arguments[0] = first;
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] = tree(depth - 1, powers);
        }
        return Expression.call(function, arguments);
    }
}

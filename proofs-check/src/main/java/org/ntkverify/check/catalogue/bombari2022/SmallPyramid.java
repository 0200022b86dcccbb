package org.ntkverify.check.catalogue.bombari2022;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.expression.Expression;

/** The smallest network with two hidden layers that is no chain, at one input. */
record SmallPyramid(Expression phi, Expression readoutScale, String input) {

    /** The variable of {@code phi}. */
    static final Expression.Variable Z = Expression.variable("z");

    private static Expression.Variable first(int row, int column) {
        return Expression.variable("a" + row + column);
    }

    static Expression.Variable second(int row, int column) {
        return Expression.variable("b" + row + column);
    }

    private static Expression.Variable readout(int row) {
        return Expression.variable("v" + row);
    }

    private static Expression at(Expression function, Expression argument) {
        return function.substitute(Map.of(Z.name(), argument));
    }

    Expression coordinate(int k) {
        return Expression.variable(input + k);
    }

    private Expression firstSum(int row) {
        return first(row, 1).times(coordinate(1)).plus(first(row, 2).times(coordinate(2)));
    }

    private Expression secondSum(int row) {
        return second(row, 1).times(at(phi, firstSum(1))).plus(second(row, 2).times(at(phi, firstSum(2))));
    }

    private Expression output() {
        return readoutScale.times(
                readout(1).times(at(phi, secondSum(1))).plus(readout(2).times(at(phi, secondSum(2)))));
    }

    /** Gradients by the weights of layer 1, 2 or 3; those of the readout by what is trained, scale included. */
    List<Expression> gradient(int layer) {
        List<Expression> gradient = new ArrayList<>();
        for (int row = 1; row <= 2; row++) {
            if (layer == 3) {
                gradient.add(output().derivative(readout(row)).over(readoutScale));
            } else {
                for (int column = 1; column <= 2; column++) {
                    gradient.add(output().derivative(layer == 1 ? first(row, column) : second(row, column)));
                }
            }
        }
        return gradient;
    }

    /** {@code F_(l-1)}. */
    List<Expression> features(int layer) {
        return switch (layer) {
            case 1 -> List.of(coordinate(1), coordinate(2));
            case 2 -> List.of(at(phi, firstSum(1)), at(phi, firstSum(2)));
            default -> List.of(at(phi, secondSum(1)), at(phi, secondSum(2)));
        };
    }

    /** {@code B_l} by the backward recursion. */
    List<Expression> backward(int layer) {
        if (layer == 3) {
            return List.of(Expression.ONE);
        }
        Expression slope = phi.derivative(Z);
        List<Expression> later = layer == 2 ? List.of() : backward(2);
        List<Expression> result = new ArrayList<>();
        for (int row = 1; row <= 2; row++) {
            Expression sum = layer == 2
                    ? readoutScale.times(readout(row))
                    : second(1, row).times(later.get(0)).plus(second(2, row).times(later.get(1)));
            result.add(at(slope, layer == 2 ? secondSum(row) : firstSum(row)).times(sum));
        }
        return result;
    }
}

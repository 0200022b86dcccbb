package org.ntkverify.cli;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A long formula broken at the signs of its outermost sum, or of the only sum among its factors.
 *
 * @param factor stands before the brackets around all lines; 1 if there are none
 * @param lines their sum, times the factor, is the formula; one line if it is not broken
 */
record SumLines(Expression factor, List<Expression> lines) {

    /** A formula whose text has so many characters fills at most a line of a page: fractions and functions take less room. */
    private static final int WIDTH = 100;

    static SumLines of(Expression expression) {
        if (expression.toString().length() > WIDTH) {
            if (expression instanceof Expression.Sum sum) {
                return new SumLines(Expression.ONE, lines(sum));
            }
            if (expression instanceof Expression.Product product) {
                return of(product);
            }
        }
        return new SumLines(Expression.ONE, List.of(expression));
    }

    private static SumLines of(Expression.Product product) {
        List<Expression> sums = product.factors().stream()
                .filter(Expression.Sum.class::isInstance)
                .toList();
        if (sums.size() != 1) {
            return new SumLines(Expression.ONE, List.of(product));
        }
        Expression.Sum sum = (Expression.Sum) sums.get(0);
        Expression rest = Expression.product(
                product.factors().stream().filter(factor -> !factor.equals(sum)).toList());
        return new SumLines(rest, lines(sum));
    }

    private static List<Expression> lines(Expression.Sum sum) {
        List<Expression> lines = new ArrayList<>();
        List<Expression> line = new ArrayList<>();
        int length = 0;
        for (Expression term : sum.terms()) {
            int width = term.toString().length() + 3;
            if (!line.isEmpty() && length + width > WIDTH) {
                lines.add(Expression.sum(line));
                line.clear();
                length = 0;
            }
            line.add(term);
            length += width;
        }
        lines.add(Expression.sum(line));
        return lines;
    }

    /** Returns whether brackets stand around the lines. */
    boolean bracketed() {
        return !factor.equals(Expression.ONE);
    }
}

package org.ntkverify.check.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Expression.Call;
import org.ntkverify.symbolic.expression.Expression.Power;
import org.ntkverify.symbolic.expression.Expression.Product;
import org.ntkverify.symbolic.expression.Expression.Sum;

/** Walks and rebuilds trees node by node. */
final class Tree {

    private Tree() {}

    static List<Expression> children(Expression node) {
        if (node instanceof Sum sum) {
            return sum.terms();
        }
        if (node instanceof Product product) {
            return product.factors();
        }
        if (node instanceof Power power) {
            return List.of(power.base());
        }
        return node instanceof Call call ? call.arguments() : List.of();
    }

    /** All nodes, the root first. */
    static List<Expression> nodes(Expression root) {
        List<Expression> nodes = new ArrayList<>(List.of(root));
        children(root).forEach(child -> nodes.addAll(nodes(child)));
        return nodes;
    }

    static Expression rebuilt(Expression node, List<Expression> children) {
        if (node instanceof Sum) {
            return Expression.sum(children);
        }
        if (node instanceof Product) {
            return Expression.product(children);
        }
        if (node instanceof Power power) {
            return children.get(0).power(power.exponent());
        }
        return node instanceof Call call ? Expression.call(call.function(), children.toArray(new Expression[0])) : node;
    }

    /** Replaces the node at {@code index} in the order of {@link #nodes}. */
    static Expression replaced(Expression root, int index, Expression replacement) {
        if (index == 0) {
            return replacement;
        }
        int offset = 1;
        List<Expression> children = new ArrayList<>(children(root));
        for (int i = 0; i < children.size(); i++) {
            int size = nodes(children.get(i)).size();
            if (index < offset + size) {
                children.set(i, replaced(children.get(i), index - offset, replacement));
                return rebuilt(root, children);
            }
            offset += size;
        }
        throw new IllegalArgumentException("index must be inside the tree but was %s".formatted(index));
    }

    /** Replaces one node to which {@code rule} applies, chosen by {@code dice}; empty if there is none. */
    static Optional<Expression> rewritten(Expression root, Function<Expression, Optional<Expression>> rule, Dice dice) {
        List<Expression> nodes = nodes(root);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (rule.apply(nodes.get(i)).isPresent()) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int place = places.get(dice.below(places.size()));
        return rule.apply(nodes.get(place)).map(replacement -> replaced(root, place, replacement));
    }
}

package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.exact.GaussianMoments;
import org.ntkverify.symbolic.exact.GaussianMoments.Law;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A finite network with activation identity and one-dimensional inputs {@code x, y}, written out weight by weight. Both the
 * covariance of its outputs and the mean of its tangent kernel equal the infinite-width values at every width, because the mixed
 * terms have mean 0; so they can be computed exactly, knowing nothing of the recursion.
 */
final class LinearNetwork {

    private static final Expression.Variable X = Expression.variable("x");

    private final Architecture architecture;
    private final int width;
    private final Map<String, Law> laws = new HashMap<>();
    private final Expression output;

    LinearNetwork(Architecture architecture, int width) {
        this.architecture = architecture;
        this.width = width;
        this.output = write();
    }

    private Expression write() {
        List<Expression> hidden = layer(1, List.of(X));
        for (int l = 2; l <= architecture.hiddenLayers(); l++) {
            hidden = architecture.connection() instanceof Connection.Residual residual
                    ? added(hidden, residual.branchScales().get(l - 2), layer(l, hidden))
                    : layer(l, hidden);
        }
        Expression readout = layer(architecture.layers().size(), hidden).get(0);
        boolean divided = architecture.parameterization() == Parameterization.MUP;
        return divided ? readout.over(Expression.integer(width).sqrt()) : readout;
    }

    private static List<Expression> added(List<Expression> skipped, Expression scale, List<Expression> branch) {
        List<Expression> sums = new ArrayList<>();
        for (int i = 0; i < skipped.size(); i++) {
            sums.add(skipped.get(i).plus(scale.times(branch.get(i))));
        }
        return sums;
    }

    private List<Expression> layer(int l, List<Expression> inputs) {
        Layer layer = architecture.layers().get(l - 1);
        List<Expression> outputs = new ArrayList<>();
        for (int i = 1; i <= (l == architecture.layers().size() ? 1 : width); i++) {
            Expression sum = variable("b" + l + "o" + i, layer.biasVariance());
            for (int j = 1; j <= inputs.size(); j++) {
                Expression variance = layer.weightVariance().over(inputs.size());
                sum = sum.plus(variable("w" + l + "o" + i + "i" + j, variance).times(inputs.get(j - 1)));
            }
            outputs.add(sum);
        }
        return outputs;
    }

    /** Returns a trained weight itself, or a standard normal one with its factor. */
    private Expression variable(String name, Expression variance) {
        if (variance.equals(Expression.ZERO)) {
            return Expression.ZERO;
        }
        boolean raw = architecture.parameterization().trainsRawWeights();
        laws.put(name, new Law.Normal(raw ? variance : Expression.ONE));
        return raw ? Expression.variable(name) : variance.sqrt().times(Expression.variable(name));
    }

    private static Expression atY(Expression expression) {
        return expression.substitute(Map.of("x", Expression.variable("y")));
    }

    /** Returns {@code E[f(x) f(y)]}. */
    Expression covariance() {
        return new GaussianMoments(laws).of(output.times(atY(output)));
    }

    /** Returns {@code E[sum over trained variables of df(x) df(y)]}. */
    Expression tangentKernel() {
        List<Expression> squares = laws.keySet().stream()
                .sorted()
                .map(name -> output.derivative(Expression.variable(name)))
                .map(slope -> slope.times(atY(slope)))
                .toList();
        return new GaussianMoments(laws).of(Expression.sum(squares));
    }

    /** Returns the inputs of a kernel program at {@code x} and {@code y}, all widths equal. */
    Map<String, Expression> programInputs() {
        Expression y = Expression.variable("y");
        Map<String, Expression> values = new HashMap<>(Map.of(
                "xx",
                X.power(2),
                "yy",
                y.power(2),
                "xy",
                X.times(y),
                "qq",
                X.minus(y).power(2),
                "d",
                Expression.ONE));
        for (int l = 1; l <= architecture.hiddenLayers(); l++) {
            values.put("n" + l, Expression.integer(width));
        }
        return values;
    }
}

package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.Rewriting;

/** Names the angle and the determinant of one layer, so that each is evaluated once, in the stable form if asked. */
final class LayerAngles extends Rewriting {

    private final int layer;
    private final Map<String, Expression> covariance = new HashMap<>();
    private final boolean stable;
    private boolean usesAngle;
    private boolean usesDelta;

    LayerAngles(int layer, boolean stable) {
        this.layer = layer;
        for (String name : List.of("a", "b", "c", "q")) {
            covariance.put(name, Expression.variable(name + layer));
        }
        this.stable = stable;
    }

    Expression apply(Expression expression) {
        return expression.accept(this);
    }

    List<Assignment> assignments() {
        List<Assignment> named = new ArrayList<>();
        if (usesDelta) {
            named.add(new Assignment(KernelRecursion.determinant(layer), evaluated(Function.DELTA)));
        }
        if (usesAngle) {
            named.add(new Assignment(KernelRecursion.angle(layer), evaluated(Function.ANGLE)));
        }
        return named;
    }

    private Expression evaluated(Function function) {
        List<String> names = stable ? List.of("a", "b", "c", "q") : List.of("a", "b", "c");
        return Expression.call(
                function,
                names.stream().map(name -> Expression.variable(name + layer)).toArray(Expression[]::new));
    }

    @Override
    public Expression variable(String name) {
        return covariance.getOrDefault(name, Expression.variable(name));
    }

    @Override
    public Expression call(Function function, List<Expression> arguments) {
        if (function == Function.ANGLE) {
            usesAngle = true;
            return Expression.variable(KernelRecursion.angle(layer));
        }
        if (function == Function.DELTA) {
            usesDelta = true;
            return Expression.variable(KernelRecursion.determinant(layer));
        }
        return super.call(function, arguments);
    }
}

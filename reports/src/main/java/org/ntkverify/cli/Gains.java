package org.ntkverify.cli;

import java.util.Locale;
import java.util.Set;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Weight and bias gains as typed, and the network they make in each parameterisation. */
record Gains(String weightStd, String biasStd) {

    Architecture architecture(Activation phi, int layers, String parameterization) {
        Expression weight = ExpressionParser.parse(weightStd, Set.of());
        Expression bias = ExpressionParser.parse(biasStd, Set.of());
        return switch (parameterization.toLowerCase(Locale.ROOT)) {
            case "ntk" -> Architecture.ntk(phi, layers, weight, bias);
            case "jacot" -> {
                require(weight.equals(Expression.ONE), "wstd must be 1 with param=jacot but was " + weightStd);
                yield Architecture.jacot(phi, layers, bias);
            }
            case "standard" -> Architecture.standard(phi, layers, weight, bias);
            case "he" -> {
                require(
                        weight.equals(Expression.ONE) && bias.equals(Expression.ZERO),
                        "wstd and bstd must not be given with param=he but were %s and %s"
                                .formatted(weightStd, biasStd));
                yield Architecture.he(phi, layers);
            }
            default ->
                throw new UsageException(
                        "param must be one of ntk, jacot, standard, he but was '%s'".formatted(parameterization));
        };
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UsageException(message);
        }
    }
}

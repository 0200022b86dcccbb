package org.ntkverify.fuzz;

import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.ntkverify.numeric.arithmetic.StableFunctions;
import org.ntkverify.numeric.internal.code.GeneratedCode;
import org.ntkverify.symbolic.export.JavaSource;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.ExpressionSyntaxException;

/** Java code that is generated from expressions of strangers: it compiles, and runs without an exception and without a state. */
public final class GeneratedCodeFuzz {

    /** Code of more characters may be refused, since a method ends at 64 KiB. */
    private static final int SURELY_COMPILES = 4000;

    private static final double[] POINTS = {0, -1, 0.3, 40, -1e300};

    private GeneratedCodeFuzz() {}

    /** Throws if an expression has code that does not compile or run. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        Promise.read(text, Set.of(ExpressionSyntaxException.class), () -> ExpressionParser.parse(text, Set.of("x")))
                .ifPresent(GeneratedCodeFuzz::check);
    }

    private static void check(Expression expression) {
        String code =
                JavaSource.calling(StableFunctions.class.getCanonicalName()).expression(expression);
        if (code.length() > SURELY_COMPILES) {
            return;
        }
        DoubleUnaryOperator function = GeneratedCode.implementing(
                DoubleUnaryOperator.class, "public double applyAsDouble(double v_x) { return %s; }".formatted(code));
        for (double point : POINTS) {
            double value = function.applyAsDouble(point);
            Promise.require(Double.compare(value, function.applyAsDouble(point)) == 0, "code has a state: " + code);
        }
    }
}

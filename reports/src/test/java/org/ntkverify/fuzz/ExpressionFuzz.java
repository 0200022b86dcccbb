package org.ntkverify.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.arithmetic.StableFunctions;
import org.ntkverify.symbolic.export.JavaSource;
import org.ntkverify.symbolic.export.LatexPrinter;
import org.ntkverify.symbolic.export.MathematicaSource;
import org.ntkverify.symbolic.export.MathmlPrinter;
import org.ntkverify.symbolic.export.PythonSource;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.ExpressionSyntaxException;

/** The grammar of expressions: what is read is printed in every notation, evaluated, and the same after printing and reading
 * once more, but for the order of terms and factors. */
public final class ExpressionFuzz {

    private static final Set<String> VARIABLES = Set.of("x", "z", "a", "b", "c", "rho");

    private static final Map<String, Double> POINT =
            Map.of("x", 0.5, "z", -1.5, "a", 1.0, "b", 2.0, "c", -0.25, "rho", 0.75);

    private static final Set<Class<?>> REFUSALS = Set.of(ExpressionSyntaxException.class);

    private static final List<Function<Expression, String>> PRINTERS = List.of(
            LatexPrinter::print,
            MathmlPrinter::print,
            PythonSource::expression,
            MathematicaSource::expression,
            JavaSource.calling(StableFunctions.class.getName())::expression);

    private ExpressionFuzz() {}

    /** Throws if the parser breaks its promise on {@code data}. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        Promise.read(text, REFUSALS, () -> ExpressionParser.parse(text, VARIABLES))
                .ifPresent(ExpressionFuzz::check);
    }

    private static void check(Expression expression) {
        String printed = expression.toString();
        PRINTERS.forEach(printer -> Promise.require(!printer.apply(expression).isBlank(), "printed blank: " + printed));
        Map<String, Double> point = new TreeMap<>(POINT);
        point.keySet().retainAll(expression.variables());
        Promise.require(
                Double.compare(value(expression, point), value(expression, point)) == 0, "two values of " + printed);
        if (printed.length() > 10_000) {
            return;
        }
        Promise.read(printed, REFUSALS, () -> ExpressionParser.parse(printed, VARIABLES))
                .ifPresent(again -> Promise.require(
                        Structure.of(again).equals(Structure.of(expression)),
                        "%s was read back as %s".formatted(Structure.of(expression), Structure.of(again))));
    }

    private static double value(Expression expression, Map<String, Double> point) {
        return expression.evaluate(DoubleArithmetic.INSTANCE, point);
    }
}

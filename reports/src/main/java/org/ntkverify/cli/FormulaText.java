package org.ntkverify.cli;

import java.util.List;
import org.ntkverify.numeric.arithmetic.StableFunctions;
import org.ntkverify.symbolic.export.JavaSource;
import org.ntkverify.symbolic.export.LatexPrinter;
import org.ntkverify.symbolic.export.MathematicaSource;
import org.ntkverify.symbolic.export.MathmlPrinter;
import org.ntkverify.symbolic.export.PythonSource;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.Rewriting;

/** Writes expressions in the chosen notation; in text, the angle and the determinant of (a, b, c) get their letters. */
final class FormulaText {

    private final FormulaFormat format;

    FormulaText(FormulaFormat format) {
        this.format = format;
    }

    String of(Expression expression) {
        return switch (format) {
            case TEXT -> withLetters(expression).toString();
            case LATEX -> LatexPrinter.print(expression);
            case MATHML -> MathmlPrinter.print(expression);
            case JAVA -> JavaSource.calling(StableFunctions.class.getName()).expression(expression);
            case PYTHON -> PythonSource.expression(expression);
            case MATHEMATICA -> MathematicaSource.expression(expression);
        };
    }

    /** Returns {@code expression} with theta and Delta for the angle and the determinant of (a, b, c). */
    static Expression withLetters(Expression expression) {
        return expression.accept(new Letters());
    }

    String equation(String name, Expression value) {
        return switch (format) {
            case TEXT, LATEX, PYTHON, MATHEMATICA -> "%s = %s".formatted(name, of(value));
            case MATHML -> of(value);
            case JAVA -> "// %s%n%s".formatted(name, of(value));
        };
    }

    private static final class Letters extends Rewriting {

        private static final List<Expression> COVARIANCE =
                List.of(Expression.variable("a"), Expression.variable("b"), Expression.variable("c"));

        @Override
        public Expression call(Function function, List<Expression> arguments) {
            if (arguments.equals(COVARIANCE)) {
                if (function == Function.ANGLE) {
                    return Expression.variable("theta");
                }
                if (function == Function.DELTA) {
                    return Expression.variable("Delta");
                }
            }
            return super.call(function, arguments);
        }
    }
}

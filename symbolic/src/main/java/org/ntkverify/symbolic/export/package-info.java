/**
 * Writes expressions for other readers: compilers, LaTeX, browsers. Text is {@code Expression.toString()}.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.Set;
 * import org.ntkverify.symbolic.expression.Expression;
 * import org.ntkverify.symbolic.expression.ExpressionParser;
 *
 * Expression formula = ExpressionParser.parse("sqrt(1 - rho^2)/pi", Set.of("rho"));
 * String latex = LatexPrinter.print(formula);
 * String python = PythonSource.expression(formula);
 * boolean holds = latex.equals("\\frac{\\sqrt{1 - \\rho^{2}}}{\\pi}") && python.equals("np.sqrt(1.0 - rho**2) / math.pi");
 * }</pre>
 */
@NullMarked
package org.ntkverify.symbolic.export;

import org.jspecify.annotations.NullMarked;

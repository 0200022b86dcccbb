package org.ntkverify.symbolic.export;

import java.util.List;
import java.util.stream.Collectors;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Writes expressions as presentation MathML, with elements of MathML Core only. */
public final class MathmlPrinter extends Typesetting {

    /** Invisible multiplication and function application, which readers for the blind speak. */
    private static final String TIMES = "<mo>&#8290;</mo>";

    private static final String APPLY = "<mo>&#8289;</mo>";
    private static final String MINUS = "<mo>&#8722;</mo>";

    private MathmlPrinter() {}

    /** Returns {@code expression} as one {@code <math>} element. */
    public static String print(Expression expression) {
        return "<math>" + elements(expression) + "</math>";
    }

    /** Returns the elements of {@code expression} without the {@code <math>} around them, to be put into a larger formula. */
    public static String elements(Expression expression) {
        return expression.accept(new MathmlPrinter()).text();
    }

    /** Returns a variable name as MathML: {@code theta2} is the letter with a subscript. */
    public static String variableName(String name) {
        return Symbol.of(name).mathml();
    }

    @Override
    String number(String digits) {
        return "<mn>" + digits + "</mn>";
    }

    @Override
    String symbol(String name) {
        return Symbol.of(name).mathml();
    }

    @Override
    String piSymbol() {
        return "<mi>π</mi>";
    }

    private static String row(String text) {
        return "<mrow>" + text + "</mrow>";
    }

    @Override
    String minus(String text) {
        return row(MINUS + text);
    }

    @Override
    String brackets(String text) {
        return row("<mo>(</mo>" + text + "<mo>)</mo>");
    }

    @Override
    String fraction(String above, String below) {
        return "<mfrac>" + above + below + "</mfrac>";
    }

    @Override
    String root(String inside) {
        return "<msqrt>" + inside + "</msqrt>";
    }

    @Override
    String raised(String base, String exponent) {
        return "<msup>" + base + exponent + "</msup>";
    }

    @Override
    String signed(Piece piece, boolean first) {
        String opening = "<mrow>" + MINUS;
        if (!first && piece.minus() && piece.text().startsWith(opening)) {
            // Between two terms of one row a browser sets the sign as an operator; in a row of its own it would be a
            // prefix.
            String inside = piece.text().substring("<mrow>".length());
            return inside.substring(0, inside.length() - "</mrow>".length());
        }
        return first || piece.minus() ? piece.text() : "<mo>+</mo>" + piece.text();
    }

    @Override
    String joinedSum(List<String> terms) {
        return row(String.join("", terms));
    }

    @Override
    String joinedProduct(List<Piece> factors) {
        return row(factors.stream().map(Piece::text).collect(Collectors.joining(TIMES)));
    }

    @Override
    String applied(String function, List<String> arguments) {
        String inside = String.join("<mo>,</mo>", arguments);
        return row(function + APPLY + row("<mo>(</mo>" + inside + "<mo>)</mo>"));
    }

    @Override
    String functionSymbol(Function function) {
        return switch (function) {
            case EXP -> "<mi>e</mi>";
            case PHI -> "<mi>Φ</mi>";
            case ANGLE -> "<mi>atan2</mi>";
            case BIVARIATE_PHI -> "<msub><mi>Φ</mi><mn>2</mn></msub>";
            case LOG,
                    SIN,
                    COS,
                    TAN,
                    ARC_SIN,
                    ARC_COS,
                    ARC_TAN,
                    SINH,
                    COSH,
                    TANH,
                    MAX,
                    MIN,
                    ERF,
                    STEP,
                    SIGN,
                    ABS,
                    DELTA,
                    SIN_MINUS_X_COS -> "<mi>" + Symbol.functionName(function.text()) + "</mi>";
        };
    }

    @Override
    String absolute(String inside) {
        return row("<mo>|</mo>" + inside + "<mo>|</mo>");
    }

    @Override
    String integralSign(String integrand, String variable, String lower, String upper) {
        return row("<msubsup><mo>&#8747;</mo>" + lower + upper + "</msubsup>" + integrand + "<mi>d</mi>" + variable);
    }
}

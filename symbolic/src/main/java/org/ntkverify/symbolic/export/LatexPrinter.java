package org.ntkverify.symbolic.export;

import java.util.List;
import java.util.stream.Collectors;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Writes expressions as LaTeX for math mode; needs no package but {@code amsmath}. */
public final class LatexPrinter extends Typesetting {

    private LatexPrinter() {}

    /** Returns {@code expression} as LaTeX, without dollar signs. */
    public static String print(Expression expression) {
        return expression.accept(new LatexPrinter()).text();
    }

    /** Returns a variable name as LaTeX: {@code theta2} is {@code \theta_{2}}. */
    public static String variableName(String name) {
        return Symbol.of(name).latex();
    }

    @Override
    String number(String digits) {
        return digits;
    }

    @Override
    String symbol(String name) {
        return variableName(name);
    }

    @Override
    String piSymbol() {
        return "\\pi";
    }

    @Override
    String minus(String text) {
        return "-" + text;
    }

    @Override
    String brackets(String text) {
        return "\\left(" + text + "\\right)";
    }

    @Override
    String fraction(String above, String below) {
        return "\\frac{" + above + "}{" + below + "}";
    }

    @Override
    String root(String inside) {
        return "\\sqrt{" + inside + "}";
    }

    @Override
    String raised(String base, String exponent) {
        return base + "^{" + exponent + "}";
    }

    @Override
    String signed(Piece piece, boolean first) {
        if (first) {
            return piece.text();
        }
        return piece.minus() ? " - " + piece.text().substring(1) : " + " + piece.text();
    }

    @Override
    String joinedSum(List<String> terms) {
        return String.join("", terms);
    }

    @Override
    String joinedProduct(List<Piece> factors) {
        StringBuilder text = new StringBuilder(factors.get(0).text());
        for (Piece factor : factors.subList(1, factors.size())) {
            text.append(factor.digit() ? " \\cdot " : " ").append(factor.text());
        }
        return text.toString();
    }

    @Override
    String applied(String function, List<String> arguments) {
        return function + arguments.stream().collect(Collectors.joining(", ", "\\left(", "\\right)"));
    }

    @Override
    String functionSymbol(Function function) {
        return switch (function) {
            case EXP -> "e";
            case LOG, SIN, COS, TAN, ARC_SIN, ARC_COS, ARC_TAN, SINH, COSH, TANH, MAX, MIN ->
                "\\" + Symbol.functionName(function.text());
            case PHI -> "\\Phi";
            case ANGLE -> "\\operatorname{atan2}";
            case BIVARIATE_PHI -> "\\Phi_{2}";
            case ERF, STEP, SIGN, ABS, DELTA, SIN_MINUS_X_COS ->
                "\\operatorname{" + Symbol.functionName(function.text()) + "}";
        };
    }

    @Override
    String absolute(String inside) {
        return "\\left|" + inside + "\\right|";
    }

    @Override
    String integralSign(String integrand, String variable, String lower, String upper) {
        return "\\int_{" + lower + "}^{" + upper + "} " + integrand + " \\, d" + variable;
    }
}

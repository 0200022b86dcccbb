package org.ntkverify.symbolic.internal.symja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;
import org.ntkverify.symbolic.ClosedForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Reads a Symja answer; whatever is not in the project's own language makes it a failure that says so. */
final class FromSymja {

    private final Map<String, String> variables;

    FromSymja(Map<String, String> variables) {
        this.variables = variables;
    }

    ClosedForm read(IExpr answer) {
        if (!answer.isFree(IExpr::isInexactNumber, true)) {
            return new ClosedForm.Inexact(answer.toString());
        }
        if (answer.isIndeterminate() || answer.isDirectedInfinity()) {
            return new ClosedForm.Failed("the answer is %s".formatted(answer));
        }
        try {
            return new ClosedForm.Closed(expression(answer));
        } catch (ForeignHead e) {
            return new ClosedForm.Unevaluated(e.head, answer.toString());
        } catch (ArithmeticException e) {
            return new ClosedForm.Failed("the answer is %s: %s".formatted(answer, e.getMessage()));
        }
    }

    private Expression expression(IExpr node) {
        if (node instanceof IRational rational) {
            return Expression.constant(rational.toBigFraction());
        }
        if (node.isPi()) {
            return Expression.PI;
        }
        if (node.isE()) {
            return Expression.call(Function.EXP, Expression.ONE);
        }
        if (node instanceof ISymbol symbol) {
            return Optional.ofNullable(variables.get(symbol.getSymbolName()))
                    .map(Expression::variable)
                    .orElseThrow(() -> new ForeignHead(symbol.toString()));
        }
        if (node instanceof IAST ast) {
            return application(ast);
        }
        throw new ForeignHead(node.toString());
    }

    private Expression application(IAST ast) {
        if (ast.isPower()) {
            return power(ast.arg1(), ast.arg2());
        }
        List<Expression> arguments = new ArrayList<>();
        for (int i = 1; i < ast.size(); i++) {
            arguments.add(expression(ast.get(i)));
        }
        if (ast.isPlus()) {
            return Expression.sum(arguments);
        }
        if (ast.isTimes()) {
            return Expression.product(arguments);
        }
        String head = ast.head().toString();
        if (arguments.size() == 1) {
            return unary(head, arguments.get(0));
        }
        throw new ForeignHead(head);
    }

    private Expression power(IExpr base, IExpr exponent) {
        if (base.isE()) {
            return Expression.call(Function.EXP, expression(exponent));
        }
        if (exponent instanceof IRational rational) {
            return expression(base).power(rational.toBigFraction());
        }
        throw new ForeignHead("Power with exponent " + exponent);
    }

    private static Expression unary(String head, Expression argument) {
        return switch (head) {
            case "Sec" -> Expression.call(Function.COS, argument).power(-1);
            case "Csc" -> Expression.call(Function.SIN, argument).power(-1);
            case "Cot" -> Expression.call(Function.TAN, argument).power(-1);
            default ->
                Expression.call(
                        Function.named(head)
                                .filter(function -> function.accepts(1))
                                .orElseThrow(() -> new ForeignHead(head)),
                        argument);
        };
    }

    /** Leaves the recursion at the first head that is not in the project's language. */
    private static final class ForeignHead extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String head;

        ForeignHead(String head) {
            super("head must be in the project's language but was " + head, null, false, false);
            this.head = head;
        }
    }
}

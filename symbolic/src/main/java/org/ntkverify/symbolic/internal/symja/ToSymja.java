package org.ntkverify.symbolic.internal.symja;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Builds Symja trees with its builders; text is never parsed, so a built-in cannot turn into a user symbol. */
final class ToSymja implements Expression.Visitor<IExpr> {

    /** The engine does not tell x from X, so that symbols are numbered instead of named. */
    private final Map<String, ISymbol> symbols = new HashMap<>();

    /** Returns the project's variable for each symbol used, by the symbol's name. */
    Map<String, String> variables() {
        Map<String, String> names = new HashMap<>();
        symbols.forEach((name, symbol) -> names.put(symbol.getSymbolName(), name));
        return names;
    }

    @Override
    public IExpr constant(BigFraction value) {
        return F.QQ(F.ZZ(value.getNumerator()), F.ZZ(value.getDenominator())).normalize();
    }

    @Override
    public IExpr pi() {
        return S.Pi;
    }

    @Override
    public IExpr variable(String name) {
        return symbols.computeIfAbsent(name, key -> F.Dummy("v" + symbols.size()));
    }

    @Override
    public IExpr sum(List<Expression> terms) {
        return F.Plus(all(terms));
    }

    @Override
    public IExpr product(List<Expression> factors) {
        return F.Times(all(factors));
    }

    @Override
    public IExpr power(Expression base, BigFraction exponent) {
        return F.Power(base.accept(this), constant(exponent));
    }

    @Override
    public IExpr call(Function function, List<Expression> arguments) {
        IExpr first = arguments.get(0).accept(this);
        return switch (function) {
            case EXP -> F.Exp(first);
            case LOG -> F.Log(first);
            case SIN -> F.Sin(first);
            case COS -> F.Cos(first);
            case TAN -> F.Tan(first);
            case ARC_SIN -> F.ArcSin(first);
            case ARC_COS -> F.ArcCos(first);
            case ARC_TAN -> F.ArcTan(first);
            case SINH -> F.Sinh(first);
            case COSH -> F.Cosh(first);
            case TANH -> F.Tanh(first);
            case ERF -> F.Erf(first);
            case PHI, ABS, MAX, MIN, STEP, SIGN, DELTA, ANGLE, SIN_MINUS_X_COS, BIVARIATE_PHI ->
                throw new UnsupportedOperationException(
                        "function must be one the algebra system treats soundly but was %s".formatted(function.text()));
        };
    }

    @Override
    public IExpr integral(Expression.Integral integral) {
        throw new UnsupportedOperationException("nested integral must be solved first but was %s".formatted(integral));
    }

    private IExpr[] all(List<Expression> parts) {
        return parts.stream().map(part -> part.accept(this)).toArray(IExpr[]::new);
    }
}

package org.ntkverify.symbolic.expression;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Exact derivatives by the sum, product, power and chain rules.
 *
 * <p>Kinks get the almost-everywhere derivative, which is what backpropagation computes: {@code Max(x, 0)' = Step(x)},
 * {@code Step' = Sign' = 0}. For {@code Angle(a, b, c)} with {@code cos(theta) = c / sqrt(a b)},
 * {@code d theta = -(dc - c da / (2a) - c db / (2b)) / sqrt(Delta)}.
 */
final class Differentiation implements Expression.Visitor<Expression> {

    private final Expression.Variable variable;

    Differentiation(Expression.Variable variable) {
        this.variable = variable;
    }

    @Override
    public Expression constant(BigFraction value) {
        return Expression.ZERO;
    }

    @Override
    public Expression pi() {
        return Expression.ZERO;
    }

    @Override
    public Expression variable(String name) {
        return name.equals(variable.name()) ? Expression.ONE : Expression.ZERO;
    }

    @Override
    public Expression sum(List<Expression> terms) {
        return Expression.sum(terms.stream().map(term -> term.accept(this)).toList());
    }

    @Override
    public Expression product(List<Expression> factors) {
        List<Expression> terms = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            List<Expression> parts = new ArrayList<>(factors);
            parts.set(i, factors.get(i).accept(this));
            terms.add(Expression.product(parts));
        }
        return Expression.sum(terms);
    }

    @Override
    public Expression power(Expression base, BigFraction exponent) {
        return Expression.product(List.of(
                Expression.constant(exponent), base.power(exponent.subtract(BigFraction.ONE)), base.accept(this)));
    }

    @Override
    public Expression call(Function function, List<Expression> arguments) {
        // ArcSin(1) is a constant although the rule for ArcSin has a pole there.
        if (arguments.stream().noneMatch(argument -> argument.variables().contains(variable.name()))) {
            return Expression.ZERO;
        }
        Expression x = arguments.get(0);
        return switch (function) {
            case EXP -> chain(Expression.call(Function.EXP, x), x);
            case LOG -> chain(x.power(-1), x);
            case SIN -> chain(Expression.call(Function.COS, x), x);
            case COS -> chain(Expression.call(Function.SIN, x).negate(), x);
            case TAN -> chain(Expression.call(Function.COS, x).power(-2), x);
            case ARC_SIN -> chain(Expression.ONE.minus(x.power(2)).sqrt().power(-1), x);
            case ARC_COS ->
                chain(Expression.ONE.minus(x.power(2)).sqrt().power(-1).negate(), x);
            case ARC_TAN -> chain(Expression.ONE.plus(x.power(2)).power(-1), x);
            case SINH -> chain(Expression.call(Function.COSH, x), x);
            case COSH -> chain(Expression.call(Function.SINH, x), x);
            case TANH ->
                chain(Expression.ONE.minus(Expression.call(Function.TANH, x).power(2)), x);
            case ERF ->
                chain(
                        Expression.call(Function.EXP, x.power(2).negate())
                                .times(2)
                                .over(Expression.PI.sqrt()),
                        x);
            case PHI ->
                chain(
                        Expression.call(Function.EXP, x.power(2).over(-2))
                                .over(Expression.PI.times(2).sqrt()),
                        x);
            case ABS -> chain(Expression.call(Function.SIGN, x), x);
            case STEP, SIGN -> Expression.ZERO;
            case MAX -> select(x, arguments.get(1), x.minus(arguments.get(1)));
            case MIN -> select(x, arguments.get(1), arguments.get(1).minus(x));
            case DELTA ->
                x.times(arguments.get(1)).minus(arguments.get(2).power(2)).accept(this);
            case ANGLE -> angle(x, arguments.get(1), arguments.get(2));
            case SIN_MINUS_X_COS -> chain(x.times(Expression.call(Function.SIN, x)), x);
            case BIVARIATE_PHI -> bivariate(arguments);
        };
    }

    @Override
    public Expression integral(Expression.Integral integral) {
        throw new UnsupportedOperationException(
                "an integral must be solved before it is differentiated but was %s".formatted(integral));
    }

    private Expression chain(Expression outer, Expression inner) {
        return outer.times(inner.accept(this));
    }

    /** The derivative of the first where {@code condition > 0} and of the second elsewhere. */
    private Expression select(Expression first, Expression second, Expression condition) {
        Expression indicator = Expression.call(Function.STEP, condition);
        return indicator
                .times(first.accept(this))
                .plus(Expression.ONE.minus(indicator).times(second.accept(this)));
    }

    /**
     * With the density {@code f = exp(-(b x^2 - 2 c x y + a y^2) / (2 Delta)) / (2 pi sqrt(Delta))}: {@code F_c = f},
     * {@code F_x = exp(-x^2/(2a)) / sqrt(2 pi a) Phi((a y - c x) / sqrt(a Delta))}, and, since F does not change when
     * {@code (x, a, c)} become {@code (t x, t^2 a, t c)}, {@code 2 a F_a = -x F_x - c F_c}; the same with the roles of
     * {@code (x, a)} and {@code (y, b)} exchanged.
     */
    private Expression bivariate(List<Expression> arguments) {
        Expression x = arguments.get(0);
        Expression y = arguments.get(1);
        Expression a = arguments.get(2);
        Expression b = arguments.get(3);
        Expression c = arguments.get(4);
        Expression inX = edge(x, y, a, b, c);
        Expression inY = edge(y, x, b, a, c);
        Expression delta = Expression.call(Function.DELTA, a, b, c);
        Expression form =
                b.times(x.power(2)).minus(c.times(x).times(y).times(2)).plus(a.times(y.power(2)));
        Expression inC = Expression.call(Function.EXP, form.over(delta.times(-2)))
                .over(Expression.PI.times(2).times(delta.sqrt()));
        Expression inA = x.times(inX).plus(c.times(inC)).over(a.times(-2));
        Expression inB = y.times(inY).plus(c.times(inC)).over(b.times(-2));
        return Expression.sum(List.of(chain(inX, x), chain(inY, y), chain(inA, a), chain(inB, b), chain(inC, c)));
    }

    private static Expression edge(Expression x, Expression y, Expression a, Expression b, Expression c) {
        Expression density = Expression.call(Function.EXP, x.power(2).over(a.times(-2)))
                .over(Expression.PI.times(2).times(a).sqrt());
        Expression spread = a.times(Expression.call(Function.DELTA, a, b, c)).sqrt();
        return density.times(
                Expression.call(Function.PHI, a.times(y).minus(c.times(x)).over(spread)));
    }

    private Expression angle(Expression a, Expression b, Expression c) {
        Expression logarithmic = a.accept(this).over(a).plus(b.accept(this).over(b));
        Expression numerator = c.times(logarithmic).over(2).minus(c.accept(this));
        return numerator.over(Expression.call(Function.DELTA, a, b, c).sqrt());
    }
}

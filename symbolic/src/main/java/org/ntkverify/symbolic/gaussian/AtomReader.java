package org.ntkverify.symbolic.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/** Splits an expression in one variable into atoms, or says which part of it is none. */
final class AtomReader implements Expression.Visitor<AtomSum> {

    private static final int HIGHEST_POWER = 64;

    private final String variable;

    private AtomReader(String variable) {
        this.variable = variable;
    }

    static AtomSum read(Expression expression, Expression.Variable variable) {
        return expression.accept(new AtomReader(variable.name()));
    }

    @Override
    public AtomSum constant(BigFraction value) {
        return AtomSum.constant(Expression.constant(value));
    }

    @Override
    public AtomSum pi() {
        return AtomSum.constant(Expression.PI);
    }

    @Override
    public AtomSum variable(String name) {
        if (!name.equals(variable)) {
            throw new IllegalArgumentException("variable must be %s but was %s".formatted(variable, name));
        }
        return AtomSum.variable();
    }

    @Override
    public AtomSum sum(List<Expression> terms) {
        return terms.stream().map(term -> term.accept(this)).reduce(AtomSum.ZERO, AtomSum::plus);
    }

    @Override
    public AtomSum product(List<Expression> factors) {
        return factors.stream()
                .map(factor -> factor.accept(this))
                .reduce(AtomSum.constant(Expression.ONE), AtomSum::times);
    }

    @Override
    public AtomSum power(Expression base, BigFraction exponent) {
        if (base.variables().isEmpty()) {
            return AtomSum.constant(base.power(exponent));
        }
        boolean integer =
                exponent.getDenominator().bitLength() == 1 && Math.abs(exponent.doubleValue()) <= HIGHEST_POWER;
        if (!integer) {
            throw outside(base.power(exponent));
        }
        int count = Math.abs(exponent.getNumeratorAsInt());
        AtomSum inside = base.accept(this);
        AtomSum factor = exponent.signum() > 0 ? inside : reciprocal(inside, base);
        AtomSum result = AtomSum.constant(Expression.ONE);
        for (int i = 0; i < count; i++) {
            result = result.times(factor);
        }
        return result;
    }

    /** Only a multiple of a real exponential has a reciprocal among the atoms. */
    private static AtomSum reciprocal(AtomSum inside, Expression base) {
        if (inside.coefficients().size() == 1) {
            Map.Entry<Atom, ComplexConstant> only =
                    inside.coefficients().entrySet().iterator().next();
            Atom atom = only.getKey();
            if (atom.power() == 0
                    && atom.gate() instanceof Gate.Open
                    && atom.exponent().isReal()) {
                return AtomSum.exponential(atom.exponent().times(Expression.integer(-1)))
                        .times(ComplexConstant.of(only.getValue().real().power(-1)));
            }
        }
        throw outside(base.power(-1));
    }

    @Override
    public AtomSum call(org.ntkverify.symbolic.expression.Function function, List<Expression> arguments) {
        Expression call = Expression.call(function, arguments.toArray(new Expression[0]));
        if (arguments.stream().allMatch(argument -> argument.variables().isEmpty())) {
            return AtomSum.constant(call);
        }
        AtomSum x = arguments.get(0).accept(this);
        return switch (function) {
            case EXP -> eachBranch(x, branch -> Polynomials.exponential(branch, call));
            case SIN, COS -> eachBranch(x, branch -> Polynomials.wave(function, branch, call));
            case SINH -> exponentials(x, call, -1);
            case COSH -> exponentials(x, call, 1);
            case ERF ->
                eachBranch(
                                x,
                                branch -> Polynomials.probit(
                                        branch, call, Expression.integer(2).sqrt()))
                        .times(ComplexConstant.of(Expression.integer(2)))
                        .minus(AtomSum.constant(Expression.ONE));
            case PHI -> eachBranch(x, branch -> Polynomials.probit(branch, call, Expression.ONE));
            case STEP -> SignRegions.positive(x, call);
            case SIGN -> SignRegions.sign(x, call);
            case ABS -> x.times(SignRegions.sign(x, call));
            case MAX -> maximum(x, arguments.get(1).accept(this), call);
            case MIN -> minimum(x, arguments.get(1).accept(this), call);
            case LOG, TAN, ARC_SIN, ARC_COS, ARC_TAN, TANH, DELTA, ANGLE, SIN_MINUS_X_COS, BIVARIATE_PHI ->
                throw outside(call);
        };
    }

    private static AtomSum exponentials(AtomSum x, Expression call, int sign) {
        AtomSum negative = x.times(ComplexConstant.of(Expression.integer(-1)));
        AtomSum rising = eachBranch(x, branch -> Polynomials.exponential(branch, call));
        AtomSum falling = eachBranch(negative, branch -> Polynomials.exponential(branch, call));
        return rising.plus(falling.times(ComplexConstant.of(Expression.integer(sign))))
                .times(ComplexConstant.of(Expression.ratio(1, 2)));
    }

    private static AtomSum maximum(AtomSum x, AtomSum y, Expression call) {
        AtomSum difference = x.minus(y);
        return y.plus(difference.times(SignRegions.positive(difference, call)));
    }

    private static AtomSum minimum(AtomSum x, AtomSum y, Expression call) {
        AtomSum difference = x.minus(y);
        return x.minus(difference.times(SignRegions.positive(difference, call)));
    }

    /** Applies {@code change} to each smooth branch of {@code x} and glues the results at the kinks. */
    private static AtomSum eachBranch(AtomSum x, Function<AtomSum, AtomSum> change) {
        List<Optional<Expression>> starts = new ArrayList<>(List.of(Optional.empty()));
        x.kinks().forEach(kink -> starts.add(Optional.of(kink)));
        AtomSum total = AtomSum.ZERO;
        AtomSum previous = AtomSum.ZERO;
        for (Optional<Expression> start : starts) {
            AtomSum here = change.apply(x.branch(start));
            AtomSum jump = here.minus(previous);
            total = total.plus(start.map(kink -> jump.times(AtomSum.gate(new Gate.Kink(kink))))
                    .orElse(jump));
            previous = here;
        }
        return total;
    }

    private static NoClosedFormException outside(Expression part) {
        return Polynomials.outside(part);
    }

    @Override
    public AtomSum integral(Expression.Integral integral) {
        throw outside(integral);
    }
}

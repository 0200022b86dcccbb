package org.ntkverify.symbolic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.Rewriting;

/**
 * Decides whether a proposed antiderivative is continuous wherever its integrand is.
 *
 * <p>A derivative that agrees almost everywhere is not enough: {@code ArcTan(Tan(t))} has derivative 1 and jumps. Accepted
 * are sums, products and compositions of functions that are continuous on the whole line, and negative or fractional powers
 * only of expressions that stand under a negative power in the integrand, so that they do not vanish where it is finite.
 */
final class Continuity extends RegularityByForm {

    private final Expression.Variable variable;
    private final Set<Expression> allowedBases;

    private Continuity(Expression.Variable variable, Set<Expression> allowedBases) {
        this.variable = variable;
        this.allowedBases = allowedBases;
    }

    static boolean holds(Expression primitive, Expression integrand, Expression.Variable variable) {
        Set<Expression> bases = new HashSet<>();
        integrand.accept(new Bases(bases));
        return primitive.accept(new Continuity(variable, bases));
    }

    @Override
    public Boolean power(Expression base, BigFraction exponent) {
        boolean entire = exponent.signum() > 0 && exponent.getDenominator().bitLength() == 1;
        boolean constant = !base.variables().contains(variable.name());
        return (entire || constant || allowedBases.contains(base)) && base.accept(this);
    }

    @Override
    public Boolean call(Function function, List<Expression> arguments) {
        boolean constant =
                arguments.stream().noneMatch(argument -> argument.variables().contains(variable.name()));
        return switch (function) {
            case EXP, SIN, COS, ARC_TAN, SINH, COSH, TANH, ERF, PHI, ABS, MAX, MIN, SIN_MINUS_X_COS -> all(arguments);
            case LOG, TAN, ARC_SIN, ARC_COS, STEP, SIGN, DELTA, ANGLE, BIVARIATE_PHI -> constant;
        };
    }

    /** Collects the bases of negative powers; where the integrand is finite they do not vanish. */
    private static final class Bases extends Rewriting {

        private final Set<Expression> bases;

        Bases(Set<Expression> bases) {
            this.bases = bases;
        }

        @Override
        public Expression power(Expression base, BigFraction exponent) {
            if (exponent.signum() < 0) {
                bases.add(base);
            }
            return super.power(base, exponent);
        }
    }
}

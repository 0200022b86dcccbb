package org.ntkverify.symbolic.gaussian;

import java.util.Map;
import java.util.TreeMap;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** What can be made of a smooth branch that is a polynomial: exponentials, waves, distribution functions. */
final class Polynomials {

    private Polynomials() {}

    /** Returns the coefficients by power if {@code branch} is a polynomial of degree at most {@code degree}. */
    static Map<Integer, Expression> coefficients(AtomSum branch, int degree, Expression whole) {
        Map<Integer, Expression> coefficients = new TreeMap<>();
        branch.coefficients().forEach((atom, coefficient) -> {
            boolean polynomial = atom.exponent().isZero() && atom.gate() instanceof Gate.Open && coefficient.isReal();
            if (!polynomial || atom.power() > degree) {
                throw outside(whole);
            }
            coefficients.merge(atom.power(), coefficient.real(), Expression::plus);
        });
        return coefficients;
    }

    static AtomSum exponential(AtomSum branch, Expression whole) {
        Map<Integer, Expression> powers = coefficients(branch, 2, whole);
        return AtomSum.exponential(new Exponent(
                ComplexConstant.of(powers.getOrDefault(0, Expression.ZERO)),
                ComplexConstant.of(powers.getOrDefault(1, Expression.ZERO)),
                powers.getOrDefault(2, Expression.ZERO).negate()));
    }

    static AtomSum wave(Function function, AtomSum branch, Expression whole) {
        Map<Integer, Expression> powers = coefficients(branch, 1, whole);
        return AtomSum.wave(function, powers.getOrDefault(0, Expression.ZERO), powers.getOrDefault(1, Expression.ZERO));
    }

    /** Returns {@code Phi(scale (c0 + c1 z))}. */
    static AtomSum probit(AtomSum branch, Expression whole, Expression scale) {
        Map<Integer, Expression> powers = coefficients(branch, 1, whole);
        Expression slope = powers.getOrDefault(1, Expression.ZERO).times(scale);
        Expression offset = powers.getOrDefault(0, Expression.ZERO).times(scale);
        return slope.equals(Expression.ZERO)
                ? AtomSum.constant(Expression.call(Function.PHI, offset))
                : AtomSum.gate(new Gate.Probit(slope, offset));
    }

    static NoClosedFormException outside(Expression part) {
        return new NoClosedFormException(
                "every part must be a polynomial, exponential, sine, kink or error function but %s is none"
                        .formatted(part));
    }
}

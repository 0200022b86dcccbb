package org.ntkverify.symbolic.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Where a function is positive, as a sum of steps; its smooth branches must have zeros that can be written down. */
final class SignRegions {

    private SignRegions() {}

    /** Returns {@code 1{f > 0}} up to single points. */
    static AtomSum positive(AtomSum f, Expression whole) {
        return indicator(f, whole, 1);
    }

    /** Returns the sign of {@code f} up to single points; 0 where {@code f} is identically 0. */
    static AtomSum sign(AtomSum f, Expression whole) {
        return indicator(f, whole, 1).minus(indicator(f, whole, -1));
    }

    private static AtomSum indicator(AtomSum f, Expression whole, int wanted) {
        List<Expression> cuts = new ArrayList<>(f.kinks());
        List<Optional<Expression>> starts = new ArrayList<>(List.of(Optional.empty()));
        f.kinks().forEach(kink -> starts.add(Optional.of(kink)));
        for (Optional<Expression> start : starts) {
            zeros(f.branch(start), whole).forEach(zero -> addCut(cuts, zero));
        }
        cuts.sort(ConstantOrder::compare);
        AtomSum total = AtomSum.ZERO;
        boolean before = false;
        for (int i = 0; i <= cuts.size(); i++) {
            boolean here = signBetween(f, cuts, i) == wanted;
            if (here != before) {
                AtomSum step = i == 0 ? AtomSum.constant(Expression.ONE) : AtomSum.gate(new Gate.Kink(cuts.get(i - 1)));
                total = here ? total.plus(step) : total.minus(step);
                before = here;
            }
        }
        return total;
    }

    private static void addCut(List<Expression> cuts, Expression zero) {
        if (cuts.stream().noneMatch(cut -> ConstantOrder.compare(cut, zero) == 0)) {
            cuts.add(zero);
        }
    }

    /** The sign at a point inside the {@code i}-th interval. */
    private static int signBetween(AtomSum f, List<Expression> cuts, int i) {
        Optional<Expression> left = i == 0 ? Optional.empty() : Optional.of(cuts.get(i - 1));
        AtomSum branch = f.branch(left);
        if (branch.isZero()) {
            return 0;
        }
        return ConstantOrder.sign(branch.at(PiecewiseIdentity.inside(cuts, i)));
    }

    private static List<Expression> zeros(AtomSum branch, Expression whole) {
        boolean exponential = branch.coefficients().keySet().stream()
                .anyMatch(atom -> !atom.exponent().isZero());
        return exponential ? exponentialZero(branch, whole) : polynomialZeros(branch, whole);
    }

    private static List<Expression> polynomialZeros(AtomSum branch, Expression whole) {
        Map<Integer, Expression> powers = Polynomials.coefficients(branch, 2, whole);
        Expression c0 = powers.getOrDefault(0, Expression.ZERO);
        Expression c1 = powers.getOrDefault(1, Expression.ZERO);
        Expression c2 = powers.getOrDefault(2, Expression.ZERO);
        if (!c2.equals(Expression.ZERO)) {
            Expression discriminant = c1.power(2).minus(c0.times(c2).times(4));
            int sign = ConstantOrder.sign(discriminant);
            if (sign < 0) {
                return List.of();
            }
            Expression middle = c1.negate().over(c2.times(2));
            Expression radius = discriminant.sqrt().over(c2.times(2));
            return sign == 0 ? List.of(middle) : List.of(middle.minus(radius), middle.plus(radius));
        }
        return c1.equals(Expression.ZERO) ? List.of() : List.of(c0.negate().over(c1));
    }

    /** The zero of {@code k exp(c + s z) + d}: {@code z = (log(-d/k) - c)/s} if {@code -d/k > 0}. */
    private static List<Expression> exponentialZero(AtomSum branch, Expression whole) {
        Expression d = Expression.ZERO;
        List<Map.Entry<Atom, ComplexConstant>> exponentials = new ArrayList<>();
        for (Map.Entry<Atom, ComplexConstant> entry : branch.coefficients().entrySet()) {
            Atom atom = entry.getKey();
            boolean simple = atom.power() == 0
                    && atom.gate() instanceof Gate.Open
                    && atom.exponent().isReal()
                    && atom.exponent().curvature().equals(Expression.ZERO);
            if (!simple) {
                throw Polynomials.outside(whole);
            }
            if (atom.exponent().isZero()) {
                d = d.plus(entry.getValue().real());
            } else {
                exponentials.add(entry);
            }
        }
        if (exponentials.size() != 1) {
            throw Polynomials.outside(whole);
        }
        Exponent exponent = exponentials.get(0).getKey().exponent();
        Expression ratio = d.negate().over(exponentials.get(0).getValue().real());
        if (ConstantOrder.sign(ratio) <= 0) {
            return List.of();
        }
        return List.of(Expression.call(Function.LOG, ratio)
                .minus(exponent.constant().real())
                .over(exponent.linear().real()));
    }
}

package org.ntkverify.symbolic.gaussian;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** A real function of {@code z} as a sum of complex multiples of atoms; complex atoms come with their conjugates. */
final class AtomSum {

    static final AtomSum ZERO = new AtomSum(Map.of());

    private static final int MOST_ATOMS = 2_000;
    private static final ComplexConstant MINUS_HALF_I = new ComplexConstant(Expression.ZERO, Expression.ratio(-1, 2));
    private static final ComplexConstant HALF = ComplexConstant.of(Expression.ratio(1, 2));

    private final Map<Atom, ComplexConstant> coefficients;

    private AtomSum(Map<Atom, ComplexConstant> coefficients) {
        Map<Atom, ComplexConstant> kept = new LinkedHashMap<>(coefficients);
        kept.values().removeIf(ComplexConstant::isZero);
        if (kept.size() > MOST_ATOMS) {
            throw new NoClosedFormException(
                    "terms of a function must be at most %s but are %s".formatted(MOST_ATOMS, kept.size()));
        }
        this.coefficients = kept;
    }

    static AtomSum constant(Expression value) {
        return of(Atom.ONE, ComplexConstant.of(value));
    }

    static AtomSum of(Atom atom, ComplexConstant coefficient) {
        return new AtomSum(Map.of(atom, coefficient));
    }

    static AtomSum variable() {
        return of(Atom.ONE.withPower(1), ComplexConstant.ONE);
    }

    static AtomSum gate(Gate gate) {
        return of(Atom.ONE.withGate(gate), ComplexConstant.ONE);
    }

    static AtomSum exponential(Exponent exponent) {
        return of(new Atom(0, exponent, Gate.Open.GATE), ComplexConstant.ONE);
    }

    /** {@code sin} or {@code cos} of a real polynomial of degree 1, by Euler's formula. */
    static AtomSum wave(Function function, Expression constant, Expression linear) {
        ComplexConstant phase = new ComplexConstant(Expression.ZERO, constant);
        ComplexConstant frequency = new ComplexConstant(Expression.ZERO, linear);
        AtomSum forward = exponential(new Exponent(phase, frequency, Expression.ZERO));
        AtomSum backward = exponential(new Exponent(phase.negate(), frequency.negate(), Expression.ZERO));
        return function == Function.COS
                ? forward.plus(backward).times(HALF)
                : forward.times(MINUS_HALF_I).plus(backward.times(MINUS_HALF_I.negate()));
    }

    Map<Atom, ComplexConstant> coefficients() {
        return coefficients;
    }

    boolean isZero() {
        return coefficients.isEmpty();
    }

    AtomSum plus(AtomSum other) {
        Map<Atom, ComplexConstant> sum = new LinkedHashMap<>(coefficients);
        other.coefficients.forEach((atom, coefficient) -> sum.merge(atom, coefficient, ComplexConstant::plus));
        return new AtomSum(sum);
    }

    AtomSum minus(AtomSum other) {
        return plus(other.times(ComplexConstant.of(Expression.integer(-1))));
    }

    AtomSum times(ComplexConstant factor) {
        Map<Atom, ComplexConstant> product = new LinkedHashMap<>();
        coefficients.forEach((atom, coefficient) -> product.put(atom, coefficient.times(factor)));
        return new AtomSum(product);
    }

    AtomSum times(AtomSum other) {
        Map<Atom, ComplexConstant> product = new LinkedHashMap<>();
        coefficients.forEach((atom, coefficient) -> other.coefficients.forEach((theirs, factor) ->
                product.merge(atom.times(theirs), coefficient.times(factor), ComplexConstant::plus)));
        return new AtomSum(product);
    }

    /** Returns the kinks, in order, each once. */
    List<Expression> kinks() {
        List<Expression> thresholds = new ArrayList<>();
        for (Atom atom : coefficients.keySet()) {
            if (atom.gate() instanceof Gate.Kink kink
                    && thresholds.stream().noneMatch(known -> ConstantOrder.compare(known, kink.threshold()) == 0)) {
                thresholds.add(kink.threshold());
            }
        }
        thresholds.sort(ConstantOrder::compare);
        return List.copyOf(thresholds);
    }

    /** Returns the function that this one is just above {@code left}; with no {@code left}, far to the left. */
    AtomSum branch(Optional<Expression> left) {
        AtomSum total = ZERO;
        for (Map.Entry<Atom, ComplexConstant> entry : coefficients.entrySet()) {
            Atom atom = entry.getKey();
            if (atom.gate() instanceof Gate.Kink kink) {
                boolean on = left.isPresent() && ConstantOrder.compare(left.get(), kink.threshold()) >= 0;
                total = on ? total.plus(of(atom.withGate(Gate.Open.GATE), entry.getValue())) : total;
            } else {
                total = total.plus(of(atom, entry.getValue()));
            }
        }
        return total;
    }

    /** Returns the almost-everywhere derivative. */
    AtomSum derivative() {
        AtomSum total = ZERO;
        for (Map.Entry<Atom, ComplexConstant> entry : coefficients.entrySet()) {
            total = total.plus(derivative(entry.getKey()).times(entry.getValue()));
        }
        return total;
    }

    private static AtomSum derivative(Atom atom) {
        if (atom.gate() instanceof Gate.Impulse) {
            throw new NoClosedFormException("a point mass must not be differentiated");
        }
        Exponent exponent = atom.exponent();
        AtomSum total = ZERO;
        if (atom.power() > 0) {
            total = of(atom.withPower(atom.power() - 1), ComplexConstant.of(Expression.integer(atom.power())));
        }
        total = total.plus(of(atom, exponent.linear()));
        total = total.plus(of(
                atom.withPower(atom.power() + 1),
                ComplexConstant.of(exponent.curvature().times(-2))));
        if (atom.gate() instanceof Gate.Probit probit) {
            total = total.plus(density(atom, probit));
        }
        return total;
    }

    /** {@code d Phi(l z + n)/dz = l exp(-(l z + n)^2/2)/sqrt(2 pi)}. */
    private static AtomSum density(Atom atom, Gate.Probit probit) {
        Expression slope = probit.slope();
        Expression offset = probit.offset();
        Exponent bell = new Exponent(
                ComplexConstant.of(offset.power(2).over(-2)),
                ComplexConstant.of(slope.times(offset).negate()),
                slope.power(2).over(2));
        return of(
                new Atom(atom.power(), atom.exponent().plus(bell), Gate.Open.GATE),
                ComplexConstant.of(slope.over(Expression.PI.times(2).sqrt())));
    }

    /** Returns the jumps, {@code f(t+) - f(t-)} at every kink where it is not 0. */
    Map<Expression, Expression> jumps() {
        Map<Expression, Expression> jumps = new LinkedHashMap<>();
        for (Expression kink : kinks()) {
            Expression jump = Expression.sum(coefficients.entrySet().stream()
                    .filter(entry -> entry.getKey().gate() instanceof Gate.Kink gate
                            && ConstantOrder.compare(gate.threshold(), kink) == 0)
                    .map(entry -> real(entry.getKey().withGate(Gate.Open.GATE), entry.getValue(), kink))
                    .toList());
            if (!ConstantOrder.isZero(jump)) {
                jumps.put(kink, jump);
            }
        }
        return jumps;
    }

    /** Returns the derivative in the sense of distributions: jumps become point masses. */
    AtomSum distributionalDerivative() {
        AtomSum total = derivative();
        for (Map.Entry<Expression, Expression> jump : jumps().entrySet()) {
            total = total.plus(
                    of(Atom.ONE.withGate(new Gate.Impulse(jump.getKey())), ComplexConstant.of(jump.getValue())));
        }
        return total;
    }

    /**
     * Returns the same function with kinks turned so that no large terms cancel: a step times a growing exponential becomes
     * one to the left, {@code 1{z > t} = 1 - 1{z < t}}, and so does the step of a polynomial at a negative kink.
     */
    AtomSum oriented() {
        AtomSum total = ZERO;
        for (Map.Entry<Atom, ComplexConstant> entry : coefficients.entrySet()) {
            Atom atom = entry.getKey();
            if (atom.gate() instanceof Gate.Kink kink && turns(atom.exponent(), kink)) {
                total = total.plus(of(atom.withGate(Gate.Open.GATE), entry.getValue()));
                total = total.plus(of(
                        atom.withGate(new Gate.Below(kink.threshold())),
                        entry.getValue().negate()));
            } else {
                total = total.plus(of(atom, entry.getValue()));
            }
        }
        return total;
    }

    private static boolean turns(Exponent exponent, Gate.Kink kink) {
        int growth = ConstantOrder.sign(exponent.linear().real());
        return growth > 0 || (growth == 0 && ConstantOrder.sign(kink.threshold()) < 0);
    }

    /** Returns {@code z -> f(scale z)}; at scale 0 the value at 0, steps counted as {@code 1{0 > t}}. */
    AtomSum scaled(Expression scale) {
        int sign = ConstantOrder.sign(scale);
        AtomSum total = ZERO;
        for (Map.Entry<Atom, ComplexConstant> entry : coefficients.entrySet()) {
            total = total.plus(scaled(entry.getKey(), scale, sign).times(entry.getValue()));
        }
        return total;
    }

    private static AtomSum scaled(Atom atom, Expression scale, int sign) {
        Exponent exponent = atom.exponent();
        Exponent changed = new Exponent(
                exponent.constant(),
                exponent.linear().times(scale),
                exponent.curvature().times(scale.power(2)));
        AtomSum smooth = of(
                new Atom(sign == 0 ? 0 : atom.power(), changed, Gate.Open.GATE),
                ComplexConstant.of(sign == 0 && atom.power() > 0 ? Expression.ZERO : scale.power(atom.power())));
        return smooth.times(scaled(atom.gate(), scale, sign));
    }

    private static AtomSum scaled(Gate gate, Expression scale, int sign) {
        if (gate instanceof Gate.Open) {
            return constant(Expression.ONE);
        }
        if (gate instanceof Gate.Probit probit) {
            return sign == 0
                    ? constant(Expression.call(Function.PHI, probit.offset()))
                    : gate(new Gate.Probit(probit.slope().times(scale), probit.offset()));
        }
        if (gate instanceof Gate.Kink kink) {
            if (sign == 0) {
                return constant(ConstantOrder.sign(kink.threshold()) < 0 ? Expression.ONE : Expression.ZERO);
            }
            AtomSum step = gate(new Gate.Kink(kink.threshold().over(scale)));
            return sign > 0 ? step : constant(Expression.ONE).minus(step);
        }
        throw new NoClosedFormException("a point mass must not be rescaled");
    }

    /** Writes the function as an expression in {@code z}. */
    Expression at(Expression z) {
        return Expression.sum(coefficients.entrySet().stream()
                .map(entry -> real(entry.getKey(), entry.getValue(), z))
                .filter(Objects::nonNull)
                .toList());
    }

    /** The real part of a term; a term and its conjugate together give twice the real part of either. */
    private static Expression real(Atom atom, ComplexConstant coefficient, Expression z) {
        Exponent exponent = atom.exponent();
        Expression angle = exponent.imaginary(z);
        Expression wave = coefficient
                .real()
                .times(Expression.call(Function.COS, angle))
                .minus(coefficient.imaginary().times(Expression.call(Function.SIN, angle)));
        int orientation = exponent.isReal() ? 0 : exponent.orientation();
        Expression shown = orientation < 0 ? Expression.ZERO : wave.times(orientation > 0 ? 2 : 1);
        return LaurentSum.of(shown)
                .toExpression()
                .times(z.power(atom.power()))
                .times(Expression.call(Function.EXP, exponent.real(z)))
                .times(atom.gate().at(z));
    }

    /** Returns the terms whose exponents are real or of positive orientation; the others are their conjugates. */
    List<Map.Entry<Atom, ComplexConstant>> leading() {
        return coefficients.entrySet().stream()
                .filter(entry -> entry.getKey().exponent().isReal()
                        || entry.getKey().exponent().orientation() >= 0)
                .toList();
    }
}

package org.ntkverify.symbolic.gaussian;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A function of one variable whose Gaussian expectations have a closed form: polynomials, exponentials, Gaussians, sines,
 * steps at fixed kinks and normal distribution functions, with at most one kink or distribution function in a product, and
 * none in a product with a sine.
 */
public final class TractableFunction {

    private final AtomSum atoms;

    private TractableFunction(AtomSum atoms) {
        this.atoms = atoms;
    }

    /**
     * Splits {@code expression}, a function of {@code variable}.
     *
     * @throws NoClosedFormException if a part of it is outside, naming the part
     */
    public static TractableFunction of(Expression expression, Expression.Variable variable) {
        try {
            return new TractableFunction(AtomReader.read(expression, variable));
        } catch (ArithmeticException e) {
            throw new NoClosedFormException(
                    "function must be defined everywhere but %s is not: %s".formatted(expression, e.getMessage()));
        }
    }

    /** Returns the function as a sum of atoms in {@code z}; kinks are steps {@code Step(z - t)}. */
    public Expression at(Expression z) {
        return atoms.at(z);
    }

    /** Returns the kinks in order: the points where the smooth branches meet. */
    public List<Expression> kinks() {
        return atoms.kinks();
    }

    /** Returns {@code f(t+) - f(t-)} at each kink {@code t} where it is not 0; empty for a continuous function. */
    public Map<Expression, Expression> jumps() {
        return atoms.jumps();
    }

    /** Returns the almost-everywhere derivative, which is what backpropagation computes. */
    public TractableFunction derivative() {
        return new TractableFunction(atoms.derivative());
    }

    /** Returns the derivative in the sense of distributions, whose jumps are point masses, as Price's theorem needs it. */
    public TractableFunction distributionalDerivative() {
        return new TractableFunction(atoms.distributionalDerivative());
    }

    /** Returns the product with {@code z^power}. */
    public TractableFunction timesPower(int power) {
        return new TractableFunction(atoms.times(AtomSum.of(Atom.ONE.withPower(power), ComplexConstant.ONE)));
    }

    /** Returns {@code E[f(u)]} as a function of {@code a = Var u}. */
    public Expression expectation() {
        return GaussianExpectation.of(atoms).toExpression();
    }

    /** Returns {@code E[f(u) g(v)]} as a function of {@code a = Var u, b = Var v, c = Cov(u, v)}, {@code |c| < sqrt(a b)}. */
    public Expression expectation(TractableFunction g) {
        return CommonDenominator.shortest(GaussianExpectation.of(atoms, g.atoms));
    }

    /** Returns {@code E[f(u) g(u)]} as a function of {@code a = Var u}. */
    public Expression diagonal(TractableFunction g) {
        return DegeneratePair.expectation(atoms, Expression.ONE, g.atoms, Expression.ONE);
    }

    /** Returns {@code E[f(u) g(-u)]} as a function of {@code a = Var u}. */
    public Expression antidiagonal(TractableFunction g) {
        return DegeneratePair.expectation(atoms, Expression.ONE, g.atoms, Expression.integer(-1));
    }

    /** Returns {@code E[f(s u) g(t u)]} for constants {@code s, t}, as a function of {@code a = Var u}; {@code f(0 u)} is f(0). */
    public Expression onLine(Expression s, TractableFunction g, Expression t) {
        return DegeneratePair.expectation(atoms, s, g.atoms, t);
    }

    /**
     * Returns what must be positive for {@code E[f(u) g(v)]} to be finite: {@code det(I + 2 B S)} and its leading minors for
     * every pair of Gaussian factors that grow; empty if there is no condition.
     */
    public Set<Expression> finiteWhilePositive(TractableFunction g) {
        Set<Expression> conditions = new LinkedHashSet<>();
        for (Atom left : atoms.coefficients().keySet()) {
            for (Atom right : g.atoms.coefficients().keySet()) {
                Expression beta = left.exponent().curvature();
                Expression betaSecond = right.exponent().curvature();
                if (ConstantOrder.sign(beta) < 0) {
                    conditions.add(Expression.ONE.plus(beta.times(2).times(CovarianceForm.A)));
                }
                if (ConstantOrder.sign(betaSecond) < 0) {
                    conditions.add(Expression.ONE.plus(betaSecond.times(2).times(CovarianceForm.B)));
                }
                if (ConstantOrder.sign(beta) < 0 || ConstantOrder.sign(betaSecond) < 0) {
                    conditions.add(determinant(beta, betaSecond));
                }
            }
        }
        return conditions;
    }

    private static Expression determinant(Expression beta, Expression betaSecond) {
        Expression area = LaurentSum.of(beta.times(betaSecond).times(4))
                .times(LaurentSum.generator(CovarianceForm.DELTA))
                .toExpression();
        return Expression.sum(List.of(
                Expression.ONE,
                beta.times(2).times(CovarianceForm.A),
                betaSecond.times(2).times(CovarianceForm.B),
                area));
    }

    /** Returns whether any part is a sine or cosine. */
    public boolean oscillates() {
        return atoms.coefficients().keySet().stream()
                .anyMatch(atom -> !atom.exponent().isReal());
    }

    /** Returns whether any part is a normal distribution function. */
    public boolean hasDistributionFunction() {
        return atoms.coefficients().keySet().stream().anyMatch(atom -> atom.gate() instanceof Gate.Probit);
    }

    /** Returns the degree of homogeneity, {@code f(t z) = t^k f(z)} for {@code t > 0}, or -1 if there is none. */
    public int homogeneity() {
        Set<Integer> degrees = new LinkedHashSet<>();
        for (Atom atom : atoms.coefficients().keySet()) {
            boolean kinkAtZero = atom.gate() instanceof Gate.Kink kink && ConstantOrder.isZero(kink.threshold());
            boolean homogeneous = atom.exponent().isZero() && (atom.gate() instanceof Gate.Open || kinkAtZero);
            degrees.add(homogeneous ? atom.power() : -1);
        }
        return degrees.size() == 1 ? degrees.iterator().next() : -1;
    }

    /** Returns whether an exponential with a real exponent occurs outside a Gaussian or sine. */
    public boolean hasExponential() {
        return atoms.coefficients().keySet().stream()
                .anyMatch(atom -> !atom.exponent().linear().real().equals(Expression.ZERO));
    }

    @Override
    public String toString() {
        return at(Expression.variable("z")).toString();
    }
}

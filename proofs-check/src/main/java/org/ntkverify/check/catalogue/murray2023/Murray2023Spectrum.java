package org.ntkverify.check.catalogue.murray2023;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.series.FunkHecke;
import org.ntkverify.symbolic.series.PowerSeries;
import org.ntkverify.symbolic.series.PuiseuxExpansion;
import org.ntkverify.symbolic.series.PuiseuxExpansion.End;
import org.ntkverify.symbolic.series.SphereKernel;

/** Consequences of the power series: effective rank, eigenvalues on the sphere, decay of the coefficients. */
final class Murray2023Spectrum {

    private static final List<Integer> DIMENSIONS = List.of(2, 3, 5, 10);
    private static final int DEGREES = 8;
    private static final Expression.Variable D = Expression.variable("d");
    private static final Expression.Variable P = Expression.variable("p");

    private Murray2023Spectrum() {}

    static List<Claim> claims() {
        return List.of(effectiveRank(), sphereEigenvalues(), decay());
    }

    private static SphereKernel ntk() {
        return SphereKernel.ntk(
                Architecture.ntk(Activation.RELU, 1, Expression.integer(2).sqrt(), Expression.ZERO));
    }

    private static Claim effectiveRank() {
        return Identities.holds(
                Murray2023.KEY + "/effective-rank",
                Murray2023.reading("our reading of the bound on the effective rank tr(K)/lambda_1"),
                "Effective rank is bounded",
                "tr(K)/lambda_1 <= sum_p kappa_p/kappa_0, since K - kappa_0 1 1^T is positive semi-definite. Two-layer ReLU: the bound "
                        + "is 2 pi; on the cross-polytope +-e_1 .. +-e_d, tr(K)/lambda_1 = 2 pi d/(d + pi - 1), which is below 2 pi by "
                        + "2 pi (pi - 1)/(d + pi - 1) > 0 and tends to it.",
                Murray2023.onSphere(),
                List.of(new Identity(
                        "trace, eigenvalue of the constant vector and gap to 2 pi",
                        rank(Expression.ONE.over(Expression.PI), Expression.ONE))),
                List.of(
                        Identities.falsifier(
                                "kappa-one",
                                "the bound is sum_p kappa_p/kappa_1 = 2, with the same gap",
                                rank(Expression.ONE, Expression.ONE),
                                Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "diagonal-missing",
                                "the constant vector has eigenvalue (2d - 2)/pi",
                                rank(Expression.ONE.over(Expression.PI), Expression.ZERO),
                                Identities.atLeast(0.1))));
    }

    /** Equations in the dimension d; {@code lowest} is the coefficient whose share bounds the rank. */
    private static List<Equation> rank(Expression lowest, Expression diagonal) {
        Expression one = ntk().at(Expression.ONE);
        Expression minusOne = ntk().at(Expression.integer(-1));
        Expression zero = ntk().at(Expression.ZERO);
        Expression top =
                one.times(diagonal).plus(minusOne).plus(zero.times(D.times(2).minus(Expression.integer(2))));
        Expression below = D.plus(Expression.PI).minus(Expression.ONE);
        Expression ratio = one.times(2).times(D).over(top);
        Expression gap = Expression.PI
                .times(2)
                .times(Expression.PI.minus(Expression.ONE))
                .over(below);
        List<Map<String, Expression>> dimensions = List.of(
                Map.of("d", Expression.integer(2)),
                Map.of("d", Expression.integer(16)),
                Map.of("d", Expression.integer(1000)));
        return List.of(
                Equation.of(
                        "tr(K)/lambda_1", ratio, Expression.PI.times(2).times(D).over(below), dimensions),
                Equation.of("bound - tr(K)/lambda_1", one.over(lowest).minus(ratio), gap, dimensions));
    }

    private static Claim sphereEigenvalues() {
        return Identities.holds(
                Murray2023.KEY + "/sphere-eigenvalues",
                Murray2023.reading("our reading of the eigenvalues of t^p on the sphere"),
                "Eigenvalues of t^p on the sphere",
                "The eigenvalue of <x,x'>^p on harmonics of degree k, uniform on S^(d-1), is Gamma(d/2) p! Gamma((p-k+1)/2)/(2^k "
                        + "sqrt(pi) (p-k)! Gamma((p+k+d)/2)) for even p - k >= 0, else 0; d = 2, 3, 5, 10, p and k up to 8.",
                List.of(Assumption.byConstruction("uniform distribution on the unit sphere of R^d")),
                List.of(new Identity(
                        "the formula equals E[t^p P_k(t)] with Gegenbauer polynomials from their recurrence, and the "
                                + "eigenvalues with multiplicity sum to 1",
                        eigenvalues(FunkHecke::ofPower))),
                List.of(
                        Identities.falsifier(
                                "dimension-of-the-sphere",
                                "the same with d + 1 for d, as if d were the dimension of the sphere",
                                eigenvalues((p, k, d) -> FunkHecke.ofPower(p, k, d + 1)),
                                Identities.atLeast(0.05)),
                        Identities.falsifier(
                                "power-of-two",
                                "the same without 2^k",
                                eigenvalues(
                                        (p, k, d) -> FunkHecke.ofPower(p, k, d).multiply(1 << k)),
                                Identities.atLeast(0.5))));
    }

    /** A claimed eigenvalue of {@code t^p}. */
    private interface Eigenvalue {
        BigFraction of(int p, int k, int dimension);
    }

    private static List<Equation> eigenvalues(Eigenvalue claimed) {
        List<Equation> equations = new ArrayList<>();
        for (int dimension : DIMENSIONS) {
            for (int p = 0; p <= DEGREES; p++) {
                BigFraction trace = BigFraction.ZERO;
                for (int k = 0; k <= DEGREES; k++) {
                    BigFraction value = claimed.of(p, k, dimension);
                    trace = trace.add(value.multiply(FunkHecke.multiplicity(k, dimension)));
                    equations.add(Equation.of(
                            "d=%s, t^%s, degree %s".formatted(dimension, p, k),
                            Expression.constant(projection(p, k, dimension)),
                            Expression.constant(value),
                            Identities.CONSTANT));
                }
                equations.add(Equation.of(
                        "d=%s, trace of t^%s".formatted(dimension, p),
                        Expression.ONE,
                        Expression.constant(trace),
                        Identities.CONSTANT));
            }
        }
        return equations;
    }

    private static BigFraction projection(int p, int k, int dimension) {
        List<BigFraction> polynomial = FunkHecke.gegenbauer(k, dimension);
        BigFraction sum = BigFraction.ZERO;
        for (int j = 0; j <= k; j++) {
            sum = sum.add(polynomial.get(j).multiply(FunkHecke.moment(p + j, dimension)));
        }
        return sum;
    }

    private static Claim decay() {
        return Identities.holds(
                Murray2023.KEY + "/decay-exponent",
                Murray2023.reading("our reading of the decay of the coefficients for ReLU; the derivation is ours"),
                "ReLU coefficients fall like p^(-3/2)",
                "Two-layer ReLU: near rho = +-1 the NTK has the term -(sqrt(2)/pi) (1 -+ rho)^(1/2), so even kappa_p fall like "
                        + "p^(-3/2) and odd ones cancel. Exactly, kappa_(p+2)/kappa_p = 1 - 3/p + (2p^2+16p+6)/(p (p+1)^2 (p+2)), "
                        + "p = 2, 4, .., 14.",
                Murray2023.onSphere(),
                List.of(new Identity("singular terms and ratios of coefficients", falling(3, Expression.ONE))),
                List.of(
                        Identities.falsifier(
                                "exponent-of-the-covariance",
                                "the same with 1 - 5/p, exponent -5/2",
                                falling(5, Expression.ONE),
                                Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "singular-term-of-one-end",
                                "the singular term has half the size",
                                falling(3, Expression.ratio(1, 2)),
                                Identities.near(0.5))));
    }

    private static List<Equation> falling(long twiceExponent, Expression factor) {
        List<Equation> equations = new ArrayList<>();
        Expression amplitude =
                Expression.integer(2).sqrt().over(Expression.PI).negate().times(factor);
        for (End end : End.values()) {
            equations.add(new Equation(
                    "coefficient of (1 - |rho|)^(1/2) at %s".formatted(end.rho()),
                    new Formula.Computed(
                            "Puiseux expansion",
                            () -> PuiseuxExpansion.of(ntk(), end, 1).coefficient(1)),
                    new Formula.Written(amplitude),
                    Identities.CONSTANT));
        }
        Deferred<PowerSeries<Expression>> series = new Deferred<>(() -> ntk().atZero(16));
        for (int p = 2; p <= 14; p += 2) {
            int power = p;
            equations.add(new Equation(
                    "kappa_%s/kappa_%s".formatted(p + 2, p),
                    new Formula.Computed(
                            "ratio of Taylor coefficients",
                            () -> series.get()
                                    .coefficient(power + 2)
                                    .over(series.get().coefficient(power))),
                    new Formula.Written(ratio(twiceExponent).substitute(Map.of("p", Expression.integer(p)))),
                    Identities.CONSTANT));
        }
        return equations;
    }

    private static Expression ratio(long twiceExponent) {
        Expression next = P.plus(Expression.ONE);
        Expression rest = P.power(2)
                .times(2)
                .plus(P.times(16))
                .plus(Expression.integer(6))
                .over(P.times(next.power(2)).times(P.plus(Expression.integer(2))));
        return Expression.ONE.minus(Expression.integer(twiceExponent).over(P)).plus(rest);
    }
}

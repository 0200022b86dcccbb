package org.ntkverify.check.catalogue.cho2009;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ArcCosineKernel;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.series.AngleMap;
import org.ntkverify.symbolic.series.Decay;
import org.ntkverify.symbolic.series.FunkHecke;
import org.ntkverify.symbolic.series.HermiteCoefficients;
import org.ntkverify.symbolic.series.PuiseuxExpansion;
import org.ntkverify.symbolic.series.PuiseuxExpansion.End;
import org.ntkverify.symbolic.series.SphereKernel;

/** Expansions of the arc-cosine kernels: Hermite, Gegenbauer, singular terms, angles in depth. */
final class Cho2009Expansions {

    private static final Expression TWO_PI = Expression.PI.times(2);

    /** Powers summed in the comparison of series and eigenvalue; both bounds of the rest are printed with the claim. */
    private static final int POWERS = 60;

    private Cho2009Expansions() {}

    static List<Claim> claims() {
        return List.of(hermite(), gegenbauer(), decay(), angles());
    }

    /** {@code J_n} as a function of {@code rho = cos theta}. */
    private static SphereKernel kernel(int n) {
        Expression angle = Expression.call(Function.ANGLE, Expression.ONE, Expression.ONE, SphereKernel.RHO);
        return SphereKernel.of(
                "J_" + n, Cho2009Family.kernel(n).substitute(Map.of(ArcCosineKernel.THETA.name(), angle)));
    }

    private static Claim hermite() {
        return Identities.holds(
                Cho2009Family.KEY + "/hermite-series",
                Cho2009Family.derived("not printed; Mehler's formula for z^n 1{z > 0}"),
                "Hermite series of arc-cosine kernels",
                "J_n = 2 pi sum_k mu_k^2 cos^k(theta) with mu_k = E[z_+^n He_k(z)]/sqrt(k!), powers 0 to 8, n = 0..8.",
                Cho2009Family.angles(),
                List.of(new Identity("Taylor coefficients of the operator form are 2 pi mu_k^2", series(0, 8))),
                List.of(
                        Identities.falsifier(
                                "next-coefficient", "they are 2 pi mu_(k+1)^2", series(1, 2), Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "degree-plus-one",
                                "J_n has the coefficients of degree n + 1",
                                nextDegree(),
                                Identities.atLeast(0.5))));
    }

    private static List<Equation> series(int shift, int last) {
        List<Equation> equations = new ArrayList<>();
        for (int n = 0; n <= last; n++) {
            equations.addAll(series(n, n, shift));
        }
        return equations;
    }

    private static List<Equation> nextDegree() {
        return series(1, 2, 0);
    }

    private static List<Equation> series(int kernel, int monomial, int shift) {
        Deferred<List<Expression>> taylor =
                new Deferred<>(() -> kernel(kernel).atZero(8).coefficients());
        HermiteCoefficients hermite =
                HermiteCoefficients.of(Activation.rectifiedMonomial(monomial).phi());
        IntFunction<Expression> claimed = k -> hermite.square(k + shift).times(TWO_PI);
        return Identities.coefficients("J_" + kernel, 8, k -> taylor.get().get(k), claimed);
    }

    private static Claim gegenbauer() {
        return Identities.holds(
                Cho2009Family.KEY + "/gegenbauer-eigenvalues",
                Cho2009Family.derived("not printed; Funk-Hecke for a Gaussian vector in polar coordinates"),
                "Eigenvalues of arc-cosine kernels",
                "On S^(d-1), J_n/(2 pi) has the eigenvalue d (d+2) .. (d+2n-2) E[t_+^n P_k(t)]^2 on harmonics of degree k, and it is "
                        + "sum_p mu_p^2 lambda_k(t^p): summed to p = 60, with a bound of the rest, for n = 0, 1, 2, d = 5, k = 0..4.",
                List.of(Assumption.byConstruction("uniform distribution on the unit sphere of R^5")),
                List.of(eigenvalues("0 <= closed eigenvalue - partial sum <= bound of the rest", 1)),
                List.of(
                        new Falsifier(
                                "one-percent",
                                eigenvalues("the same with closed eigenvalues 1 % larger", 101),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(1e-3)),
                        new Falsifier(
                                "doubled",
                                eigenvalues("the same with closed eigenvalues doubled", 200),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.1))));
    }

    /**
     * Entries {@code (closed - partial)/bound - 1/2}, printed 0.: half a unit of that is the interval [-1/2, 1/2].
     *
     * <p>The rest is at most {@code lambda_0(t^q) (sum_p mu_p^2 - partial)} with q the first even power left out: every power left
     * out has {@code 0 <= lambda_k(t^p) <= E|t|^p <= E[t^q]}.
     */
    private static Tabulation eigenvalues(String text, long percent) {
        List<Tabulation.Entry> entries = new ArrayList<>();
        Expression factor = percent == 1 ? Expression.ONE : Expression.ratio(percent, 100);
        for (int n = 0; n <= 2; n++) {
            int degree = n;
            Deferred<List<Expression>> squares = new Deferred<>(() -> IntStream.rangeClosed(0, POWERS)
                    .mapToObj(HermiteCoefficients.of(
                            Activation.rectifiedMonomial(degree).phi())::square)
                    .toList());
            for (int k = 0; k <= 4; k++) {
                int harmonic = k;
                entries.add(new Tabulation.Entry(
                        "n = %s, degree %s".formatted(n, k),
                        BigDecimal.ZERO,
                        new Deferred<>(() -> rest(degree, harmonic, squares.get(), factor)),
                        "position",
                        Map.of()));
            }
        }
        return new Tabulation(text, entries);
    }

    private static KernelProgram rest(int n, int k, List<Expression> squares, Expression factor) {
        int dimension = 5;
        Expression closed = FunkHecke.ofRectifiedMonomial(n, k, dimension).times(factor);
        Expression partial = FunkHecke.ofSeries(squares, k, dimension);
        Expression trace = Expression.constant(new BigFraction(ArcCosineKernel.oddFactorial(n), 2L));
        Expression left = trace.minus(Expression.sum(squares));
        // The rest begins with the power 61; powers of |t| fall, so E|t|^61 <= E t^60.
        Expression bound = left.times(Expression.constant(FunkHecke.moment(POWERS, dimension)));
        Expression position = closed.minus(partial).over(bound).minus(Expression.ratio(1, 2));
        return new KernelProgram(List.of(), List.of(new Assignment("position", position)), List.of());
    }

    private static Claim decay() {
        return Identities.holds(
                Cho2009Family.KEY + "/eigenvalue-decay",
                Cho2009Family.derived("not printed; singular terms at theta = 0 and pi"),
                "Eigenvalues fall like k^(-d-2n)",
                "Near rho = 1, J_n has the first half-integer power n + 1/2, so its eigenvalues on S^(d-1) fall like k^(-(d-1)-(2n+1)) for "
                        + "k + n odd and the other parity cancels; n = 0..6. The coefficient is (-1)^(n+1) sqrt(2) n!^2/((3/2)(5/2) .. (n+1/2)).",
                Cho2009Family.angles(),
                List.of(new Identity("exponents and coefficients of the singular terms", singular(0, 1))),
                List.of(
                        Identities.falsifier(
                                "next-degree", "the exponent is n + 3/2", singular(1, 1), Identities.atLeast(0.2)),
                        Identities.falsifier(
                                "sign-dropped",
                                "the coefficient is positive for every n",
                                singular(0, -1),
                                Identities.near(2))));
    }

    private static List<Equation> singular(int shift, int sign) {
        List<Equation> equations = new ArrayList<>();
        for (int n = 0; n <= 6; n++) {
            int degree = n;
            Deferred<Decay> decay = new Deferred<>(() -> decay(degree));
            equations.add(new Equation(
                    "exponent of J_" + n,
                    new Formula.Computed(
                            "Puiseux expansions",
                            () -> Expression.constant(decay.get().singularExponent())),
                    new Formula.Written(Expression.ratio(2L * (n + shift) + 1, 2)),
                    Identities.CONSTANT));
            long orientation = n % 2 == 0 && sign == 1 ? -1 : 1;
            equations.add(new Equation(
                    "amplitude of J_" + n,
                    new Formula.Computed("both ends together", () -> decay.get().amplitude()),
                    new Formula.Written(amplitude(n).times(2 * orientation)),
                    Identities.CONSTANT));
        }
        return equations;
    }

    private static Decay decay(int n) {
        int order = 2 * n + 1;
        return Decay.of(
                        PuiseuxExpansion.of(kernel(n), End.ONE, order),
                        PuiseuxExpansion.of(kernel(n), End.MINUS_ONE, order),
                        n % 2 == 1)
                .orElseThrow(() -> new ArithmeticException("J_%s has no singular term".formatted(n)));
    }

    /** {@code sqrt(2) n!^2 / ((3/2)(5/2) .. (n + 1/2))}: n integrals of {@code sqrt(2) x^(1/2)}, times n!^2. */
    private static Expression amplitude(int n) {
        BigFraction value = BigFraction.ONE;
        for (int i = 1; i <= n; i++) {
            value = value.multiply(i).multiply(i).multiply(new BigFraction(2, 2 * i + 1));
        }
        return Expression.constant(value).times(Expression.integer(2).sqrt());
    }

    private static Claim angles() {
        return Identities.holds(
                Cho2009Family.KEY + "/depth-of-angles",
                Cho2009Family.derived("not printed; expansion of J_1/pi at theta = 0"),
                "Angles in deep ReLU networks",
                "One ReLU layer maps rho = 1 - x to 1 - x + (2 sqrt(2)/(3 pi)) x^(3/2) + ...; iterated, 1 - rho_l ~ 9 pi^2/(2 l^2) and "
                        + "theta_l ~ 3 pi/l. Orthogonal inputs go to correlation 1/pi.",
                Cho2009Family.angles(),
                List.of(new Identity("expansion, constants, value at 0", depth(3, 1))),
                List.of(
                        Identities.falsifier("two-pi", "theta_l ~ 2 pi/l", depth(2, 1), Identities.atLeast(0.3)),
                        Identities.falsifier(
                                "half-coefficient",
                                "the coefficient of x^(3/2) is sqrt(2)/(3 pi)",
                                depth(3, 2),
                                Identities.near(0.5))));
    }

    private static List<Equation> depth(long multiple, long divisor) {
        Deferred<AngleMap> map = new Deferred<>(() -> AngleMap.of(ClosedForms.of(Activation.RELU)));
        Expression constant = Expression.PI.times(multiple);
        Expression term = Expression.integer(2).sqrt().times(2).over(Expression.PI.times(3L * divisor));
        return List.of(
                new Equation(
                        "coefficient of x^(3/2)",
                        new Formula.Computed(
                                "Puiseux expansion", () -> map.get().atOne().coefficient(3)),
                        new Formula.Written(term),
                        Identities.CONSTANT),
                new Equation(
                        "limit of l^2 (1 - rho_l)",
                        new Formula.Computed(
                                "(a/2)^(-2)", () -> limit(map.get()).constant()),
                        new Formula.Written(constant.power(2).over(2)),
                        Identities.CONSTANT),
                new Equation(
                        "limit of l theta_l",
                        new Formula.Computed(
                                "sqrt(2) times the root", () -> limit(map.get()).angleConstant()),
                        new Formula.Written(constant),
                        Identities.CONSTANT),
                new Equation(
                        "correlation of orthogonal inputs",
                        new Formula.Computed(
                                "value at 0", () -> map.get().correlation().at(Expression.ZERO)),
                        new Formula.Written(Expression.ONE.over(Expression.PI)),
                        Identities.CONSTANT));
    }

    private static AngleMap.DepthLimit.Algebraic limit(AngleMap map) {
        // Both decisions are about sqrt(2) times positive rationals over pi.
        if (map.depthLimit(value -> 1) instanceof AngleMap.DepthLimit.Algebraic algebraic) {
            return algebraic;
        }
        throw new ArithmeticException("angles of ReLU must fall like a power of the depth");
    }
}

package org.ntkverify.check.catalogue.wu2022;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.catalogue.wu2022.Wu2022.Net;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.series.ProductKernelSpectrum;

/** Notes P5-6a and P5-6c: exact eigenvalues on the sphere, of odd degree and at moderate degree. */
final class Wu2022Spectrum {

    static final List<Integer> DIMENSIONS = List.of(3, 4, 10);

    private static final DecimalIntervalArithmetic MANY_DIGITS = DecimalIntervalArithmetic.ofDigits(40);
    private static final List<Integer> ODD = List.of(3, 5, 7, 9);

    /** The degrees up to 8 and 12, which the released experiment uses too. */
    private static final List<Integer> MODERATE = List.of(1, 2, 3, 4, 5, 6, 7, 8, 12);

    private Wu2022Spectrum() {}

    static List<Claim> claims(List<Net> nets) {
        return List.of(
                derivative(nets),
                oddVanish(),
                oddPositive(nets),
                moderate(nets),
                Wu2022Tables.ten(),
                Wu2022Tables.three());
    }

    static List<Assumption> onSphere() {
        return List.of(
                Assumption.byConstruction("uniform distribution on the unit sphere of R^d"),
                Assumption.byConstruction("ReLU, no bias, infinite width"));
    }

    /** Returns {@code mu_k} of Theta on the sphere of R^d, exactly. */
    static Expression eigenvalue(Net net, int k, int dimension) {
        return ProductKernelSpectrum.eigenvalue(net.degree(), net.variant(), k, dimension);
    }

    static Interval number(Expression constant) {
        return constant.evaluate(MANY_DIGITS, Map.of()).toInterval();
    }

    private static Claim derivative(List<Net> nets) {
        return Identities.holds(
                Wu2022.id("p5-6a-theta-from-sigma"),
                Wu2022.derived("P5-6a", "not printed; Price's theorem kdot = dk/d rho on the unit sphere"),
                "Theta = d(rho Sigma)/d rho",
                "On the unit sphere Theta = d(rho Sigma)/d rho, plain or with skip, and k(rho) - k(-rho) = rho/2. So the Taylor coefficients of Theta are "
                        + "p + 1 times those of Sigma, from which positive eigenvalues for N >= 2 and the odd part rho for N = 1 are derived. Networks: %s."
                                .formatted(Wu2022.names(nets)),
                onSphere(),
                List.of(new Identity("derivative and odd part of k", generated(nets, 1, 2))),
                List.of(
                        Identities.falsifier(
                                "sigma-derivative-alone",
                                "Theta = rho dSigma/d rho",
                                generated(nets, 0, 2),
                                Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "odd-part-doubled",
                                "k(rho) - k(-rho) = rho",
                                generated(nets, 1, 1),
                                Identities.near(0.5))));
    }

    private static List<Equation> generated(List<Net> nets, long once, long divisor) {
        List<Map<String, Expression>> angles = Identities.ANGLES;
        Expression cosine = Expression.call(Function.COS, Wu2022.ANGLE);
        Expression sine = Expression.call(Function.SIN, Wu2022.ANGLE);
        List<Equation> equations = new ArrayList<>();
        for (Net net : nets) {
            equations.add(Identities.deferred(
                    "Theta, " + net.text(),
                    () -> unit(net.polar()),
                    () -> {
                        Expression sigma = unit(net.polarSigma());
                        Expression slope = sigma.derivative(Wu2022.ANGLE).over(sine.negate());
                        return sigma.times(once).plus(cosine.times(slope));
                    },
                    angles));
        }
        equations.add(Identities.deferred(
                "odd part of k",
                () -> {
                    Expression k = unit(Net.k());
                    return k.minus(k.substitute(Map.of(Wu2022.ANGLE.name(), Expression.PI.minus(Wu2022.ANGLE))));
                },
                () -> cosine.over(divisor),
                angles));
        return equations;
    }

    private static Expression unit(Expression polar) {
        return polar.substitute(Map.of("r", Expression.ONE, "s", Expression.ONE));
    }

    private static Claim oddVanish() {
        return Identities.holds(
                Wu2022.id("p5-6a-odd-vanish"),
                Wu2022.derived("P5-6a", "known for two-layer ReLU networks; here by exact integration"),
                "N = 1 is blind to odd degrees",
                "For N = 1 the eigenvalues of odd degree k >= 3 are 0 (k = 3, 5, 7, 9, d = 3, 4, 10) and mu_1 = 1/d; so without bias it does not learn degree 3.",
                onSphere(),
                List.of(new Identity("mu_k = 0 and mu_1 = 1/d", vanishing(Wu2022.plain(1), ODD, 1))),
                List.of(
                        Identities.falsifier(
                                "degree-two-network",
                                "the same for N = 2",
                                vanishing(Wu2022.plain(2), ODD, 1),
                                Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "even-too",
                                "even degrees vanish as well",
                                vanishing(Wu2022.plain(1), List.of(4, 6), 1),
                                Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "degree-one-too",
                                "mu_1 = 1/(2d)",
                                vanishing(Wu2022.plain(1), ODD, 2),
                                Identities.near(0.5))));
    }

    private static List<Equation> vanishing(Net net, List<Integer> degrees, long divisor) {
        List<Equation> equations = new ArrayList<>();
        for (int d : DIMENSIONS) {
            for (int k : degrees) {
                equations.add(exact("mu_%s, d = %s".formatted(k, d), () -> eigenvalue(net, k, d), Expression.ZERO));
            }
            equations.add(
                    exact("mu_1, d = %s".formatted(d), () -> eigenvalue(net, 1, d), Expression.ratio(1, divisor * d)));
        }
        return equations;
    }

    private static Equation exact(String label, Supplier<Expression> left, Expression right) {
        return new Equation(
                label,
                new Formula.Computed("exact Funk-Hecke integral", left),
                new Formula.Written(right),
                Identities.CONSTANT);
    }

    private static Claim oddPositive(List<Net> nets) {
        List<Net> products = nets.stream().filter(net -> net.degree() >= 2).toList();
        return Identities.holds(
                Wu2022.id("p5-6a-odd-positive"),
                Wu2022.derived("P5-6a", "the released code has the skip; both variants are covered"),
                "Products see odd degrees",
                "mu_k > 0 for odd k = 3, 5, 7, 9, d = 3, 4, 10, and mu_3 is at least 3.5 %% of mu_2: %s."
                        .formatted(Wu2022.names(products)),
                onSphere(),
                List.of(positive("mu_k > 0, mu_3 >= 0.035 mu_2", products, 0.035)),
                List.of(
                        Identities.violated(
                                "two-layer-network",
                                positive("the same for N = 1", List.of(Wu2022.plain(1)), 0.035),
                                0.9),
                        Identities.violated("as-large-as-even", positive("mu_3 >= mu_2", products, 1), 0.4)));
    }

    private static Inequality positive(String text, List<Net> nets, double share) {
        List<Inequality.Case> cases = new ArrayList<>();
        for (int d : DIMENSIONS) {
            for (Net net : nets) {
                for (int k : ODD) {
                    cases.add(new Inequality.Case(
                            "mu_%s > 0, d = %s, %s".formatted(k, d, net.text()),
                            () -> Interval.of(Double.MIN_NORMAL),
                            () -> number(eigenvalue(net, k, d))));
                }
                cases.add(new Inequality.Case(
                        "mu_3 against mu_2, d = %s, %s".formatted(d, net.text()),
                        () -> Interval.of(share).times(number(eigenvalue(net, 2, d))),
                        () -> number(eigenvalue(net, 3, d))));
            }
        }
        return new Inequality(text, cases);
    }

    private static Claim moderate(List<Net> nets) {
        return Identities.holds(
                        Wu2022.id("p5-6c-moderate-degrees"),
                        Wu2022.reading(
                                "P5-6c",
                                "our reading of 'slower decay': the true one, at moderate degree relative to mu_0, d = 10"),
                        "Moderate degrees gain with N",
                        "On the sphere of R^10, mu_k/mu_0 grows strictly with N, k = 1..8 and 12: %s."
                                .formatted(Wu2022.names(Wu2022.plainOnes(nets))),
                        onSphere(),
                        List.of(new Inequality(
                                "mu_k/mu_0 grows with N", growing(nets, Wu2022Spectrum::relative, false))),
                        List.of(
                                Identities.violated(
                                        "reversed",
                                        new Inequality(
                                                "mu_k/mu_0 falls with N",
                                                growing(nets, Wu2022Spectrum::relative, true)),
                                        0.9),
                                Identities.violated(
                                        "relative-to-the-trace",
                                        new Inequality(
                                                "mu_k/Theta(x,x) grows with N",
                                                growing(nets, Wu2022Spectrum::ofTrace, false)),
                                        0.04)))
                .illustrated(Wu2022Figures.spectrum());
    }

    /** A normalised eigenvalue in d = 10. */
    private interface Normalised {
        Interval of(Net net, int k);
    }

    private static Interval relative(Net net, int k) {
        return number(eigenvalue(net, k, 10).over(eigenvalue(net, 0, 10)));
    }

    private static Interval ofTrace(Net net, int k) {
        return number(eigenvalue(net, k, 10).over(ProductKernelSpectrum.trace(net.kernel())));
    }

    private static List<Inequality.Case> growing(List<Net> nets, Normalised value, boolean reversed) {
        List<Net> plain = Wu2022.plainOnes(nets);
        List<Inequality.Case> cases = new ArrayList<>();
        for (int k : MODERATE) {
            IntStream.range(1, plain.size()).forEach(i -> {
                Net low = plain.get(reversed ? i : i - 1);
                Net high = plain.get(reversed ? i - 1 : i);
                cases.add(new Inequality.Case(
                        "k = %s, %s and %s".formatted(k, low.text(), high.text()),
                        () -> value.of(low, k),
                        () -> value.of(high, k)));
            });
        }
        return cases;
    }
}

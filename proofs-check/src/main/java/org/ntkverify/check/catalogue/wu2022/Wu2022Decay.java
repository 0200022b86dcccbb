package org.ntkverify.check.catalogue.wu2022;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.catalogue.wu2022.Wu2022.Net;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.symbolic.ProductKernel;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.series.Decay;
import org.ntkverify.symbolic.series.ProductKernelSpectrum;
import org.ntkverify.symbolic.series.PuiseuxExpansion;
import org.ntkverify.symbolic.series.PuiseuxExpansion.End;
import org.ntkverify.symbolic.series.SphereKernel;

/** Notes P5-6b and P5-6c: eigenvalues of large degree fall with the same exponent for every N; only the constant differs. */
final class Wu2022Decay {

    private record Key(Net net, boolean even) {}

    private static final Map<Key, Decay> KNOWN = new ConcurrentHashMap<>();

    private Wu2022Decay() {}

    static List<Claim> claims(List<Net> nets) {
        return List.of(exponent(nets), constant(nets), largeDegrees(), normalisations(nets));
    }

    private static Decay decay(Net net, boolean even) {
        return KNOWN.computeIfAbsent(new Key(net, even), key -> {
            SphereKernel kernel = new SphereKernel(net.text(), net.kernel().onSphere(), ProductKernel.THETA);
            return Decay.of(
                            PuiseuxExpansion.of(kernel, End.ONE, 1),
                            PuiseuxExpansion.of(kernel, End.MINUS_ONE, 1),
                            even)
                    .orElseThrow(() -> new ArithmeticException("%s has no singular term".formatted(net.text())));
        });
    }

    private static Equation equation(String label, Formula.Computed left, Expression right) {
        return new Equation(label, left, new Formula.Written(right), Identities.CONSTANT);
    }

    private static Claim exponent(List<Net> nets) {
        return Identities.holds(
                Wu2022.id("p5-6b-exponent"),
                Wu2022.derived("P5-6b", "singular terms at rho = +-1; contradicts a smaller exponent for products"),
                "Eigenvalue decay: exponent -d",
                "Eigenvalues on the sphere of R^d fall like k^(-d) whatever N is, even k for N = 1, all k for N >= 2, d = 3, 4, 10: %s. 'Slower decay' is false of the exponent."
                        .formatted(Wu2022.names(nets)),
                Wu2022Spectrum.onSphere(),
                List.of(new Identity("exponents from both end points", shifted(nets, n -> 0))),
                List.of(
                        Identities.falsifier(
                                "slower-for-products",
                                "products have the exponent -d + 1",
                                shifted(nets, n -> n > 1 ? 1 : 0),
                                Identities.atLeast(0.3)),
                        Identities.falsifier(
                                "slower-with-degree",
                                "the exponent is -d + 1 - 1/N: smaller in size with every degree",
                                exponents(nets, net -> Expression.ONE.minus(Expression.ratio(1, net.degree()))),
                                Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "faster-for-products",
                                "products have the exponent -d - 1",
                                shifted(nets, n -> n > 1 ? -1 : 0),
                                Identities.atLeast(0.2))));
    }

    private static List<Equation> shifted(List<Net> nets, IntUnaryOperator shift) {
        return exponents(nets, net -> Expression.integer(shift.applyAsInt(net.degree())));
    }

    private static List<Equation> exponents(List<Net> nets, Function<Net, Expression> shift) {
        List<Equation> equations = new ArrayList<>();
        for (Net net : nets) {
            for (boolean even : parities(net)) {
                for (int d : Wu2022Spectrum.DIMENSIONS) {
                    equations.add(equation(
                            "exponent, %s, %s k, d = %s".formatted(net.text(), even ? "even" : "odd", d),
                            new Formula.Computed(
                                    "Puiseux expansions",
                                    () -> Expression.integer(decay(net, even).eigenvalueExponent(d))),
                            shift.apply(net).minus(Expression.integer(d))));
                }
            }
        }
        return equations;
    }

    /** Odd eigenvalues of one factor are 0 from k = 3 on. */
    private static List<Boolean> parities(Net net) {
        return net.degree() == 1 ? List.of(true) : List.of(true, false);
    }

    private static Claim constant(List<Net> nets) {
        return Identities.holds(
                Wu2022.id("p5-6b-constant"),
                Wu2022.derived("P5-6b", "amplitudes of the singular terms (1 - |rho|)^(1/2)"),
                "Constant N/2 for plain products",
                "The amplitude of (1 - rho)^(1/2) is -(sqrt(2)/pi) (M^(N-1) + (N-1)/2 M^(N-2)) with M = c + 1/2, and -(sqrt(2)/pi) c^(N-1) at the other end; c = 1 + "
                        + "sqrt(2/pi) with skip, else 0. Plain: 2^(N-1) mu_k^(N)/mu_k^(1) -> N/2, and N/(N+1) relative to the trace, even k, N >= 2. Networks: %s."
                                .formatted(Wu2022.names(nets)),
                Wu2022Spectrum.onSphere(),
                List.of(new Identity("amplitudes and their ratios", amplitudes(nets, 1, 2))),
                List.of(
                        Identities.falsifier(
                                "independent-of-degree",
                                "the ratio is 1 for every N",
                                ratios(nets, n -> 1),
                                Identities.atLeast(0.5)),
                        Identities.falsifier("ratio-n", "the ratio is N", amplitudes(nets, 1, 1), Identities.near(0.5)),
                        Identities.falsifier(
                                "derivative-once",
                                "one factor's derivative only",
                                amplitudes(nets, 0, 2),
                                Identities.atLeast(0.3))));
    }

    private static List<Equation> amplitudes(List<Net> nets, long others, long divisor) {
        List<Equation> equations = new ArrayList<>();
        for (Net net : nets) {
            for (boolean even : parities(net)) {
                equations.add(equation(
                        "amplitude, %s, %s k".formatted(net.text(), even ? "even" : "odd"),
                        new Formula.Computed(
                                "both ends together", () -> decay(net, even).amplitude()),
                        amplitude(net, even, others)));
            }
        }
        for (Net net : Wu2022.plainOnes(nets)) {
            if (net.degree() >= 2) {
                equations.add(ratio(net, Expression.ratio(net.degree(), divisor)));
                equations.add(equation(
                        "relative to the trace, " + net.text(),
                        new Formula.Computed("constants over traces", () -> ofTrace(net)),
                        Expression.ratio(net.degree(), net.degree() + 1L)));
            }
        }
        return equations;
    }

    private static Expression amplitude(Net net, boolean even, long others) {
        Expression root = Expression.integer(2).sqrt().over(Expression.PI).negate();
        Expression c = net.isPlain()
                ? Expression.ZERO
                : Expression.ONE.plus(Expression.integer(2).over(Expression.PI).sqrt());
        Expression m = c.plus(Expression.ratio(1, 2));
        int n = net.degree();
        Expression near = m.power(n - 1L);
        if (n > 1) {
            near = near.plus(m.power(n - 2L).times(n - 1L).times(others).over(2));
        }
        Expression far = n == 1 ? Expression.ONE : c.power(n - 1L);
        return root.times(even ? near.plus(far) : near.minus(far));
    }

    private static List<Equation> ratios(List<Net> nets, IntUnaryOperator claimed) {
        return Wu2022.plainOnes(nets).stream()
                .filter(net -> net.degree() >= 2)
                .map(net -> ratio(net, Expression.integer(claimed.applyAsInt(net.degree()))))
                .toList();
    }

    private static Equation ratio(Net net, Expression claimed) {
        return equation(
                "ratio to N = 1, " + net.text(),
                new Formula.Computed(
                        "2^(N-1) times the ratio of constants",
                        () -> quotient(net).times(1L << (net.degree() - 1))),
                claimed);
    }

    private static Expression quotient(Net net) {
        return decay(net, true)
                .eigenvalueConstant(3)
                .over(decay(Wu2022.plain(1), true).eigenvalueConstant(3));
    }

    private static Expression trace(Net net) {
        return ProductKernelSpectrum.trace(net.kernel());
    }

    private static Expression ofTrace(Net net) {
        return quotient(net).times(trace(Wu2022.plain(1))).over(trace(net));
    }

    private static Claim largeDegrees() {
        return Identities.holds(
                Wu2022.id("p5-6b-large-degrees"),
                Wu2022.derived("P5-6b", "exact eigenvalues at k = 32 and 48"),
                "Ratios and slopes at k = 48",
                "At k = 48, d = 3, 2^(N-1) mu_k^(N)/mu_k^(1) is 1.003, 1.510, 2.532 for N = 2, 3, 5, near N/2; the slope of log mu_k from k = 32 to 48 is -2.97 to -3.01 "
                        + "for d = 3 and -3.91 to -3.97 for d = 4, N = 1, 2, 3, 5.",
                Wu2022Spectrum.onSphere(),
                List.of(Wu2022Tables.largeDegrees("ratios and slopes", 0)),
                List.of(
                        Wu2022Tables.wrong("next-degree", Wu2022Tables.largeDegrees("the same for N + 1", 1), 0.2),
                        Wu2022Tables.wrong(
                                "degree-plus-two", Wu2022Tables.largeDegrees("the same for N + 2", 2), 0.4)));
    }

    private static Claim normalisations(List<Net> nets) {
        return Identities.holds(
                Wu2022.id("p5-6c-large-degrees"),
                Wu2022.reading(
                        "P5-6c", "our reading of 'slower decay': at large degree it depends on the normalisation"),
                "Large degrees: two normalisations",
                "As k grows through even numbers, mu_k of a plain product over that of N = 1 tends to N/(N+1) < 1 if both are divided by the trace, and to more than 1 "
                        + "if both are divided by mu_0; d = 3, 4, 10: %s.".formatted(Wu2022.names(products(nets))),
                Wu2022Spectrum.onSphere(),
                List.of(limits("below 1 by the trace, above 1 by mu_0", nets, false)),
                List.of(
                        Identities.violated(
                                "exchanged", limits("above 1 by the trace, below 1 by mu_0", nets, true), 0.5),
                        Identities.violated(
                                "above-one-by-the-trace",
                                new Inequality("above 1 by the trace", traces(nets, true)),
                                0.3)));
    }

    private static Inequality limits(String text, List<Net> nets, boolean exchanged) {
        List<Inequality.Case> cases = new ArrayList<>(traces(nets, exchanged));
        for (Net net : products(nets)) {
            for (int d : Wu2022Spectrum.DIMENSIONS) {
                cases.add(side(
                        "by mu_0, d = %s, %s".formatted(d, net.text()),
                        () -> quotient(net)
                                .times(Wu2022Spectrum.eigenvalue(Wu2022.plain(1), 0, d))
                                .over(Wu2022Spectrum.eigenvalue(net, 0, d)),
                        !exchanged));
            }
        }
        return new Inequality(text, cases);
    }

    private static List<Net> products(List<Net> nets) {
        return Wu2022.plainOnes(nets).stream().filter(net -> net.degree() >= 2).toList();
    }

    private static List<Inequality.Case> traces(List<Net> nets, boolean above) {
        return products(nets).stream()
                .map(net -> side("by the trace, " + net.text(), () -> ofTrace(net), above))
                .toList();
    }

    private static Inequality.Case side(String label, Supplier<Expression> value, boolean above) {
        return above
                ? new Inequality.Case(label, () -> Interval.ONE, () -> Wu2022Spectrum.number(value.get()))
                : new Inequality.Case(label, () -> Wu2022Spectrum.number(value.get()), () -> Interval.ONE);
    }
}

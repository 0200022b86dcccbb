package org.ntkverify.check.catalogue.tan2022;

import static org.ntkverify.symbolic.series.TrigonometricPolynomial.COSINE;
import static org.ntkverify.symbolic.series.TrigonometricPolynomial.IMAGINARY_SINE;
import static org.ntkverify.symbolic.series.TrigonometricPolynomial.ONE;
import static org.ntkverify.symbolic.series.TrigonometricPolynomial.ZERO;
import static org.ntkverify.symbolic.series.TrigonometricPolynomial.wave;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.series.ComplexHermiteSeries;
import org.ntkverify.symbolic.series.HomogeneousActivation;

/**
 * Notes P3-4 and P3-6, activation by activation: does a complex network reduce to a real one, on real and on complex inputs?
 *
 * <p>What is expected follows from two properties of the activation, read off its definition: continuity (real inputs) and being
 * split (complex inputs). What is found follows from exact Taylor coefficients of F, D1 and D2, which know of neither. An activation
 * is added to the study by one line of {@link #ACTIVATIONS}.
 */
final class Tan2022Study {

    /** Coefficients are compared up to this degree in q and conj(q) together. */
    private static final int DEGREE = 8;

    /** An activation of the study. */
    record Studied(String name, HomogeneousActivation phi) {}

    static final List<Studied> ACTIVATIONS = List.of(
            new Studied("crelu", HomogeneousActivation.quadrants(wave(1), IMAGINARY_SINE, ZERO, COSINE)),
            new Studied(
                    "cardioid",
                    HomogeneousActivation.everywhere(
                            wave(1).times(ONE.plus(COSINE)).times(Expression.ratio(1, 2)))),
            new Studied("zrelu", HomogeneousActivation.quadrants(wave(1), ZERO, ZERO, ZERO)),
            new Studied("half-plane", HomogeneousActivation.quadrants(wave(1), ZERO, ZERO, wave(1))),
            new Studied("modulus", HomogeneousActivation.everywhere(ONE)));

    private Tan2022Study() {}

    static List<Claim> claims(List<Studied> activations) {
        return activations.stream()
                .flatMap(activation -> Stream.of(onReals(activation), onComplex(activation)))
                .toList();
    }

    private static List<Assumption> assumptions() {
        List<Assumption> assumptions = new ArrayList<>(Tan2022.circular());
        assumptions.add(Assumption.byConstruction("inputs of one norm; coefficients compared to degree " + DEGREE));
        return assumptions;
    }

    private static Formula computed(String text, Supplier<Expression> expression) {
        return new Formula.Computed(text, expression);
    }

    private static Claim claim(
            Studied activation,
            boolean holds,
            String note,
            String inputs,
            String statement,
            Identity check,
            List<Falsifier> falsifiers) {
        return new Claim(
                "%s/%s-%s-inputs-%s".formatted(Tan2022.KEY, note.toLowerCase(Locale.ROOT), inputs, activation.name()),
                Tan2022.reading(note, "the abstract: for most activations the kernel is that of a real network"),
                "%s on %s inputs".formatted(activation.name(), inputs),
                statement,
                holds ? Expectation.HOLDS : Expectation.FAILS,
                assumptions(),
                List.of(check),
                holds ? Optional.empty() : Optional.of(distributions(activation)),
                falsifiers);
    }

    private static Claim onReals(Studied activation) {
        return claim(
                activation,
                activation.phi().continuous(),
                "P3-6",
                "real",
                "On real inputs D1 + D2 = dF/dq for the activation %s, as the recursion of a real network with dual F needs: Taylor coefficients on real q to degree %s."
                        .formatted(activation.name(), DEGREE),
                new Identity("D1 + D2 = dF/dq", price(activation, 1, 1)),
                List.of(
                        Identities.falsifier(
                                "doubled", "D1 + D2 = 2 dF/dq", price(activation, 2, 1), Identities.atLeast(0.4)),
                        Identities.falsifier(
                                "not-differentiated",
                                "D1 + D2 = F",
                                price(activation, 1, 0),
                                Identities.atLeast(0.1))));
    }

    /** The coefficients of D1 + D2 against those of {@code factor} times F, differentiated {@code times} times. */
    private static List<Equation> price(Studied activation, int factor, int times) {
        ComplexHermiteSeries value = ComplexHermiteSeries.of(activation.phi());
        ComplexHermiteSeries first = ComplexHermiteSeries.of(activation.phi().holomorphicDerivative());
        ComplexHermiteSeries second = ComplexHermiteSeries.of(activation.phi().antiholomorphicDerivative());
        List<Equation> equations = new ArrayList<>();
        for (int n = 0; n <= DEGREE; n++) {
            int degree = n;
            int factorOfPower = times == 1 ? factor * (n + 1) : factor;
            equations.add(new Equation(
                    "coefficient of q^%s".formatted(n),
                    computed("derivatives", () -> first.onReals(degree).plus(second.onReals(degree))),
                    computed("dual", () -> value.onReals(degree + times).times(factorOfPower)),
                    Identities.CONSTANT));
        }
        return equations;
    }

    private static Claim onComplex(Studied activation) {
        return claim(
                activation,
                activation.phi().split(),
                "P3-4",
                "complex",
                "On complex inputs Re F of the activation %s is a function of Re q alone, as a real network on (Re x, Im x) needs: Taylor coefficients to degree %s."
                        .formatted(activation.name(), DEGREE),
                new Identity("Re F(q) = Re F(Re q)", realPart(activation, Expression.ONE)),
                List.of(
                        Identities.falsifier(
                                "halved",
                                "Re F(q) = Re F(Re q) / 2",
                                realPart(activation, Expression.ratio(1, 2)),
                                Identities.atLeast(0.4)),
                        Identities.falsifier(
                                "one-percent",
                                "Re F(q) is 1 % larger than Re F(Re q)",
                                realPart(activation, Expression.ratio(101, 100)),
                                Identities.atLeast(0.009))));
    }

    /**
     * With {@code p_n} the coefficient on reals, {@code (Re q)^n = 2^-n sum_j C(n, j) q^j conj(q)^(n-j)}; and
     * {@code Re(w_jk q^j conj(q)^k + w_kj q^k conj(q)^j)} has the coefficient {@code (w_jk + w_kj)/2} at either monomial.
     */
    private static List<Equation> realPart(Studied activation, Expression factor) {
        ComplexHermiteSeries series = ComplexHermiteSeries.of(activation.phi());
        List<Equation> equations = new ArrayList<>();
        for (int n = 1; n <= DEGREE; n++) {
            for (int j = 0; j <= n / 2; j++) {
                int degree = n;
                int k = n - j;
                int first = j;
                Expression share = factor.times(Expression.ratio(binomial(n, j), 1L << n));
                equations.add(new Equation(
                        "coefficient of q^%s conj(q)^%s".formatted(j, k),
                        computed(
                                "coefficient",
                                () -> series.weight(first, k)
                                        .plus(series.weight(k, first))
                                        .over(2)),
                        computed(
                                "of (Re q)^%s".formatted(n),
                                () -> series.onReals(degree).times(share)),
                        Identities.CONSTANT));
            }
        }
        return equations;
    }

    private static long binomial(int n, int j) {
        long value = 1;
        for (int i = 1; i <= j; i++) {
            value = value * (n - j + i) / i;
        }
        return value;
    }

    /** Price's theorem in the plane, which holds for every activation once its jumps count as point masses. */
    private static Identity distributions(Studied activation) {
        ComplexHermiteSeries series = ComplexHermiteSeries.of(activation.phi());
        List<Equation> equations = new ArrayList<>();
        for (int n = 0; n < DEGREE; n++) {
            for (int index = 0; index <= n; index++) {
                int j = index;
                int k = n - index;
                equations.add(new Equation(
                        "dF/dq at q^%s conj(q)^%s".formatted(j, k),
                        computed("derivative as distribution", () -> series.holomorphicWeight(j, k)),
                        computed("dual", () -> series.weight(j + 1, k).times(j + 1L)),
                        Identities.CONSTANT));
                equations.add(new Equation(
                        "dF/d conj(q) at q^%s conj(q)^%s".formatted(j, k),
                        computed("derivative as distribution", () -> series.antiholomorphicWeight(j, k)),
                        computed("dual", () -> series.weight(j, k + 1).times(k + 1L)),
                        Identities.CONSTANT));
            }
        }
        return new Identity(
                "with derivatives as distributions dF/dq = D1 and dF/d conj(q) = D2, as a function of both q and conj(q)",
                equations);
    }
}

package org.ntkverify.check.catalogue.wu2022;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Identity;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.series.FunkHecke;

/** Errata of the released code: what two of its scripts compute is not what they name. */
final class Wu2022Errata {

    /** Inputs of the spectral experiment lie in R^10. */
    private static final int DIMENSION = 10;

    /** Its target has these degrees. */
    private static final List<Integer> DEGREES = List.of(1, 3, 4, 5, 8, 12);

    private Wu2022Errata() {}

    static List<Claim> claims() {
        return List.of(index(), features());
    }

    private static Claim index() {
        return new Claim(
                Wu2022.id("p5-e1-gegenbauer-index"),
                Wu2022.found(
                        "P5-E1",
                        "script of the spectral experiment: Gegenbauer index (d-1)/2 for inputs in R^d, d = 10"),
                "Components of the spectral experiment",
                "The target's terms C_k(<x,z>), with Gegenbauer index (d-1)/2 for inputs in R^d, are the components of degree k = 1, 3, 4, 5, 8, 12: terms of different "
                        + "degree are orthogonal, and each is to lower powers. False: that is the index for R^(d+1); (d-2)/2 holds.",
                Expectation.FAILS,
                List.of(Assumption.byConstruction("inputs uniform on the unit sphere of R^10")),
                List.of(orthogonal("index (d-1)/2, as in the code", 1)),
                Optional.of(orthogonal("index (d-2)/2", 0)),
                List.of(
                        Identities.falsifier(
                                "index-d-over-two", "index d/2", orthogonality(2), Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "index-for-one-less", "index (d-3)/2", orthogonality(-1), Identities.atLeast(0.5))));
    }

    private static Identity orthogonal(String text, int shift) {
        return new Identity(text, orthogonality(shift));
    }

    /** {@code E[Q_j Q_k] = 0} and {@code E[t^i Q_k] = 0} for {@code i < k}, Q the polynomials of dimension d + shift. */
    private static List<Equation> orthogonality(int shift) {
        List<Equation> equations = new ArrayList<>();
        for (int k : DEGREES) {
            Supplier<List<BigFraction>> upper = () -> FunkHecke.gegenbauer(k, DIMENSION + shift);
            for (int j : DEGREES) {
                if (j < k) {
                    equations.add(zero(
                            "E[Q_%s Q_%s]".formatted(j, k),
                            () -> expectation(FunkHecke.gegenbauer(j, DIMENSION + shift), upper.get())));
                }
            }
            for (int i = 0; i < k; i++) {
                int exponent = i;
                equations.add(zero("E[t^%s Q_%s]".formatted(i, k), () -> expectation(power(exponent), upper.get())));
            }
        }
        return equations;
    }

    private static Equation zero(String label, Supplier<BigFraction> value) {
        return Identities.deferred(
                label, () -> Expression.constant(value.get()), () -> Expression.ZERO, Identities.CONSTANT);
    }

    private static List<BigFraction> power(int i) {
        List<BigFraction> coefficients = new ArrayList<>();
        for (int j = 0; j < i; j++) {
            coefficients.add(BigFraction.ZERO);
        }
        coefficients.add(BigFraction.ONE);
        return coefficients;
    }

    private static BigFraction expectation(List<BigFraction> first, List<BigFraction> second) {
        BigFraction sum = BigFraction.ZERO;
        for (int i = 0; i < first.size(); i++) {
            for (int j = 0; j < second.size(); j++) {
                BigFraction product = first.get(i).multiply(second.get(j));
                sum = sum.add(product.multiply(FunkHecke.moment(i + j, DIMENSION)));
            }
        }
        return sum;
    }

    private static Claim features() {
        return new Claim(
                Wu2022.id("p5-e2-polynomial-features"),
                Wu2022.found(
                        "P5-E2",
                        "script of the R^2 along rays: features grown by appending all features to each power"),
                "Features of the polynomial fit",
                "The features of the fit of degree p are the powers 1 to p of each coordinate, so that its R^2 measures a polynomial of degree p. False from p = 3 on: "
                        + "appending every feature to the power 2, then 3, .. p gives powers up to p!, x^6 for p = 3, and an optimistic R^2.",
                Expectation.FAILS,
                List.of(Assumption.byConstruction(
                        "features start as x; for q = 2..p the q-th powers of all features are appended")),
                List.of(largest("the largest power is p", p -> p)),
                Optional.of(largest("the largest power is p!", Wu2022Errata::factorial)),
                List.of(
                        Identities.falsifier(
                                "two-to-the-p",
                                "the largest power is 2^(p-1)",
                                powers(p -> 1 << (p - 1)),
                                Identities.atLeast(0.3)),
                        Identities.falsifier(
                                "triangular",
                                "the largest power is p (p+1)/2",
                                powers(p -> p * (p + 1) / 2),
                                Identities.atLeast(0.3))));
    }

    private static Identity largest(String text, IntUnaryOperator power) {
        return new Identity(text, powers(power));
    }

    private static List<Equation> powers(IntUnaryOperator claimed) {
        List<Equation> equations = new ArrayList<>();
        TreeSet<Integer> exponents = new TreeSet<>(List.of(1));
        for (int p = 2; p <= 6; p++) {
            int raised = p;
            TreeSet<Integer> appended = new TreeSet<>(exponents);
            exponents.forEach(exponent -> appended.add(raised * exponent));
            exponents = appended;
            equations.add(Equation.of(
                    "largest power, p = %s".formatted(p),
                    Expression.integer(exponents.last()),
                    Expression.integer(claimed.applyAsInt(p)),
                    Identities.CONSTANT));
        }
        return equations;
    }

    private static int factorial(int p) {
        return p <= 1 ? 1 : p * factorial(p - 1);
    }
}

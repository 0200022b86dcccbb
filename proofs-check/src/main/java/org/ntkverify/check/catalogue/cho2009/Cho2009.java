package org.ntkverify.check.catalogue.cho2009;

import static org.ntkverify.symbolic.ArcCosineKernel.THETA;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.pattern.Derivations;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.ArcCosineKernel;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** The arc-cosine kernels of [CS09], degrees 0 to 4 as a text would print them. */
public final class Cho2009 {

    private static final String KEY = "cho2009";
    private static final int DEGREES = ArcCosineKernel.closedFormCount();
    private static final Expression SINE = Expression.call(Function.SIN, THETA);
    private static final Expression TWO_PI = Expression.PI.times(2);
    private static final Expression SPECIAL_ONLY = specialOnly();

    /** Printed in the paper are degrees 0, 1 and 2. */
    private static final int PRINTED = 3;

    private Cho2009() {}

    /** Returns the claims. */
    public static List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (int n = 0; n < DEGREES; n++) {
            claims.add(closedForm(n));
        }
        claims.add(operatorForm());
        claims.add(valueAtOne());
        claims.add(derivative());
        claims.addAll(Cho2009Family.claims());
        claims.addAll(Cho2009Expansions.claims());
        return claims;
    }

    private static Source source(String locator, boolean printed) {
        return new Source(KEY, "CS09", locator, printed ? Provenance.OUR_READING : Provenance.DERIVED);
    }

    private static Claim closedForm(int n) {
        Expression form = ArcCosineKernel.closedForm(n);
        List<Falsifier> falsifiers = new ArrayList<>(List.of(
                Identities.falsifier(
                        "doubled",
                        "J_%s is twice the closed form".formatted(n),
                        List.of(closedForm(n, form.times(2))),
                        Identities.near(0.5)),
                Identities.falsifier(
                        "angle-from-the-other-side",
                        "J_%s is the closed form at pi - theta".formatted(n),
                        List.of(closedForm(n, form.substitute(Map.of("theta", Expression.PI.minus(THETA))))),
                        Identities.atLeast(0.5)),
                Identities.falsifier(
                        "right-at-special-angles-only",
                        "J_%s is the closed form times 1 + sin(2 theta)^2/1000, right at 0, pi/2 and pi".formatted(n),
                        List.of(closedForm(n, form.times(SPECIAL_ONLY))),
                        Identities.atLeast(5e-4))));
        return Identities.holds(
                "%s/j%s-closed-form".formatted(KEY, n),
                source(
                        n < PRINTED
                                ? "our reading of eq. (6), with J_n = 2 pi E[u_+^n v_+^n]"
                                : "not printed; follows from the operator form, eq. (4)",
                        n < PRINTED),
                "Arc-cosine kernel J_%s".formatted(n),
                "For theta in [0, pi], J_%s(theta) = %s.".formatted(n, form),
                angles(),
                List.of(new Identity(
                        "2 pi E[u_+^%s v_+^%s] by Price's theorem equals %s".formatted(n, n, form),
                        List.of(closedForm(n, form)))),
                falsifiers);
    }

    private static List<Assumption> angles() {
        return List.of(Assumption.byConstruction("theta is the angle of two standard normal variables, in [0, pi]"));
    }

    private static Equation closedForm(int n, Expression claimed) {
        return new Equation("J_%s(theta)".formatted(n), byPrice(n), new Formula.Written(claimed), Identities.ANGLES);
    }

    private static Formula byPrice(int n) {
        return new Formula.Derived(
                "2 pi K_%s by Price's theorem".formatted(n), Derivations.rectifiedMonomial(n), TWO_PI);
    }

    private static Expression specialOnly() {
        Expression cosine = Expression.call(Function.COS, THETA);
        Expression doubled = Expression.call(Function.SIN, THETA).times(cosine).times(2);
        return Expression.ONE.plus(doubled.power(2).over(1000));
    }

    private static Claim operatorForm() {
        return Identities.holds(
                KEY + "/operator-form",
                source("our reading of eq. (4)", true),
                "Operator form = integral form",
                "For n = 0..4, J_n = (-1)^n sin^(2n+1)(theta) ((1/sin theta) d/dtheta)^n ((pi - theta)/sin theta).",
                angles(),
                List.of(new Identity(
                        "2 pi E[u_+^n v_+^n] by Price's theorem equals the operator form, n = 0..4",
                        eachDegree(ArcCosineKernel::operatorForm))),
                List.of(
                        Identities.falsifier(
                                "sign-dropped",
                                "the same without the factor (-1)^n",
                                eachDegree(n -> ArcCosineKernel.operatorForm(n).times(n % 2 == 0 ? 1 : -1)),
                                Identities.near(2)),
                        Identities.falsifier(
                                "power-one-less",
                                "the same with sin^(2n) in place of sin^(2n+1)",
                                eachDegree(n -> ArcCosineKernel.operatorForm(n).over(SINE)),
                                Identities.atLeast(0.9))));
    }

    private static List<Equation> eachDegree(IntFunction<Expression> claimed) {
        return IntStream.range(0, DEGREES)
                .mapToObj(n -> new Equation(
                        "J_%s(theta)".formatted(n),
                        byPrice(n),
                        new Formula.Computed("operator form, n = %s".formatted(n), () -> claimed.apply(n)),
                        Identities.ANGLES))
                .toList();
    }

    private static Claim valueAtOne() {
        return Identities.holds(
                KEY + "/value-at-one",
                source("our reading of the remark after eq. (6); (2n-1)!! is derived", true),
                "Values at equal and opposite inputs",
                "J_n(0) = pi (2n-1)!! and J_n(pi) = 0 for n = 0..4.",
                angles(),
                List.of(new Identity(
                        "J_n(0) = pi (2n-1)!!, J_n(pi) = 0", ends(ArcCosineKernel::oddFactorial, Expression.ZERO))),
                List.of(
                        Identities.falsifier(
                                "factorial",
                                "J_n(0) = pi n!",
                                ends(Cho2009::factorial, Expression.ZERO),
                                Identities.near(1 - 24.0 / 105)),
                        Identities.falsifier(
                                "not-zero-at-pi",
                                "J_n(pi) = pi",
                                ends(ArcCosineKernel::oddFactorial, Expression.PI),
                                Identities.near(1))));
    }

    private static long factorial(int n) {
        return IntStream.rangeClosed(1, n).asLongStream().reduce(1, Math::multiplyExact);
    }

    private static List<Equation> ends(IntFunction<Long> atZero, Expression atPi) {
        List<Equation> equations = new ArrayList<>();
        for (int n = 0; n < DEGREES; n++) {
            Expression form = ArcCosineKernel.closedForm(n);
            equations.add(Equation.of(
                    "J_%s(0)".formatted(n),
                    form.substitute(Map.of("theta", Expression.ZERO)),
                    Expression.PI.times(atZero.apply(n)),
                    Identities.CONSTANT));
            equations.add(Equation.of(
                    "J_%s(pi)".formatted(n),
                    form.substitute(Map.of("theta", Expression.PI)),
                    atPi,
                    Identities.CONSTANT));
        }
        return equations;
    }

    private static Claim derivative() {
        return Identities.holds(
                KEY + "/derivative-recursion",
                source("not printed; Price's theorem for rectified monomials", false),
                "The derivative lowers the degree",
                "For n = 1..4, dJ_n/d(cos theta) = n^2 J_(n-1).",
                angles(),
                List.of(new Identity("dJ_n/d(cos theta) = n^2 J_(n-1)", lowering(n -> n * n, 1))),
                List.of(
                        Identities.falsifier(
                                "n-for-n-squared",
                                "dJ_n/d(cos theta) = n J_(n-1)",
                                lowering(n -> n, 1),
                                Identities.near(0.75)),
                        Identities.falsifier(
                                "degree-kept",
                                "dJ_n/d(cos theta) = n^2 J_n",
                                lowering(n -> n * n, 0),
                                Identities.atLeast(0.5))));
    }

    private static List<Equation> lowering(IntFunction<Integer> factor, int step) {
        return IntStream.range(1, DEGREES)
                .mapToObj(n -> Equation.of(
                        "dJ_%s/d(cos theta)".formatted(n),
                        ArcCosineKernel.closedForm(n).derivative(THETA).over(SINE.negate()),
                        ArcCosineKernel.closedForm(n - step).times(factor.apply(n)),
                        Identities.ANGLES))
                .toList();
    }
}

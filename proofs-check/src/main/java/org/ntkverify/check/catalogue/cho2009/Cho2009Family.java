package org.ntkverify.check.catalogue.cho2009;

import static org.ntkverify.symbolic.ArcCosineKernel.THETA;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.ArcCosineKernel;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.series.SpecialAngles;

/** The arc-cosine kernels of degrees 0 to 8: Price's theorem without an integral, sign of the derivative, special values. */
final class Cho2009Family {

    static final String KEY = "cho2009";

    /** The highest degree. */
    static final int LAST = 8;

    private static final Expression SINE = Expression.call(Function.SIN, THETA);

    /** {@code J_n} by the operator form, each computed once. */
    private static final List<Deferred<Expression>> KERNELS = IntStream.rangeClosed(0, LAST)
            .mapToObj(n -> new Deferred<>(() -> ArcCosineKernel.operatorForm(n)))
            .toList();

    private Cho2009Family() {}

    static List<Claim> claims() {
        return List.of(family(), monotone(), specialValues());
    }

    static Source derived(String locator) {
        return new Source(KEY, "CS09", locator, Provenance.DERIVED);
    }

    static List<Assumption> angles() {
        return List.of(Assumption.byConstruction("theta is the angle of two standard normal variables, in [0, pi]"));
    }

    /** Returns {@code J_n(theta)}. */
    static Expression kernel(int n) {
        return KERNELS.get(n).get();
    }

    private static Formula computed(String text, Supplier<Expression> value) {
        return new Formula.Computed(text, value);
    }

    private static Claim family() {
        return Identities.holds(
                KEY + "/family-to-degree-8",
                derived("eq. (4), our reading; the two conditions determine the integral form"),
                "Arc-cosine kernels to degree 8",
                "The operator form satisfies dJ_n/d(cos theta) = n^2 J_(n-1) and J_n(pi) = 0 for n = 1..8 and J_0 = pi - theta: by "
                        + "Price's theorem it is 2 pi E[u_+^n v_+^n].",
                angles(),
                List.of(new Identity("derivative, value at pi, start", price(n -> n * n, LAST))),
                List.of(
                        Identities.falsifier(
                                "n-for-n-squared",
                                "dJ_n/d(cos theta) = n J_(n-1)",
                                price(n -> n, 4),
                                Identities.near(0.75)),
                        Identities.falsifier(
                                "degree-shifted",
                                "dJ_n/d(cos theta) = (n+1)^2 J_(n-1)",
                                price(n -> (n + 1) * (n + 1), 4),
                                Identities.near(0.75))));
    }

    private static List<Equation> price(IntFunction<Integer> factor, int last) {
        List<Equation> equations = new ArrayList<>();
        equations.add(new Equation(
                "J_0",
                computed("operator form", () -> kernel(0)),
                new Formula.Written(Expression.PI.minus(THETA)),
                Identities.ANGLES));
        for (int n = 1; n <= last; n++) {
            int degree = n;
            equations.add(new Equation(
                    "dJ_%s/d(cos theta)".formatted(n),
                    computed(
                            "derivative", () -> kernel(degree).derivative(THETA).over(SINE.negate())),
                    computed("claimed", () -> kernel(degree - 1).times(factor.apply(degree))),
                    Identities.ANGLES));
            equations.add(new Equation(
                    "J_%s(pi)".formatted(n),
                    computed("value", () -> kernel(degree).substitute(Map.of(THETA.name(), Expression.PI))),
                    new Formula.Written(Expression.ZERO),
                    Identities.CONSTANT));
        }
        return equations;
    }

    private static Claim monotone() {
        return Identities.holds(
                KEY + "/positive-and-decreasing",
                derived("not printed; every coefficient of the power series in cos theta is a square"),
                "Arc-cosine kernels decrease to 0",
                "J_n = n!^2 times the n-fold integral of pi - theta over cos theta: the n-th derivative of J_n in cos theta is n!^2 (pi - "
                        + "theta) > 0 and all lower ones vanish at pi, so J_n > 0 falls strictly in theta on [0, pi), n = 1..8.",
                angles(),
                List.of(new Identity("n-th derivative in cos theta", derivatives(0, LAST))),
                List.of(
                        Identities.falsifier(
                                "one-derivative-less",
                                "the (n-1)-st derivative is n!^2 (pi - theta)",
                                derivatives(1, 4),
                                Identities.atLeast(0.2)),
                        Identities.falsifier(
                                "other-side", "the n-th derivative is n!^2 theta", sides(), Identities.atLeast(0.5))));
    }

    private static Expression derivative(int n, int times) {
        Expression value = kernel(n);
        for (int i = 0; i < times; i++) {
            value = NormalForm.of(value.derivative(THETA).over(SINE.negate())).toExpression();
        }
        return value;
    }

    private static long squaredFactorial(int n) {
        long factorial = IntStream.rangeClosed(1, n).asLongStream().reduce(1, Math::multiplyExact);
        return Math.multiplyExact(factorial, factorial);
    }

    private static List<Equation> derivatives(int missing, int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(n -> new Equation(
                        "derivative %s of J_%s".formatted(n - missing, n),
                        computed("repeated derivative", () -> derivative(n, n - missing)),
                        new Formula.Written(Expression.PI.minus(THETA).times(squaredFactorial(n))),
                        Identities.ANGLES))
                .toList();
    }

    private static List<Equation> sides() {
        return List.of(new Equation(
                "derivative 2 of J_2",
                computed("repeated derivative", () -> derivative(2, 2)),
                new Formula.Written(THETA.times(4)),
                Identities.ANGLES));
    }

    private static Claim specialValues() {
        return Identities.holds(
                KEY + "/special-values",
                derived("not printed; independence at pi/2, substitution elsewhere"),
                "Values at special angles",
                "J_n(pi/2) = 2 pi E[z_+^n]^2: (pi/2) ((n-1)!!)^2 for even, ((n-1)!!)^2 for odd n = 0..8; J_1(pi/3) = sqrt(3)/2 + pi/3, "
                        + "J_1(2 pi/3) = sqrt(3)/2 - pi/6, J_2(pi/3) = 3 sqrt(3)/4 + pi, J_1(pi/4) = sqrt(2)/2 + 3 sqrt(2) pi/8.",
                angles(),
                List.of(new Identity("values at pi/2, pi/3, 2 pi/3, pi/4", values(1, 0))),
                List.of(
                        Identities.falsifier(
                                "no-square", "(n-1)!! for its square", values(0, 0), Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "supplement",
                                "J_1(pi/3) and J_1(2 pi/3) exchanged",
                                values(1, 1),
                                Identities.atLeast(0.5))));
    }

    private static List<Equation> values(int square, int exchanged) {
        List<Equation> equations = new ArrayList<>();
        for (int n = 0; n <= LAST; n++) {
            int degree = n;
            long factor = doubleFactorial(n - 1) * (square == 1 ? doubleFactorial(n - 1) : 1);
            Expression claimed = n % 2 == 0 ? Expression.PI.times(factor).over(2) : Expression.integer(factor);
            equations.add(value(degree, Expression.PI.over(2), claimed));
        }
        Expression root = Expression.integer(3).sqrt();
        Expression third = root.over(2).plus(Expression.PI.over(3));
        Expression twoThirds = root.over(2).minus(Expression.PI.over(6));
        equations.add(value(1, Expression.PI.over(3), exchanged == 1 ? twoThirds : third));
        equations.add(value(1, Expression.PI.times(2).over(3), exchanged == 1 ? third : twoThirds));
        equations.add(value(2, Expression.PI.over(3), root.times(3).over(4).plus(Expression.PI)));
        Expression diagonal = Expression.integer(2).sqrt().over(2);
        equations.add(value(
                1,
                Expression.PI.over(4),
                diagonal.plus(diagonal.times(Expression.PI).times(3).over(4))));
        return equations;
    }

    private static Equation value(int degree, Expression angle, Expression claimed) {
        return new Equation(
                "J_%s(%s)".formatted(degree, angle),
                computed(
                        "value with sine and cosine put in",
                        () -> SpecialAngles.fold(kernel(degree).substitute(Map.of(THETA.name(), angle)))),
                new Formula.Written(claimed),
                Identities.CONSTANT);
    }

    private static long doubleFactorial(int n) {
        long product = 1;
        for (int factor = n; factor > 1; factor -= 2) {
            product *= factor;
        }
        return product;
    }
}

package org.ntkverify.check.catalogue.wu2022;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.catalogue.wu2022.Wu2022.Net;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.ProductKernel;
import org.ntkverify.symbolic.ProductVariant;
import org.ntkverify.symbolic.expression.Expression;

/** Note P5-5: what kernel predictors of product networks do along a ray. */
final class Wu2022Extrapolation {

    /** Differences of higher degrees take long in normal form, with skip sooner than without. */
    private static final int LARGEST = 5;

    private static final int LARGEST_WITH_SKIP = 3;

    private static final DecimalIntervalArithmetic MANY_DIGITS = DecimalIntervalArithmetic.ofDigits(40);

    private Wu2022Extrapolation() {}

    static List<Claim> claims(List<Net> nets) {
        return List.of(homogeneous(nets), degreeOnRay(nets), augmented());
    }

    private static Claim homogeneous(List<Net> nets) {
        return Identities.holds(
                Wu2022.id("p5-5-homogeneous"),
                Wu2022.derived("P5-5", "the exact form of extrapolation by polynomials, without bias"),
                "Theta is homogeneous of degree N",
                "Without bias, Theta(t x, x') = t^N Theta(x, x') for t > 0, so every kernel predictor of a plain product has f(t x) = t^N f(x): %s."
                        .formatted(Wu2022.names(Wu2022.plainOnes(nets))),
                Wu2022.model(),
                List.of(new Identity("Theta(t x, x') = t^N Theta(x, x')", scaled(nets, Net::degree))),
                List.of(
                        Identities.falsifier(
                                "linear",
                                "product networks extrapolate linearly: t Theta for every N",
                                scaled(nets, net -> 1),
                                Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "two-layer-quadratic",
                                "the two-layer network extrapolates quadratically: t^2 Theta for N = 1",
                                scaled(List.of(Wu2022.plain(1)), net -> 2),
                                Identities.atLeast(0.25)),
                        Identities.falsifier(
                                "degree-two-n",
                                "the exponent is 2N, as for both inputs together",
                                scaled(nets, net -> 2 * net.degree()),
                                Identities.atLeast(0.25))));
    }

    private static List<Equation> scaled(List<Net> nets, ToIntFunction<Net> exponent) {
        List<Equation> equations = new ArrayList<>();
        for (Net net : Wu2022.plainOnes(nets)) {
            equations.add(Identities.deferred(
                    "Theta of degree %s".formatted(net.degree()),
                    () -> along(net, Wu2022.T),
                    () -> net.polar().times(Wu2022.T.power(exponent.applyAsInt(net))),
                    Wu2022.POINTS));
        }
        // The closed forms in inner products scale as their polar form says.
        for (long factor : List.of(2L, 3L, 10L)) {
            Supplier<Expression> dual = () -> Wu2022.plain(1).kernel().dual().value();
            Expression t = Expression.integer(factor);
            equations.add(Identities.deferred(
                    "k at %s x".formatted(factor),
                    () -> DualActivation.at(
                            dual.get(),
                            DualActivation.A.times(t.power(2)),
                            DualActivation.B,
                            DualActivation.C.times(t)),
                    () -> dual.get().times(t),
                    Identities.COVARIANCES));
        }
        return equations;
    }

    /** Theta(t x, x'). */
    private static Expression along(Net net, Expression t) {
        return net.polar().substitute(Map.of("r", Wu2022.R.times(t)));
    }

    private static Claim degreeOnRay(List<Net> nets) {
        List<Net> small = nets.stream()
                .filter(net -> net.degree() <= (net.isPlain() ? LARGEST : LARGEST_WITH_SKIP))
                .toList();
        return Identities.holds(
                Wu2022.id("p5-5-degree-on-a-ray"),
                Wu2022.reading(
                        "P5-5",
                        "our reading of extrapolation by polynomials of degree N; exactness without bias is derived"),
                "Along a ray: a polynomial of degree N",
                "Without bias, Theta(t x, x'), plain or with skip, is a polynomial in t of degree exactly N: the difference of order N + 1 is 0 and that "
                        + "of order N is N! h^N times 2 (k + <x,x'> kdot) (c + k)^(N-1) + 2 (N-1) <x,x'> kdot k (c + k)^(N-2), c = m(x) with skip, else 0: %s."
                                .formatted(Wu2022.names(small)),
                Wu2022.model(),
                List.of(new Identity("differences of order N and N + 1", differences(small, 0))),
                List.of(
                        Identities.falsifier(
                                "linear",
                                "second differences vanish for every N",
                                secondDifferences(small),
                                Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "one-degree-less",
                                "differences of order N vanish",
                                differences(small, -1),
                                Identities.atLeast(0.5))));
    }

    private static List<Equation> differences(List<Net> nets, int shift) {
        List<Equation> equations = new ArrayList<>();
        for (Net net : nets) {
            int order = net.degree() + 1 + shift;
            equations.add(Identities.deferred(
                    "difference of order %s, %s".formatted(order, net.text()),
                    () -> difference(net, order),
                    () -> Expression.ZERO,
                    Wu2022.POINTS));
            if (shift == 0) {
                equations.add(Identities.deferred(
                        "difference of order %s, %s".formatted(net.degree(), net.text()),
                        () -> difference(net, net.degree()),
                        () -> leading(net).times(Wu2022.H.power(net.degree())).times(factorial(net.degree())),
                        Wu2022.POINTS));
            }
        }
        return equations;
    }

    private static List<Equation> secondDifferences(List<Net> nets) {
        return nets.stream()
                .map(net -> Identities.deferred(
                        "second difference, " + net.text(),
                        () -> difference(net, 2),
                        () -> Expression.ZERO,
                        Wu2022.POINTS))
                .toList();
    }

    /** {@code sum_j (-1)^(order-j) binom(order, j) Theta((t + j h) x, x')}. */
    private static Expression difference(Net net, int order) {
        List<Expression> terms = new ArrayList<>();
        long binomial = 1;
        for (int j = 0; j <= order; j++) {
            long sign = (order - j) % 2 == 0 ? 1 : -1;
            terms.add(along(net, Wu2022.T.plus(Wu2022.H.times(j))).times(sign * binomial));
            binomial = binomial * (order - j) / (j + 1);
        }
        return Expression.sum(terms);
    }

    /** The coefficient of t^N: every factor M = 1 + t m(x) + m(x') + t k gives m(x) + k. */
    private static Expression leading(Net net) {
        Expression later = net.isPlain() ? Net.k() : Net.mean(Wu2022.R).plus(Net.k());
        return net.kernel().theta(Net.k(), later, Net.slope(), Net.innerProduct());
    }

    private static long factorial(int n) {
        long product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }

    private static Claim augmented() {
        return Identities.holds(
                Wu2022.id("p5-5-with-bias"),
                Wu2022.reading(
                        "P5-5",
                        "our reading: with bias the increments tend to polynomials of degree N; the rate is derived"),
                "With bias: degree N up to T^(-N-1)",
                "With a bias, Theta([t v, 1], [x', 1]) = t^N g(1/t), g analytic: on [T, 2T] the difference of order N + 1 over the value falls like "
                        + "T^(-N-1); from T = 300 to 3000 and 3000 to 30000 it falls by 10^(N+1) within a factor 1.25, N = 1, 2, 3.",
                Wu2022.model(),
                List.of(residuals("falls by 10^(N+1)", 1, 1)),
                List.of(
                        Identities.violated(
                                "one-degree-less",
                                residuals("the difference of order N falls like T^(-N-1)", 0, 1),
                                0.8),
                        Identities.violated(
                                "rate-n", residuals("the difference of order N + 1 falls like T^(-N)", 1, 0), 0.8),
                        Identities.violated(
                                "rate-n-plus-two",
                                residuals("the difference of order N + 1 falls like T^(-N-2)", 1, 2),
                                0.8)));
    }

    private static Inequality residuals(String text, int order, int rate) {
        List<Inequality.Case> cases = new ArrayList<>();
        for (int n = 1; n <= 3; n++) {
            int degree = n;
            for (long start : List.of(300L, 3000L)) {
                Supplier<Interval> fall = () -> residual(degree, degree + order, start)
                        .over(residual(degree, degree + order, 10 * start))
                        .over(Interval.of(10).power(degree + rate));
                String label = "N = %s, T = %s to %s".formatted(n, start, 10 * start);
                cases.add(new Inequality.Case(label + ", from below", () -> Interval.of(0.8), fall));
                cases.add(new Inequality.Case(label + ", from above", fall, () -> Interval.of(1.25)));
            }
        }
        return new Inequality(text, cases);
    }

    /** |difference of the given order with step T/order, from T to 2T| over Theta at 2T. */
    private static Interval residual(int degree, int order, long start) {
        Expression sum = Expression.ZERO;
        long binomial = 1;
        for (int j = 0; j <= order; j++) {
            long sign = (order - j) % 2 == 0 ? 1 : -1;
            Expression t = Expression.ratio(start * (order + j), order);
            sum = sum.plus(biased(degree, t).times(sign * binomial));
            binomial = binomial * (order - j) / (j + 1);
        }
        Expression ratio = sum.over(biased(degree, Expression.integer(2 * start)));
        return ratio.evaluate(MANY_DIGITS, Map.of()).toInterval().abs();
    }

    /** Theta([t v, 1], [x', 1]) for v = (3/5, 4/5) and x' = (1, -1/2). */
    private static Expression biased(int degree, Expression t) {
        KernelProgram program = ProductKernel.of(Activation.RELU, degree, ProductVariant.AUGMENTED)
                .program();
        return program.inlined(ProductKernel.THETA)
                .substitute(Map.of("xx", t.power(2), "yy", Expression.ratio(5, 4), "xy", t.over(5)));
    }
}

package org.ntkverify.check.catalogue.wu2022;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.catalogue.wu2022.Wu2022.Net;
import org.ntkverify.check.pattern.EnclosedFormula;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.symbolic.ProductKernelMoments;
import org.ntkverify.symbolic.expression.Expression;

/** Notes P5-2 and P5-3: the exact variance at every width, and what it means for averages of drawn kernels. */
final class Wu2022Variance {

    /** Expanding X^2 of a higher degree takes more than a second. */
    private static final int EXPANDED = 5;

    /** The width of the released code. */
    private static final long WIDTH = 32_768;

    private static final Map<Net, Interval> RATIOS = new ConcurrentHashMap<>();

    private Wu2022Variance() {}

    static List<Claim> claims(List<Net> nets) {
        return List.of(law(nets), skipBase(), concentration(), draws());
    }

    private static ProductKernelMoments moments(Net net) {
        return new ProductKernelMoments(net.degree(), net.variant());
    }

    private static Claim law(List<Net> nets) {
        return Identities.holds(
                Wu2022.id("p5-2-variance-law"),
                Wu2022.derived("P5-2", "not printed; Gaussian moments of one neuron"),
                "Variance law 6^N",
                "n Var Theta_n(x,x)/(E Theta_n(x,x))^2 = 6^N (1 + 5N/3 + N(N-1)/3)/(N+1)^2 - 1 for plain products, |x| = 1; with skip and plain, "
                        + "moments factor by factor equal those of the expanded polynomial up to N = %s. Networks: %s."
                                .formatted(EXPANDED, Wu2022.names(nets)),
                Wu2022.model(),
                List.of(new Identity("expanded, factored and closed form", laws(nets, 6, 5))),
                List.of(
                        Identities.falsifier(
                                "three-to-the-n",
                                "the same with 3^N: the closed gates forgotten",
                                laws(Wu2022.plainOnes(nets), 3, 5),
                                Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "cross-term",
                                "the same with 4N/3 for 5N/3",
                                laws(Wu2022.plainOnes(nets), 6, 4),
                                Identities.atLeast(0.05)),
                        Identities.falsifier(
                                "independent-of-degree",
                                "it is 3 for every N",
                                constant(nets),
                                Identities.atLeast(0.9))));
    }

    private static List<Equation> laws(List<Net> nets, long base, long linear) {
        List<Equation> equations = new ArrayList<>();
        for (Net net : nets) {
            if (net.degree() <= EXPANDED) {
                equations.add(equation("E X, " + net.text(), () -> moments(net).expanded(1), moments(net)::mean));
                equations.add(
                        equation("E X^2, " + net.text(), () -> moments(net).expanded(2), moments(net)::square));
            }
            if (net.isPlain()) {
                equations.add(equation(
                        "n relvar, " + net.text(),
                        moments(net)::relativeVariance,
                        () -> closed(net.degree(), base, linear)));
            }
        }
        return equations;
    }

    private static Equation equation(String label, Supplier<Expression> left, Supplier<Expression> right) {
        return new Equation(
                label,
                new Formula.Computed("moments of the network", left),
                new Formula.Computed("claimed", right),
                Identities.CONSTANT);
    }

    private static Expression closed(int degree, long base, long linear) {
        long n = degree;
        return Expression.integer(base)
                .power(n)
                .times(Expression.ratio(3 + linear * n + n * (n - 1), 3 * (n + 1) * (n + 1)))
                .minus(Expression.ONE);
    }

    private static List<Equation> constant(List<Net> nets) {
        return nets.stream()
                .map(net -> equation(
                        "n relvar, " + net.text(), moments(net)::relativeVariance, () -> Expression.integer(3)))
                .toList();
    }

    private static Interval number(Expression constant) {
        return constant.evaluate(IntervalArithmetic.INSTANCE, Map.of());
    }

    /** {@code 1 + n relvar}. */
    private static Interval ratio(Net net) {
        return RATIOS.computeIfAbsent(
                net, each -> number(moments(each).relativeVariance().plus(Expression.ONE)));
    }

    private static Claim skipBase() {
        return Identities.holds(
                Wu2022.id("p5-2-skip-growth"),
                Wu2022.derived("P5-2", "not printed; E (1+r)^4/(E (1+r)^2)^2 = 1.948..."),
                "With skip: growth 1.948 per degree",
                "With skip, 1 + n relvar grows from N to N + 1 by a factor above 1.948 and below 2.1, N = 1..29; plain products by more than 4.9.",
                Wu2022.model(),
                List.of(growth("factors between 1.948 and 2.1, and above 4.9", "1.948", "2.1", "4.9")),
                List.of(
                        Identities.violated("at-most-two", growth("at most 2", "1.948", "2", "4.9"), 0.03),
                        Identities.violated("at-least-two", growth("at least 2", "2", "2.1", "4.9"), 0.005),
                        Identities.violated("plain-six", growth("plain: at least 6", "1.948", "2.1", "6"), 0.1)));
    }

    private static Inequality growth(String text, String least, String most, String plain) {
        List<Inequality.Case> cases = new ArrayList<>();
        for (int n = 1; n < 30; n++) {
            int degree = n;
            Supplier<Interval> factor = () -> ratio(Wu2022.skip(degree + 1)).over(ratio(Wu2022.skip(degree)));
            cases.add(new Inequality.Case(
                    "skip, N = %s, from below".formatted(n), () -> EnclosedFormula.of(least), factor));
            cases.add(new Inequality.Case(
                    "skip, N = %s, from above".formatted(n), factor, () -> EnclosedFormula.of(most)));
            cases.add(new Inequality.Case(
                    "plain, N = %s".formatted(n),
                    () -> EnclosedFormula.of(plain),
                    () -> ratio(Wu2022.plain(degree + 1)).over(ratio(Wu2022.plain(degree)))));
        }
        return new Inequality(text, cases);
    }

    private static Claim concentration() {
        return Identities.holds(
                Wu2022.id("p5-3-concentration"),
                Wu2022.derived(
                        "P5-3", "the width and degree of the released spectral experiment, our extension to plain"),
                "Degree 9 at width 32768",
                "At width 32768 and degree 9 the relative variance of Theta(x,x) is about 123 for the plain product, which does not concentrate, and "
                        + "about 0.04 with the skip of the released code, which does.",
                Wu2022.model(),
                List.of(variances("123 <= plain <= 123.1, 0.039 <= skip <= 0.04", 9, "123", "123.1", "0.039", "0.04")),
                List.of(
                        Identities.violated(
                                "plain-concentrates",
                                variances("the plain one is at most 1", 9, "0", "1", "0.039", "0.04"),
                                0.9),
                        Identities.violated(
                                "skip-does-not",
                                variances("the skip one is at least 1", 9, "123", "123.1", "1", "2"),
                                0.9),
                        Identities.violated(
                                "degree-eight",
                                variances("the same at degree 8", 8, "123", "123.1", "0.039", "0.04"),
                                0.5)));
    }

    private static Inequality variances(
            String text, int degree, String least, String most, String skipLeast, String skipMost) {
        Supplier<Interval> plain = () -> relative(Wu2022.plain(degree));
        Supplier<Interval> skip = () -> relative(Wu2022.skip(degree));
        return new Inequality(
                text,
                List.of(
                        new Inequality.Case("plain, from below", () -> EnclosedFormula.of(least), plain),
                        new Inequality.Case("plain, from above", plain, () -> EnclosedFormula.of(most)),
                        new Inequality.Case("skip, from below", () -> EnclosedFormula.of(skipLeast), skip),
                        new Inequality.Case("skip, from above", skip, () -> EnclosedFormula.of(skipMost))));
    }

    private static Interval relative(Net net) {
        return number(moments(net).relativeVariance().over(WIDTH));
    }

    private static Claim draws() {
        return Identities.holds(
                Wu2022.id("p5-3-draws-for-the-mean"),
                Wu2022.derived("P5-3", "exact skewness of one neuron in the skewness rule of the intervals"),
                "Plain products: too skewed to average",
                "At width 1000 and level 1e-6 (z > 4.89), Student's interval for the mean of Theta(x,x) needs (S z^3/0.6)^2/1000 draws, S the skewness "
                        + "of a neuron: more than 10^7 for plain products of degree N = 5, and 16 times more for each further degree up to 12.",
                Wu2022.model(),
                List.of(required("10^7 at degree 5, times 16 each", 5, 16)),
                List.of(
                        violated("degree-two", required("10^7 at degree 2 already", 2, 16)),
                        Identities.violated("twenty-each", required("times 20 each", 5, 20), 0.05)));
    }

    private static Falsifier violated(String id, Inequality statement) {
        return Identities.violated(id, statement, 0.9);
    }

    private static Inequality required(String text, int first, long growth) {
        IntFunction<Interval> need = degree -> {
            Interval z = EnclosedFormula.of("4.89");
            Interval root = number(ProductKernelMoments.plainSkewness(degree))
                    .times(z.power(3))
                    .over(EnclosedFormula.of("0.6"));
            return root.power(2).over(Interval.of(1000));
        };
        List<Inequality.Case> cases = new ArrayList<>();
        cases.add(new Inequality.Case("N = %s".formatted(first), () -> Interval.of(1e7), () -> need.apply(first)));
        for (int n = first; n < 12; n++) {
            int degree = n;
            cases.add(new Inequality.Case(
                    "N = %s to %s".formatted(n, n + 1),
                    () -> need.apply(degree).times(Interval.of((double) growth)),
                    () -> need.apply(degree + 1)));
        }
        return new Inequality(text, cases);
    }
}

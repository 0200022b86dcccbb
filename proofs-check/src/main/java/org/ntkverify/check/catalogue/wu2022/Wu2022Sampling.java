package org.ntkverify.check.catalogue.wu2022;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.Tier;
import org.ntkverify.check.catalogue.wu2022.Wu2022.Net;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.ProductKernel;
import org.ntkverify.symbolic.ProductKernelMoments;

/**
 * Notes P5-1 and P5-2: mean and variance of drawn kernels.
 *
 * <p>The kernel is a mean of n independent neurons, so what counts is the number of neurons in all draws together, B. With
 * variance V and skewness S of one neuron (exact: plain V = 3, 19, 107 and S = 2.7, 11, 43 for N = 1, 2, 3; skip V = 7.3, 16.4, 74 and
 * S = 7.4, 18, 99 for N = 2, 3, 5) an interval at z = 5.1 needs about {@code B > (5.1^3 S/4.5)^2} and reaches {@code 5.1 sqrt(V/B)}. Entries off the
 * diagonal are more skewed; budgets are at least 2.5 times that, margins at least 1.5 times.
 */
final class Wu2022Sampling {

    /** Norms 1 and 3/4, at the angle whose cosine is 3/5. */
    static final Inputs PAIR = Inputs.of("two inputs of norms 1 and 3/4", new double[][] {{1, 0}, {0.45, 0.6}});

    private static final Inputs SINGLE = PAIR.first(1);

    private Wu2022Sampling() {}

    /**
     * What is drawn for a claim.
     *
     * @param widths with the same number of neurons, all draws together, at each
     */
    private record Budget(Net net, long neurons, double margin, List<Integer> widths) {

        List<WidthDraws> draws() {
            return widths.stream()
                    .map(width -> new WidthDraws(width, neurons / width))
                    .toList();
        }
    }

    static List<Claim> claims(Tier tier) {
        List<Claim> claims = new ArrayList<>();
        for (Budget budget : means(tier)) {
            claims.add(mean(budget));
        }
        for (Budget budget : variances(tier)) {
            claims.add(variance(budget));
        }
        return claims;
    }

    private static List<Budget> means(Tier tier) {
        long factor = tier.choose(1L, 2L, 8L);
        double scale = tier.choose(1.0, 0.75, 0.4);
        List<Budget> budgets = new ArrayList<>(List.of(
                new Budget(Wu2022.plain(1), factor * 500_000, 0.04 * scale, List.of(16, 256)),
                new Budget(Wu2022.plain(2), factor * 2_000_000, 0.05 * scale, List.of(16, 256)),
                new Budget(Wu2022.plain(3), tier.choose(20L, 20L, 100L) * 1_000_000, 0.07 * scale, List.of(64)),
                new Budget(Wu2022.skip(2), factor * 1_000_000, 0.04 * scale, List.of(16, 256)),
                new Budget(Wu2022.skip(3), factor * 2_000_000, 0.05 * scale, List.of(16, 256))));
        if (tier != Tier.SMOKE) {
            budgets.add(new Budget(Wu2022.skip(5), tier.choose(0L, 25L, 100L) * 1_000_000, 0.05 * scale, List.of(256)));
        }
        return budgets;
    }

    private static SamplingDesign design(
            Net net, Inputs inputs, Observable observable, int widthPower, List<WidthDraws> budget) {
        return new SamplingDesign(net.description(), inputs, observable, widthPower, SamplerKind.CONDITIONED, budget);
    }

    /** The upper triangle of Theta on {@link #PAIR}. */
    static List<Double> entries(ProductKernel kernel) {
        KernelProgram program = kernel.program();
        List<Double> entries = new ArrayList<>();
        for (int j = 0; j < PAIR.count(); j++) {
            for (int i = 0; i <= j; i++) {
                Map<String, Double> values = Map.of("xx", product(i, i), "yy", product(j, j), "xy", product(i, j));
                entries.add(
                        program.run(DoubleArithmetic.INSTANCE, values).getOrDefault(ProductKernel.THETA, Double.NaN));
            }
        }
        return entries;
    }

    private static double product(int i, int j) {
        return PAIR.innerProduct(i, j).evaluate(DoubleArithmetic.INSTANCE, Map.of());
    }

    private static Claim mean(Budget budget) {
        Net net = budget.net();
        SamplingDesign design = design(net, PAIR, Observable.theta(2), 0, budget.draws());
        List<Double> exact = entries(net.kernel());
        double margin = budget.margin();
        double near = 3 * margin;
        return Identities.holds(
                Wu2022.id("p5-1-mean-%s-%s".formatted(net.variant().text(), net.degree())),
                net.isPlain()
                        ? Wu2022.reading(
                                "P5-1", "our reading of the lemma on the kernel; equality at every width is derived")
                        : Wu2022.derived(
                                "P5-1", "the network of the released code has the skip; its kernel is derived"),
                "Mean of Theta, %s".formatted(net.text()),
                net.isPlain()
                        ? "E Theta_n = 2 (k^N + N <x,x'> kdot k^(N-1)) at every width n, in every entry; N = %s."
                                .formatted(net.degree())
                        : "With skip, E Theta_n = 2 k M^(N-1) + 2 <x,x'> kdot (M^(N-1) + (N-1) k M^(N-2)), M = 1 + m + m' + k, at every width; N = %s."
                                .formatted(net.degree()),
                Wu2022.model(),
                List.of(mean("E Theta_n = Theta", design, exact, exact, margin)),
                List.of(
                        wrong("derivative-once", "the derivative of one factor only", design, once(net), exact, margin),
                        wrong(
                                "half",
                                "the factor 2 is missing",
                                design,
                                exact.stream().map(x -> x / 2).toList(),
                                exact,
                                margin),
                        wrong(
                                "degree-plus-one",
                                "the kernel of degree N + 1",
                                design,
                                entries(new Net(net.variant(), net.degree() + 1).kernel()),
                                exact,
                                margin),
                        new Falsifier(
                                "near-miss",
                                mean(
                                        "E Theta_n = (1 + 3 margins) Theta",
                                        design,
                                        exact.stream().map(x -> (1 + near) * x).toList(),
                                        exact,
                                        margin),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(near, 2 * margin))));
    }

    /**
     * The kernel in which only one of N factors is trained; for N = 1 none is.
     */
    private static List<Double> once(Net net) {
        KernelProgram program = net.kernel().program();
        List<Double> entries = new ArrayList<>();
        for (int j = 0; j < PAIR.count(); j++) {
            for (int i = 0; i <= j; i++) {
                Map<String, Double> run = program.run(
                        DoubleArithmetic.INSTANCE,
                        Map.of("xx", product(i, i), "yy", product(j, j), "xy", product(i, j)));
                double sigma = run.getOrDefault(ProductKernel.SIGMA, Double.NaN);
                double theta = run.getOrDefault(ProductKernel.THETA, Double.NaN);
                entries.add(net.degree() == 1 ? sigma : sigma + (theta - sigma) / net.degree());
            }
        }
        return entries;
    }

    private static Falsifier wrong(
            String id, String text, SamplingDesign design, List<Double> claimed, List<Double> exact, double margin) {
        return new Falsifier(
                id, mean(text, design, claimed, exact, margin), ReasonCode.VALUE_RATIO, new EffectSize.AtLeast(0.15));
    }

    private static FiniteValue mean(
            String text, SamplingDesign design, List<Double> targets, List<Double> exact, double margin) {
        List<Double> scales = List.of(exact.get(0), Math.sqrt(exact.get(0) * exact.get(2)), exact.get(2));
        int widths = design.budget().size();
        return new FiniteValue(
                text, design, Collections.nCopies(widths, targets), Collections.nCopies(widths, scales), margin);
    }

    /**
     * The width brings the law of a draw near the normal one, whose squares have skewness 2.8: it exceeds the excess kurtosis
     * of a neuron (exact: 10, 232 and 4795 for plain N = 1, 2, 3; 102 and 772 for skip N = 2, 3), except for plain N = 3, which therefore is
     * drawn at the full tier only, with twice the margin.
     */
    private static List<Budget> variances(Tier tier) {
        long draws = tier.choose(30_000L, 100_000L, 200_000L);
        double margin = tier.choose(0.2, 0.1, 0.07);
        List<Budget> budgets = new ArrayList<>(List.of(
                new Budget(Wu2022.plain(1), draws * 64, margin, List.of(64)),
                new Budget(Wu2022.plain(2), draws * 1024, margin, List.of(1024)),
                new Budget(Wu2022.skip(2), draws * 256, margin, List.of(256))));
        if (tier != Tier.SMOKE) {
            budgets.add(new Budget(Wu2022.skip(3), draws * 1024, margin, List.of(1024)));
        }
        if (tier == Tier.FULL) {
            budgets.add(new Budget(Wu2022.plain(3), 100_000L * 4096, 2 * margin, List.of(4096)));
        }
        return budgets;
    }

    private static Claim variance(Budget budget) {
        Net net = budget.net();
        double exact = new ProductKernelMoments(net.degree(), net.variant())
                .relativeVariance()
                .evaluate(DoubleArithmetic.INSTANCE, Map.of());
        double mean = entries(net.kernel()).get(0);
        Observable square = Observable.of(List.of("n relvar Theta(x,x)"), (draw, target) -> {
            double deviation = draw.theta(0, 0) / mean - 1;
            target[0] = deviation * deviation;
        });
        SamplingDesign design = design(net, SINGLE, square, 1, budget.draws());
        double margin = budget.margin();
        double near = 2.5 * margin;
        // For degree 1 the law itself is "3 for every N", so its false twin is the law of degree 2.
        double twin = (net.degree() == 1 ? 19 : 3) / exact;
        return Identities.holds(
                Wu2022.id("p5-2-variance-%s-%s".formatted(net.variant().text(), net.degree())),
                Wu2022.derived("P5-2", "not printed; moments of independent neurons"),
                "Variance of Theta, %s".formatted(net.text()),
                "For |x| = 1, n Var Theta_n(x,x)/(E Theta_n(x,x))^2 = %s at every width, N = %s."
                        .formatted(Math.round(exact * 1e3) / 1e3, net.degree()),
                Wu2022.model(),
                List.of(relativeVariance("n relvar = exact value", design, exact, exact, margin)),
                List.of(
                        varied(
                                net.degree() == 1 ? "degree-two" : "independent-of-degree",
                                "the value of degree %s".formatted(net.degree() == 1 ? 2 : 1),
                                design,
                                twin,
                                exact,
                                margin),
                        varied("near-miss", "1 + 2.5 margins times the value", design, 1 + near, exact, margin)));
    }

    private static Falsifier varied(
            String id, String text, SamplingDesign design, double factor, double exact, double margin) {
        return new Falsifier(
                id,
                relativeVariance(text, design, factor * exact, exact, margin),
                ReasonCode.VALUE_RATIO,
                new EffectSize.Near(factor - 1, 2 * margin));
    }

    private static FiniteValue relativeVariance(
            String text, SamplingDesign design, double target, double scale, double margin) {
        return new FiniteValue(text, design, List.of(List.of(target)), List.of(List.of(scale)), margin);
    }
}

package org.ntkverify.check.catalogue.wang2021;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.Tier;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.pattern.EnclosedFormula;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.curve.DepthKernel;
import org.ntkverify.numeric.curve.KernelTable;

/**
 * Notes P4-3 and P4-4: integral and Fourier coefficients of psi grow like log L.
 *
 * <p>Growth from L to L' means the difference over {@code log(L'/L)}. Its bands around the limit are {@code 2 log(L)/L} wide on either side: the first correction to
 * the angle after l layers is {@code 3 pi/l - phi^(l) ~ 9 pi log(l)/(2 l^2)}, a relative {@code 1.5 log(l)/l}, and a band must be some such multiple.
 */
final class Wang2021Spectrum {

    private static final int PANELS = 20_000;

    /** The depths of the growth claims and of the table of circles, as far as a tier goes. */
    private static final List<Integer> SHALLOW = List.of(2, 8, 10, 32, 100, 128, 512);

    private static final List<Integer> DEEP = List.of(2, 8, 10, 32, 100, 128, 512, 1000, 2048);

    private static final Supplier<KernelTable> SHALLOW_TABLE = table(SHALLOW);

    private static final Supplier<KernelTable> DEEP_TABLE = table(DEEP);

    private Wang2021Spectrum() {}

    private static Supplier<KernelTable> table(List<Integer> depths) {
        return new Deferred<>(() -> new KernelTable(new DepthKernel(depths), PANELS));
    }

    /** Returns the table that all claims of a tier share; it is computed once. */
    static Supplier<KernelTable> table(Tier tier) {
        return tier.choose(SHALLOW_TABLE, DEEP_TABLE, DEEP_TABLE);
    }

    static List<Claim> claims(Tier tier) {
        return List.of(norm(tier), circle(tier), circleNumbers(tier));
    }

    /** From one depth to another. */
    private record Step(int from, int to) {

        Supplier<Interval> growth(Supplier<Interval> before, Supplier<Interval> after) {
            return () -> after.get()
                    .minus(before.get())
                    .over(EnclosedFormula.of("Log(b/a)", Map.of("a", Interval.of(from), "b", Interval.of(to))));
        }

        Supplier<Interval> band(String limit, int sign) {
            String relative = sign < 0 ? "(1-2*Log(a)/a)" : "(1+2*Log(a)/a)";
            return Wang2021.formula("(%s)*%s".formatted(limit, relative), Map.of("a", (double) from));
        }

        String label(String what) {
            return "%s, L = %s to %s".formatted(what, from, to);
        }
    }

    private static List<Step> steps(Tier tier) {
        List<Step> few = List.of(new Step(10, 32), new Step(32, 128), new Step(128, 512));
        List<Step> many = List.of(
                new Step(10, 32), new Step(32, 100), new Step(100, 512), new Step(128, 1000), new Step(512, 2048));
        return tier.choose(few, many, many);
    }

    private static Supplier<Interval> integral(Supplier<KernelTable> table, int depth) {
        return () -> table.get().integral(depth);
    }

    private static Supplier<Interval> normGrowth(Supplier<KernelTable> table, Step step) {
        return step.growth(integral(table, step.from()), integral(table, step.to()));
    }

    /** The growth of a quantity in its band around {@code limit}, from depth to depth. */
    private static Stream<Inequality.Case> growing(
            String what, List<Step> steps, String limit, IntFunction<Supplier<Interval>> quantity) {
        return steps.stream()
                .flatMap(step -> Wang2021.between(
                        step.label(what),
                        step.band(limit, -1),
                        step.growth(quantity.apply(step.from()), quantity.apply(step.to())),
                        step.band(limit, 1))
                        .stream());
    }

    private static Inequality norms(String text, Supplier<KernelTable> table, List<Step> steps, String limit) {
        return new Inequality(
                text,
                growing("growth", steps, limit, depth -> integral(table, depth)).toList());
    }

    private static Claim norm(Tier tier) {
        Supplier<KernelTable> table = table(tier);
        List<Step> steps = steps(tier);
        List<Step> last = steps.subList(steps.size() - 1, steps.size());
        return Identities.holds(
                Wang2021.KEY + "/p4-3-norm-grows-like-log",
                Wang2021.reading("P4-3", "our reading of the growth law n log L; the constant 3 pi/8 is derived"),
                "Norm of psi0: (3 pi/8) log L",
                "Per unit of log L, int_0^pi psi0/n dv grows by 3 pi/8 up to a relative 2 log(L)/L, from L to L' at %s. The integrals are enclosed by sums of monotone bounds."
                        .formatted(pairs(steps)),
                Wang2021.network(),
                List.of(norms("growth is 3 pi/8", table, steps, "3*Pi/8")),
                List.of(
                        Identities.violated(
                                "bounded",
                                new Inequality(
                                        "growth is at most 1/10",
                                        steps.stream()
                                                .map(step -> new Inequality.Case(
                                                        step.label("growth"),
                                                        normGrowth(table, step),
                                                        () -> EnclosedFormula.of("1/10")))
                                                .toList()),
                                0.8),
                        Identities.violated("linear", linear(table), 0.5),
                        Identities.violated("near-miss", norms("growth is 7 pi/16", table, last, "7*Pi/16"), 0.05)));
    }

    private static Inequality linear(Supplier<KernelTable> table) {
        return new Inequality(
                "the integral at L = 512 is 32/2 times that at L = 32 at least",
                List.of(new Inequality.Case(
                        "L = 32 and 512",
                        () -> integral(table, 32).get().times(Interval.of(16)),
                        integral(table, 512))));
    }

    private static String pairs(List<Step> steps) {
        return String.join(
                ", ",
                steps.stream().map(step -> step.from() + " to " + step.to()).toList());
    }

    private static Supplier<Interval> eigenvalue(Supplier<KernelTable> table, int depth, int frequency) {
        return () -> table.get().eigenvalue(depth, frequency);
    }

    private static Inequality eigenvalues(String text, Supplier<KernelTable> table, List<Step> steps, String limit) {
        return new Inequality(
                text,
                Stream.of(1, 2, 3)
                        .flatMap(k -> growing("lambda_" + k, steps, limit, depth -> eigenvalue(table, depth, k)))
                        .toList());
    }

    private static Claim circle(Tier tier) {
        Supplier<KernelTable> table = table(tier);
        List<Step> steps = steps(tier);
        List<Step> last = steps.subList(steps.size() - 1, steps.size());
        return Identities.holds(
                Wang2021.KEY + "/p4-4-circle-spectrum",
                Wang2021.derived("P4-4", "Fourier coefficients of psi on a great circle, arc length as measure"),
                "Great circle: (3 pi/4) log L",
                "The eigenvalues lambda_k/n, k = 1, 2, 3, of psi on a great circle grow by 3 pi/4 per unit of log L up to a relative 2 log(L)/L, from L to L' at %s."
                        .formatted(pairs(steps)),
                Wang2021.network(),
                List.of(eigenvalues("growth is 3 pi/4", table, steps, "3*Pi/4")),
                List.of(
                        Identities.violated("laplace-kernel", laplace(), 0.9),
                        Identities.violated("half", eigenvalues("growth is 3 pi/8", table, last, "3*Pi/8"), 0.3),
                        Identities.violated(
                                "near-miss", eigenvalues("growth is 7 pi/8", table, last, "7*Pi/8"), 0.05)));
    }

    /** {@code lambda_1/n} at L = 8, 32, 128, 512, to 0.003. */
    private static Inequality firstEigenvalues(Supplier<KernelTable> table, String... printed) {
        List<Integer> depths = List.of(8, 32, 128, 512);
        return new Inequality(
                "lambda_1/n is " + String.join(", ", printed),
                IntStream.range(0, printed.length)
                        .boxed()
                        .flatMap(i -> Wang2021.between(
                                "L = %s: %s".formatted(depths.get(i), printed[i]),
                                Wang2021.formula(printed[i] + "-3/1000", Map.of()),
                                eigenvalue(table, depths.get(i), 1),
                                Wang2021.formula(printed[i] + "+3/1000", Map.of()))
                                .stream())
                        .toList());
    }

    private static Claim circleNumbers(Tier tier) {
        Supplier<KernelTable> table = table(tier);
        return Identities.holds(
                Wang2021.KEY + "/p4-4-circle-numbers",
                Wang2021.derived("P4-4", "numbers of the note, two of them corrected"),
                "Great circle: eigenvalues",
                "lambda_1/n is 2.718, 4.799, 7.635, 10.785 at L = 8, 32, 128, 512, to 0.003. A sum over 4096 equispaced points gives 10.793 at L = 512, because the kernel has a kink at 0.",
                Wang2021.network(),
                List.of(firstEigenvalues(table, "2.718", "4.799", "7.635", "10.785")),
                List.of(
                        Identities.violated(
                                "equispaced-points",
                                firstEigenvalues(table, "2.718", "4.799", "7.636", "10.793"),
                                1e-5),
                        Identities.violated(
                                "two-layers-more",
                                new Inequality(
                                        "the value at L = 10 is at most that at L = 8",
                                        List.of(new Inequality.Case(
                                                "L = 10", eigenvalue(table, 10, 1), eigenvalue(table, 8, 1)))),
                                0.05)));
    }

    /** {@code int_(-pi)^pi exp(-L |v|) cos(v) dv = 2 L (1 + exp(-pi L))/(L^2 + 1)}. */
    private static Inequality laplace() {
        String formula = "2*l*(1+Exp(-Pi*l))/(l^2+1)";
        return new Inequality(
                "lambda_1 of exp(-L |v|) grows with L as well",
                List.of(new Inequality.Case(
                        "L = 8 and 512",
                        Wang2021.formula(formula, Map.of("l", 8.0)),
                        Wang2021.formula(formula, Map.of("l", 512.0)))));
    }
}

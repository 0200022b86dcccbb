package org.ntkverify.check.catalogue.wang2021;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.curve.KernelTable;

/**
 * Note P4-5: depth as a fitting resource. On two coaxial circles at angle delta the labels 1 and -1 are an exact eigenfunction of the kernel; its eigenvalue,
 * with the arc length of one circle as measure, says how large the weights of a fit are.
 */
final class Wang2021Circles {

    private static final List<Double> DISTANCES = List.of(0.4, 0.1, 0.025);

    private static final List<Integer> DEPTHS = List.of(2, 8, 32, 128, 512, 2048);

    /** For each distance the eigenvalues at these depths, printed with three decimals. */
    private static final List<List<String>> PRINTED = List.of(
            List.of("0.280", "1.012", "2.913", "5.789", "8.959", "12.198"),
            List.of("0.024", "0.137", "0.782", "2.816", "5.868", "9.107"),
            List.of("0.002", "0.014", "0.112", "0.749", "2.805", "5.889"));

    /** Depth and distance of the circles with the same product. */
    private record Pair(int depth, double delta) {

        Supplier<Interval> eigenvalue(Supplier<KernelTable> table) {
            return () -> table.get().coaxialEigenvalue(depth, delta);
        }

        String label() {
            return "lambda(%s, %s)".formatted(depth, delta);
        }
    }

    private Wang2021Circles() {}

    static List<Claim> claims(Tier tier) {
        return List.of(numbers(tier), depthHelps(tier), collapse(tier));
    }

    /** Printed eigenvalues, one row for each distance, one column for each depth, to 0.02. */
    private static Inequality table(
            String text, Supplier<KernelTable> table, List<Integer> depths, List<List<String>> rows) {
        return new Inequality(
                text,
                IntStream.range(0, rows.size())
                        .boxed()
                        .flatMap(row -> IntStream.range(0, depths.size())
                                .boxed()
                                .flatMap(column -> printed(
                                        table,
                                        new Pair(depths.get(column), DISTANCES.get(row)),
                                        rows.get(row).get(column))))
                        .toList());
    }

    private static Stream<Inequality.Case> printed(Supplier<KernelTable> table, Pair pair, String value) {
        return Wang2021.between(
                "%s = %s".formatted(pair.label(), value),
                Wang2021.formula(value + "-1/50", Map.of()),
                pair.eigenvalue(table),
                Wang2021.formula(value + "+1/50", Map.of()))
                .stream();
    }

    private static Claim numbers(Tier tier) {
        Supplier<KernelTable> table = Wang2021Spectrum.table(tier);
        List<Integer> depths = tier.choose(DEPTHS.subList(0, 5), DEPTHS, DEPTHS);
        return Identities.holds(
                Wang2021.KEY + "/p4-5-circles-numbers",
                Wang2021.derived("P4-5", "table of the note, its deepest column corrected"),
                "Two circles: eigenvalues",
                "lambda(L, delta)/n at L = %s is %s for delta = 0.4, %s for 0.1 and %s for 0.025, to 0.02; the measure is the arc length of one circle."
                        .formatted(
                                depths,
                                PRINTED.get(0).subList(0, depths.size()),
                                PRINTED.get(1).subList(0, depths.size()),
                                PRINTED.get(2).subList(0, depths.size())),
                Wang2021.network(),
                List.of(table("table", table, depths, PRINTED)),
                List.of(
                        Identities.violated(
                                "longitude",
                                table(
                                        "2.972 at (32, 0.4): longitude as measure",
                                        table,
                                        List.of(32),
                                        List.of(List.of("2.972"))),
                                0.005),
                        Identities.violated(
                                "distances-swapped",
                                table(
                                        "the row of 0.1 at 0.4",
                                        table,
                                        List.of(2, 8),
                                        List.of(List.of("0.024", "0.137"))),
                                0.5)));
    }

    private static Inequality.Case atMost(Supplier<KernelTable> table, Pair smaller, double factor, Pair larger) {
        Supplier<Interval> right = larger.eigenvalue(table);
        return new Inequality.Case(
                "%s <= %s %s".formatted(smaller.label(), factor, larger.label()),
                smaller.eigenvalue(table),
                () -> right.get().times(Interval.of(factor)));
    }

    private static Inequality chain(
            String text, Supplier<KernelTable> table, List<Integer> depths, List<Double> distances) {
        return new Inequality(
                text,
                distances.stream()
                        .flatMap(delta -> IntStream.range(1, depths.size())
                                .mapToObj(i -> atMost(
                                        table, new Pair(depths.get(i - 1), delta), 1, new Pair(depths.get(i), delta))))
                        .toList());
    }

    private static Claim depthHelps(Tier tier) {
        Supplier<KernelTable> table = Wang2021Spectrum.table(tier);
        List<Integer> depths = tier.choose(DEPTHS.subList(0, 5), DEPTHS, DEPTHS);
        return Identities.holds(
                        Wang2021.KEY + "/p4-5-depth-helps",
                        Wang2021.reading(
                                "P4-5",
                                "the paper's idea of depth as a resource, on an example with an exact solution"),
                        "Two circles: depth helps",
                        "Circles at latitudes +-delta/2, labels 1 and -1: the eigenvalue lambda(L, delta)/n of the labels grows with each step of L = %s at delta = 0.4, 0.1, 0.025."
                                .formatted(depths),
                        Wang2021.network(),
                        List.of(chain("lambda grows with L", table, depths, DISTANCES)),
                        List.of(
                                Identities.violated(
                                        "depth-does-not-help",
                                        chain("lambda(32) <= lambda(8)", table, List.of(32, 8), DISTANCES),
                                        0.6),
                                Identities.violated(
                                        "near-miss",
                                        new Inequality(
                                                "lambda(512, 0.4) >= 1.6 lambda(128, 0.4)",
                                                List.of(new Inequality.Case(
                                                        "delta = 0.4",
                                                        () -> table.get()
                                                                .coaxialEigenvalue(128, 0.4)
                                                                .times(Interval.of(1.6)),
                                                        new Pair(512, 0.4).eigenvalue(table)))),
                                        0.02)))
                .illustrated(Wang2021Figures.depthAsResource(table, depths, DISTANCES));
    }

    private static Inequality close(String text, Supplier<KernelTable> table, List<Pair> pairs, double factor) {
        return new Inequality(
                text,
                pairs.stream()
                        .flatMap(first -> pairs.stream()
                                .filter(second -> !first.equals(second))
                                .map(second -> atMost(table, first, factor, second)))
                        .toList());
    }

    private static Claim collapse(Tier tier) {
        Supplier<KernelTable> table = Wang2021Spectrum.table(tier);
        List<Pair> near = List.of(new Pair(32, 0.4), new Pair(128, 0.1), new Pair(512, 0.025));
        List<Pair> far = List.of(new Pair(128, 0.4), new Pair(512, 0.1));
        List<Pair> deeper = tier.choose(
                far,
                Stream.concat(far.stream(), Stream.of(new Pair(2048, 0.025))).toList(),
                Stream.concat(far.stream(), Stream.of(new Pair(2048, 0.025))).toList());
        Inequality both = new Inequality(
                "equal within 5 %",
                Stream.of(near, deeper)
                        .flatMap(pairs -> close("", table, pairs, 1.05).cases().stream())
                        .toList());
        return Identities.holds(
                Wang2021.KEY + "/p4-5-collapse",
                Wang2021.derived("P4-5", "scaling limit: psi(s/L)/(nL) tends to a function of s"),
                "Two circles: L delta decides",
                "lambda(L, delta)/n is the same within 5 %% at (32, 0.4), (128, 0.1), (512, 0.025), where L delta = 12.8, and at %s, where L delta = 51.2."
                        .formatted(String.join(
                                ", ",
                                deeper.stream()
                                        .map(pair -> "(%s, %s)".formatted(pair.depth(), pair.delta()))
                                        .toList())),
                Wang2021.network(),
                List.of(both),
                List.of(
                        Identities.violated(
                                "depth-alone",
                                close(
                                        "lambda is the same at L = 128",
                                        table,
                                        List.of(new Pair(128, 0.4), new Pair(128, 0.1)),
                                        1.05),
                                0.4),
                        Identities.violated(
                                "within-one-percent", close("equal within 1 %", table, near, 1.01), 0.005)));
    }
}

package org.ntkverify.check.catalogue.wang2021;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.curve.DepthKernel;

/** Note P4-2: the size of psi, and how its peak at angle 0 sharpens with depth. */
final class Wang2021Depth {

    private static final List<Integer> DEPTHS = List.of(10, 30, 100, 300, 1000, 2000, 4000);

    private Wang2021Depth() {}

    static List<Claim> claims() {
        return List.of(antipode(), peak(), sharpening());
    }

    private static List<Inequality.Case> band(int depth, String limit) {
        Map<String, Double> values = Map.of("l", (double) depth);
        return Wang2021.between(
                "L = " + depth,
                Wang2021.formula(limit + " - 1/(8*l) - 9*Pi^2/4*Log(1+l/2)/l^2", values),
                () -> Wang2021.perLayer(Math.PI, depth),
                Wang2021.formula(limit + " + (4+Log(1+l/2))/(4*l)", values));
    }

    private static Inequality bands(String text, String limit, List<Integer> depths) {
        return new Inequality(
                text,
                depths.stream().flatMap(depth -> band(depth, limit).stream()).toList());
    }

    private static Claim antipode() {
        List<Integer> deep = List.of(4000);
        return Identities.holds(
                Wang2021.KEY + "/p4-2-antipode-limit",
                Wang2021.derived("P4-2", "from the bounds of p4-1-angle-limit, by telescoping products"),
                "psi(pi)/(nL) -> 1/8",
                "-1/(8L) - (9 pi^2/4) log(1 + L/2)/L^2 <= psi(pi)/(nL) - 1/8 <= (4 + log(1 + L/2))/(4L), certified by enclosures of psi at L = 10 to 4000; for all L it is derived "
                        + "from the certified bounds on angles. As psi(0) = nL/2, off-diagonal over diagonal tends to 1/4.",
                Wang2021.network(),
                List.of(bands("bands around 1/8", "1/8", DEPTHS)),
                List.of(
                        Identities.violated("limit-0", bands("bands around 0", "0", deep), 0.5),
                        Identities.violated("limit-one-quarter", bands("bands around 1/4", "1/4", deep), 0.4),
                        Identities.violated("near-miss", bands("bands around 0.127", "0.127", deep), 1e-3)));
    }

    /** {@code (psi(0) - psi(pi))/(nL)} against a printed value. */
    private static Stream<Inequality.Case> printed(int depth, String value) {
        Supplier<Interval> low = Wang2021.formula(value + "-1/20000", Map.of());
        Supplier<Interval> high = Wang2021.formula(value + "+1/20000", Map.of());
        return Wang2021.between(
                "L = %s: %s".formatted(depth, value),
                low,
                () -> Wang2021.perLayer(0, depth).minus(Wang2021.perLayer(Math.PI, depth)),
                high)
                .stream();
    }

    private static Inequality peaks(String first, String second, String third) {
        return new Inequality(
                "printed values",
                Stream.of(printed(100, first), printed(1000, second), printed(10_000, third))
                        .flatMap(cases -> cases)
                        .toList());
    }

    private static Claim peak() {
        return Identities.holds(
                Wang2021.KEY + "/p4-2-peak",
                Wang2021.derived("P4-2", "numbers of the note"),
                "Height of the peak",
                "psi0(0)/(nL), psi0 = psi - psi(pi), is 0.3686, 0.3739, 0.3748 at L = 100, 1000, 10000, to half a unit of the last digit; its limit is 3/8.",
                Wang2021.network(),
                List.of(peaks("0.3686", "0.3739", "0.3748")),
                List.of(
                        Identities.violated("one-unit-more", peaks("0.3687", "0.3740", "0.3749"), 1e-4),
                        Identities.violated("already-at-the-limit", peaks("0.3750", "0.3750", "0.3750"), 1e-3)));
    }

    /** {@code psi(v)/psi(0)} falls from each depth to the next. */
    private static Inequality falling(String text, List<Double> angles, boolean rising) {
        List<Integer> depths = List.of(2, 8, 32, 128, 512, 2048);
        return new Inequality(
                text,
                angles.stream()
                        .flatMap(v -> {
                            Supplier<List<Interval>> psi = new Deferred<>(() -> new DepthKernel(depths).enclosures(v));
                            return IntStream.range(1, depths.size()).mapToObj(i -> {
                                Supplier<Interval> deeper =
                                        () -> share(psi.get().get(i), depths.get(i));
                                Supplier<Interval> before =
                                        () -> share(psi.get().get(i - 1), depths.get(i - 1));
                                String label = "v = %s, L = %s and %s".formatted(v, depths.get(i - 1), depths.get(i));
                                return rising
                                        ? new Inequality.Case(label, before, deeper)
                                        : new Inequality.Case(label, deeper, before);
                            });
                        })
                        .toList());
    }

    /** psi over {@code psi(0) = nL/2}. */
    private static Interval share(Interval psi, int depth) {
        return psi.times(Interval.of(2)).over(Interval.of(depth));
    }

    private static Claim sharpening() {
        List<Double> angles = List.of(0.05, 0.1, 0.2, 0.5, 1.0);
        return Identities.holds(
                        Wang2021.KEY + "/p4-2-sharpening",
                        Wang2021.reading(
                                "P4-2", "our reading of the illustration that psi is sharper the deeper the network"),
                        "Deeper is sharper",
                        "psi(v)/psi(0) falls from each of L = 2, 8, 32, 128, 512, 2048 to the next, at v = 0.05, 0.1, 0.2, 0.5, 1.",
                        Wang2021.network(),
                        List.of(falling("psi(v)/psi(0) falls with depth", angles, false)),
                        List.of(
                                Identities.violated(
                                        "rises", falling("psi(v)/psi(0) rises with depth", angles, true), 0.1),
                                Identities.violated(
                                        "at-the-antipode-too",
                                        falling("psi(pi)/psi(0) falls with depth", List.of(Math.PI), false),
                                        0.5)))
                .illustrated(Wang2021Figures.sharpening());
    }
}

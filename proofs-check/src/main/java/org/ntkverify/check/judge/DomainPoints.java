package org.ntkverify.check.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * The points at which a formula is compared with the truth: simple ones first, so that a counterexample is easy to redo by hand,
 * then those that separate near misses (unequal and extreme variances, both signs of c, rho near and at +-1), then seeded random ones.
 *
 * <p>Standard deviations are rational, so that {@code c = rho sqrt(a b)} is exact and {@code |rho| = 1} can be met exactly.
 */
final class DomainPoints {

    private static final long RANDOM_POINTS = 12;

    /** {@code sqrt(a), sqrt(b), rho}. */
    private static final List<String> INTERIOR = List.of(
            "1 1 1/2",
            "1 1 -1/2",
            "2 1 1/4",
            "1 3 -3/5",
            "1 1 0",
            "2 3 0",
            "1/8 1/5 1/3",
            "1/4 1/3 -2/3",
            "20 1/20 -1/4",
            "3/2 5 7/8",
            "1 2 999999/1000000",
            "3 2 -999999/1000000",
            "1 1 999999999999/1000000000000",
            "12 10 2/3",
            "1/100 1/80 -4/5");

    private static final List<String> BOUNDARY = List.of("1 1 1", "1 1 -1", "2 3 1", "3/2 1/2 -1");

    private final RandomStreams streams;

    DomainPoints(long seed) {
        this.streams = RandomStreams.of(seed, "judge", "points");
    }

    /** Returns the points in {@code a, b, c} (or {@code xx, yy, xy}), or in {@code rho} with the variances 1. */
    List<SamplePoint> of(Coordinates coordinates, List<String> positiveIntegers) {
        List<List<BigFraction>> triples = new ArrayList<>();
        INTERIOR.forEach(text -> triples.add(triple(text)));
        BOUNDARY.forEach(text -> triples.add(triple(text)));
        for (long draw = 0; draw < RANDOM_POINTS; draw++) {
            triples.add(random(streams.at(draw, 0, StreamRole.FORMULA_POINTS, 0), draw % 2 == 0 ? 32 : 256));
        }
        List<SamplePoint> points = new ArrayList<>();
        for (List<BigFraction> triple : triples) {
            Map<String, BigFraction> values = new HashMap<>(covariance(coordinates, triple));
            for (int i = 0; i < positiveIntegers.size(); i++) {
                int integer = points.isEmpty() ? 2 + i : 1 + (5 * points.size() + 7 * i) % 64;
                values.put(positiveIntegers.get(i), new BigFraction(integer));
            }
            boolean boundary = triple.get(2).abs().equals(BigFraction.ONE);
            SamplePoint point = new SamplePoint(values, boundary);
            if (!points.contains(point)) {
                points.add(point);
            }
        }
        return points;
    }

    private static Map<String, BigFraction> covariance(Coordinates coordinates, List<BigFraction> triple) {
        BigFraction s = triple.get(0);
        BigFraction t = triple.get(1);
        BigFraction rho = triple.get(2);
        BigFraction c = rho.multiply(s).multiply(t);
        return switch (coordinates) {
            case COVARIANCE -> Map.of("a", s.multiply(s), "b", t.multiply(t), "c", c);
            case SPHERE -> Map.of("rho", rho);
            case INPUTS -> Map.of("xx", s.multiply(s), "yy", t.multiply(t), "xy", c);
        };
    }

    private static List<BigFraction> triple(String text) {
        List<BigFraction> numbers = new ArrayList<>();
        for (String number : text.split(" ", -1)) {
            String[] parts = number.split("/", -1);
            long denominator = parts.length == 1 ? 1 : Long.parseLong(parts[1]);
            numbers.add(new BigFraction(Long.parseLong(parts[0]), denominator));
        }
        return numbers;
    }

    /**
     * Standard deviations up to 128/steps, correlations from -511/512 to 511/512. Half of the points have small variances,
     * because the expectations of some activations are finite there only.
     */
    private static List<BigFraction> random(RandomStream stream, long steps) {
        long s = 1 + Math.floorMod(stream.nextLong(), 128L);
        long t = 1 + Math.floorMod(stream.nextLong(), 128L);
        long rho = Math.floorMod(stream.nextLong(), 1023L) - 511;
        return List.of(new BigFraction(s, steps), new BigFraction(t, steps), new BigFraction(rho, 512L));
    }
}

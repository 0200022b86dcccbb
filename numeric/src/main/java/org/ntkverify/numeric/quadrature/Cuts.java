package org.ntkverify.numeric.quadrature;

import java.util.List;
import java.util.TreeSet;

/**
 * The ends of the first panels in the variable s of a standard normal density: kinks of the integrand exactly, and points at
 * geometrically growing distances from where it may change on a fine scale, so that no feature falls between the nodes.
 */
final class Cuts {

    /** Beyond so many standard deviations the density is below the range of doubles. */
    static final double REACH = 38.5;

    /** Half-width of what is cut finely for the density's own sake: {@code exp(-8.5^2/2) = 2e-16}. */
    private static final double BODY = 8.5;

    /** Widest panels on which 14 nodes integrate the density to 1e-14. */
    private static final double WIDEST = 4.25;

    private static final double GROWTH = 6;

    /** A graded point is left out where a cut exists within this part of its distance from the centre. */
    private static final double CROWDED = 1.0 / 3;

    private final double lower;
    private final double upper;
    private final TreeSet<Double> points = new TreeSet<>();

    /** Cuts of {@code [lower, upper]}. */
    Cuts(double lower, double upper) {
        this.lower = lower;
        this.upper = upper;
        points.add(lower);
        points.add(upper);
    }

    /** Adds a cut exactly at {@code point}. */
    Cuts kink(double point) {
        if (lower < point && point < upper) {
            points.add(point);
        }
        return this;
    }

    /** Adds cuts around {@code centre} at distances {@code scale 6^j} below the width of the body's panels. */
    Cuts graded(double centre, double scale) {
        soft(centre, scale);
        for (double distance = scale; distance < WIDEST; distance *= GROWTH) {
            soft(centre - distance, distance);
            soft(centre + distance, distance);
        }
        return this;
    }

    private void soft(double point, double distance) {
        if (!(lower < point && point < upper)) {
            return;
        }
        Double below = points.floor(point);
        Double above = points.ceiling(point);
        double nearest = Math.min(below == null ? distance : point - below, above == null ? distance : above - point);
        if (nearest >= CROWDED * Math.min(distance, WIDEST)) {
            points.add(point);
        }
    }

    /** Returns all cuts, those of the density added last. */
    List<Double> increasing() {
        for (double point : new double[] {0, -WIDEST, WIDEST, -BODY, BODY}) {
            soft(point, WIDEST);
        }
        return List.copyOf(points);
    }
}

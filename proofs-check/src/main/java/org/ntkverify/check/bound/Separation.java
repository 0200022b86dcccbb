package org.ntkverify.check.bound;

import java.util.HashMap;
import java.util.Map;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The smallest distances between the directions {@code u_i = x_i/|x_i|}, at least two points.
 *
 * @param squaredDistance {@code min |u_i - u_k|^2}
 * @param squaredAntipodal {@code min |u_i + u_k|^2}
 * @param closest a pair at which the first is nearly attained
 */
record Separation(Interval squaredDistance, Interval squaredAntipodal, Pair closest) {

    /** Two points, counted from 0. */
    record Pair(int first, int second) {}

    /** {@code 2 - 2 rho} loses all digits of a double next to {@code rho = 1}. */
    private static final DecimalIntervalArithmetic DECIMALS = DecimalIntervalArithmetic.ofDigits(40);

    static Separation of(Inputs inputs, Geometry geometry) {
        Search near = new Search(inputs, geometry, 1);
        Search far = new Search(inputs, geometry, -1);
        return new Separation(near.smallest(), far.smallest(), near.pair);
    }

    /** Returns delta, the smaller distance of both kinds. */
    Interval delta() {
        return new Interval(
                        Math.min(squaredDistance.lower(), squaredAntipodal.lower()),
                        Math.min(squaredDistance.upper(), squaredAntipodal.upper()))
                .sqrt();
    }

    /** Returns delta', the smallest distance. */
    Interval distance() {
        return squaredDistance.sqrt();
    }

    /** Looks for {@code min 2 - 2 sign rho}: few pairs can attain it, and only those are worth 40 digits. */
    private static final class Search {

        private final Inputs inputs;
        private final Geometry geometry;
        private final int sign;
        private final Map<Expression, Interval> known = new HashMap<>();
        private Pair pair = new Pair(0, 1);

        Search(Inputs inputs, Geometry geometry, int sign) {
            this.inputs = inputs;
            this.geometry = geometry;
            this.sign = sign;
        }

        Interval smallest() {
            double largest = -1;
            int n = inputs.count();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    largest = Math.max(largest, signed(i, j).lower());
                }
            }
            double lower = 4;
            double upper = 4;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    if (signed(i, j).upper() >= largest) {
                        Interval chord = squaredChord(i, j);
                        lower = Math.min(lower, chord.lower());
                        if (chord.upper() < upper) {
                            upper = chord.upper();
                            pair = new Pair(j, i);
                        }
                    }
                }
            }
            return new Interval(Math.max(0, lower), Math.max(0, upper));
        }

        private Interval signed(int i, int j) {
            Interval rho = geometry.correlation(i, j);
            return sign > 0 ? rho : rho.negate();
        }

        private Interval squaredChord(int i, int j) {
            Expression norms = inputs.innerProduct(i, i).times(inputs.innerProduct(j, j));
            Expression cosine = inputs.innerProduct(i, j).over(norms.sqrt());
            return known.computeIfAbsent(
                    Expression.integer(2).minus(cosine.times(2L * sign)),
                    chord -> chord.evaluate(DECIMALS, Map.of()).toInterval());
        }
    }
}

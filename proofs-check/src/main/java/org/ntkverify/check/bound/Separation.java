package org.ntkverify.check.bound;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The smallest distances between at least two points, or between their directions {@code u_i = x_i/|x_i|}.
 *
 * @param squaredDistance {@code min |u_i - u_k|^2}
 * @param squaredAntipodal {@code min |u_i + u_k|^2}
 * @param closest a pair at which the first is nearly attained
 */
record Separation(Interval squaredDistance, Interval squaredAntipodal, Pair closest) {

    /** Two points, counted from 0. */
    record Pair(int first, int second) {}

    /** {@code 2 - 2 rho} in doubles loses all digits of a double next to {@code rho = 1}. */
    private static final DecimalIntervalArithmetic DECIMALS = DecimalIntervalArithmetic.ofDigits(40);

    /** Returns the separation of the directions of inputs that are not 0. */
    static Separation ofDirections(Inputs inputs, Geometry geometry) {
        return of(inputs.count(), sign -> new Squares() {
            @Override
            public Interval near(int i, int j) {
                Interval twice = geometry.correlation(i, j).times(Interval.of(2.0 * sign));
                return Interval.of(2).minus(twice);
            }

            @Override
            public Expression exact(int i, int j) {
                Expression norms = inputs.innerProduct(i, i).times(inputs.innerProduct(j, j));
                Expression cosine = inputs.innerProduct(i, j).over(norms.sqrt());
                return Expression.integer(2).minus(cosine.times(2L * sign));
            }
        });
    }

    /** Returns the separation of the inputs themselves: {@code min |x_i -+ x_k|}. */
    static Separation ofPoints(Inputs inputs, Geometry geometry) {
        return of(inputs.count(), sign -> new Squares() {
            @Override
            public Interval near(int i, int j) {
                Interval norms = geometry.product(i, i).plus(geometry.product(j, j));
                return norms.minus(geometry.product(i, j).times(Interval.of(2.0 * sign)));
            }

            @Override
            public Expression exact(int i, int j) {
                Expression norms = inputs.innerProduct(i, i).plus(inputs.innerProduct(j, j));
                return norms.minus(inputs.innerProduct(i, j).times(2L * sign));
            }
        });
    }

    private static Separation of(int count, IntFunction<Squares> distances) {
        Search near = new Search(count, distances.apply(1));
        Search far = new Search(count, distances.apply(-1));
        return new Separation(near.smallest(), far.smallest(), near.pair);
    }

    /** Squared distances of pairs, in doubles and exactly. */
    private interface Squares {
        Interval near(int i, int j);

        Expression exact(int i, int j);
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

    /** Few pairs can attain the minimum, and only those are worth 40 digits. */
    private static final class Search {

        private final int count;
        private final Squares squares;
        private final Map<Expression, Interval> known = new HashMap<>();
        private Pair pair = new Pair(0, 1);

        Search(int count, Squares squares) {
            this.count = count;
            this.squares = squares;
        }

        Interval smallest() {
            double atMost = Double.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    atMost = Math.min(atMost, squares.near(i, j).upper());
                }
            }
            double lower = Double.MAX_VALUE;
            double upper = Double.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    if (squares.near(i, j).lower() <= atMost) {
                        Interval exact = known.computeIfAbsent(squares.exact(i, j), Search::enclosed);
                        lower = Math.min(lower, exact.lower());
                        if (exact.upper() < upper) {
                            upper = exact.upper();
                            pair = new Pair(j, i);
                        }
                    }
                }
            }
            return new Interval(Math.max(0, lower), Math.max(0, upper));
        }

        private static Interval enclosed(Expression square) {
            return square.evaluate(DECIMALS, Map.of()).toInterval();
        }
    }
}

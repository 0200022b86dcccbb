package org.ntkverify.numeric.curve;

import java.util.List;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * The leading part of the tangent kernel of a ReLU network of L hidden layers of width n, over n, at the angle v of two unit inputs:
 *
 * <pre>
 *   psi_L(v)/n = 1/2 sum_(l=0)^(L-1) cos(phi^(l)(v)) xi_l(v),   xi_l(v) = prod_(k=l)^(L-1) (1 - phi^(k)(v)/pi),
 * </pre>
 *
 * by {@code psi_(L+1) = (psi_L + n/2 cos phi^(L)) (1 - phi^(L)/pi)}, so that one pass over the layers serves every depth.
 *
 * <p>The summand l = 0 is kept apart: it is {@code cos(v) xi_0(v)/2}, and all the others decrease in v on [0, pi], as products of
 * non-negative decreasing factors, since the angle after a layer is at most pi/2.
 *
 * <p><em>Accuracy.</em> Let s be {@link ReluAngle#STEP_ERROR}. Since {@code 0 <= v phi'(v)/phi(v) <= 1}, relative errors of the angle do
 * not grow through a layer, so that phi^(l) errs by (l + 1) s relative to itself, an error of s of v included; and
 * {@code phi^(l) <= 3 pi/(l + 3)} turns this into an absolute error of 9.5 s. A cosine then errs by 10 s, a factor of xi by 4 s, and the sum
 * of L cosines by {@code sum_l (10 s + 5 (l + 1) s) <= 3 s (L + 2)^2}; so psi/n errs by half of that, 4e-8 at L = 2000.
 */
public final class DepthKernel {

    private final List<Integer> depths;

    /** What is known at one angle. */
    static final class Values {

        private final double[] rest;
        private final double[] first;

        private Values(int depths) {
            this.rest = new double[depths];
            this.first = new double[depths];
        }

        /** Returns {@code 1/2 sum_(l>=1) cos(phi^(l)) xi_l} at depth number {@code index}. */
        double rest(int index) {
            return rest[index];
        }

        /** Returns xi_0 at depth number {@code index}. */
        double first(int index) {
            return first[index];
        }
    }

    /**
     * Creates the kernels of several depths.
     *
     * @param depths numbers L of hidden layers, increasing, in [1, 100000]
     */
    public DepthKernel(List<Integer> depths) {
        int last = 0;
        for (int depth : depths) {
            if (!(depth > last && depth <= 100_000)) {
                throw new IllegalArgumentException(
                        "depths must increase from at least 1 to at most 100000 but were %s".formatted(depths));
            }
            last = depth;
        }
        if (last == 0) {
            throw new IllegalArgumentException("depths must name at least one depth but were []");
        }
        this.depths = List.copyOf(depths);
    }

    /** Returns the depths. */
    public List<Integer> depths() {
        return depths;
    }

    /** Returns the position of {@code depth}. */
    int indexOf(int depth) {
        int index = depths.indexOf(depth);
        if (index < 0) {
            throw new IllegalArgumentException("depth must be one of %s but was %s".formatted(depths, depth));
        }
        return index;
    }

    /** Returns a bound of the absolute error of the parts in {@link #at(double)}. */
    double error(int index) {
        double steps = depths.get(index) + 2.0;
        return 1.5 * ReluAngle.STEP_ERROR * steps * steps;
    }

    /** Returns for each depth {@code 1/2 sum_(l>=1) cos(phi^(l)) xi_l} and {@code xi_0}, at v or any angle within a relative 2^-47 of it. */
    Values at(double v) {
        Values values = new Values(depths.size());
        double angle = v;
        double factor = 1 - angle / Math.PI;
        double first = factor;
        double sum = 0;
        int next = 0;
        for (int l = 1; next < depths.size(); l++) {
            if (depths.get(next) == l) {
                values.rest[next] = sum / 2;
                values.first[next] = first;
                next++;
            }
            angle = ReluAngle.next(angle);
            factor = 1 - angle / Math.PI;
            sum = (sum + Math.cos(angle)) * factor;
            first *= factor;
        }
        return values;
    }

    /**
     * Returns enclosures of {@code psi_L(v)/n}, one for each depth, of width 2e-13 at L = 2 and 8e-8 at L = 2000.
     *
     * @param v an angle in [0, pi]; the double nearest pi stands for pi
     */
    public List<Interval> enclosures(double v) {
        Values values = at(v);
        Interval cosine = CurveAngles.cosine(Interval.of(v));
        return depths.stream()
                .map(depth -> {
                    int index = indexOf(depth);
                    Interval first = around(values.first(index), index).times(cosine);
                    return around(values.rest(index), index).plus(first.times(Interval.of(0.5)));
                })
                .toList();
    }

    /** Returns the numbers within the error bound of {@code value}. */
    Interval around(double value, int index) {
        double error = error(index);
        return Interval.of(value).plus(new Interval(-error, error));
    }

    /**
     * Returns an enclosure of {@code psi_L/n} at the last depth over all angles {@code v}, by interval arithmetic alone: without the error
     * analysis above, some hundred times slower, and as wide as its terms vary over v.
     */
    Interval byIntervals(Interval v) {
        Interval angle = v;
        Interval sum = Interval.ZERO;
        int last = depths.get(depths.size() - 1);
        for (int l = 0; l < last; l++) {
            Interval factor = Interval.ONE.minus(angle.over(Interval.PI));
            sum = sum.plus(CurveAngles.cosine(angle)).times(factor);
            angle = ReluAngle.next(angle);
        }
        return sum.times(Interval.of(0.5));
    }
}

package org.ntkverify.check.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * The power series {@code k(rho) = sum_p kappa_p rho^p} of a kernel of one ReLU layer without gains, all coefficients {@code >= 0}.
 *
 * <p>With {@code a_p = mu_p(ReLU)^2}: {@code a_0 = 1/(2 pi)}, {@code a_1 = 1/4}, {@code a_2 = 1/(4 pi)},
 * {@code a_(p+2) = a_p (p-1)^2/((p+1)(p+2))}, other odd ones 0,
 *
 * <pre>
 * outer layer  kappa_p = a_p              k(1) = 1/2
 * gates        kappa_p = (p+1) a_(p+1)    k(1) = 1/2
 * inner layer  kappa_p = p a_p            k(1) = 1/2
 * tangent      kappa_p = (p+1) a_p        k(1) = 1
 * </pre>
 */
final class KernelSeries {

    private final IntFunction<Interval> coefficients;
    private final Interval total;
    private final List<Interval> known = new ArrayList<>();

    private KernelSeries(IntFunction<Interval> coefficients, Interval total) {
        this.coefficients = coefficients;
        this.total = total;
    }

    static KernelSeries relu(KernelPart part) {
        List<Interval> squares = new ArrayList<>();
        Interval half = Interval.of(0.5);
        return switch (part) {
            case OUTER_LAYER -> new KernelSeries(p -> square(squares, p), half);
            case GATES -> new KernelSeries(p -> square(squares, p + 1).times(Interval.of(p + 1.0)), half);
            case INNER_LAYER -> new KernelSeries(p -> square(squares, p).times(Interval.of(p)), half);
            case TANGENT -> new KernelSeries(p -> square(squares, p).times(Interval.of(p + 1.0)), Interval.ONE);
            case FINITE_INNER_LAYER, FINITE_TANGENT ->
                throw new IllegalArgumentException("part must be deterministic but was %s".formatted(part));
        };
    }

    /** {@code a_p}, from those before it in {@code squares}. */
    private static Interval square(List<Interval> squares, int p) {
        while (squares.size() <= p) {
            int k = squares.size();
            squares.add(
                    switch (k) {
                        case 0 -> Interval.ONE.over(Interval.PI.plus(Interval.PI));
                        case 1 -> Interval.of(0.25);
                        case 2 -> Interval.ONE.over(Interval.PI.times(Interval.of(4)));
                        default ->
                            k % 2 == 1
                                    ? Interval.ZERO
                                    : squares.get(k - 2)
                                            .times(Interval.of((k - 3.0) * (k - 3.0)))
                                            .over(Interval.of((k - 1.0) * k));
                    });
        }
        return squares.get(p);
    }

    /** {@code kappa_p}. */
    synchronized Interval coefficient(int p) {
        while (known.size() <= p) {
            known.add(coefficients.apply(known.size()));
        }
        return known.get(p);
    }

    /** {@code k(1)}, the sum of all coefficients. */
    Interval total() {
        return total;
    }

    /** {@code sum_(q >= p) kappa_q}, by what the first p leave of the total. */
    Interval tail(int p) {
        Interval rest = total;
        for (int q = 0; q < p; q++) {
            rest = rest.minus(coefficient(q));
        }
        return Geometry.positive(rest);
    }
}

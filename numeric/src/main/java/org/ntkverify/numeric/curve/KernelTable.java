package org.ntkverify.numeric.curve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * The kernels of several depths on a mesh of [0, pi], and integrals over it as certified enclosures.
 *
 * <p>The mesh is {@code v_i = q (exp(i tau) - 1)}, {@code v_N = pi}, with {@code q = 1/L} of the deepest network, so that a step is tau times
 * (v + q), q the scale on which the kernel falls. On a step {@code psi = cos(v) xi_0(v)/2 + rest(v)} lies between bounds from its two ends,
 * because xi_0, cos and the rest decrease; lower and upper sums enclose the integral. They differ by about tau times the integral of
 * {@code psi - psi(pi)}.
 */
public final class KernelTable {

    private static final Interval HALF = Interval.of(0.5);
    private static final Interval TWO = Interval.of(2);

    private final DepthKernel kernel;
    private final double[] nodes;
    private final DepthKernel.Values[] values;
    private final double scale;
    private final double step;

    /**
     * Computes the table.
     *
     * @param kernel the kernels
     * @param panels N, in [2, 10^6]
     */
    public KernelTable(DepthKernel kernel, int panels) {
        if (!(panels >= 2 && panels <= 1_000_000)) {
            throw new IllegalArgumentException("panels must be in [2, 1000000] but was %s".formatted(panels));
        }
        int depths = kernel.depths().size();
        this.kernel = kernel;
        this.scale = 1.0 / kernel.depths().get(depths - 1);
        this.step = Math.log1p(Math.PI / scale) / panels;
        this.nodes = IntStream.rangeClosed(0, panels)
                .mapToDouble(i -> i == panels ? Math.PI : Math.min(Math.PI, scale * Math.expm1(i * step)))
                .toArray();
        this.values = Arrays.stream(nodes).mapToObj(kernel::at).toArray(DepthKernel.Values[]::new);
    }

    private int panels() {
        return nodes.length - 1;
    }

    private Interval end(int i) {
        return i == panels() ? Interval.PI : Interval.of(nodes[i]);
    }

    /** Encloses psi/n at depth number {@code index} over all angles from node {@code low} to node {@code high}. */
    private Interval between(int index, int low, int high) {
        Interval decreasing = new Interval(
                kernel.around(values[high].rest(index), index).lower(),
                kernel.around(values[low].rest(index), index).upper());
        Interval product = new Interval(
                Math.max(0, kernel.around(values[high].first(index), index).lower()),
                kernel.around(values[low].first(index), index).upper());
        Interval cosine = CurveAngles.cosine(new Interval(nodes[low], end(high).upper()));
        return decreasing.plus(product.times(cosine).times(HALF));
    }

    /** Returns an enclosure of {@code int_0^pi (psi(v) - psi(pi))/n dv}. */
    public Interval integral(int depth) {
        int index = kernel.indexOf(depth);
        Interval sum = Interval.ZERO;
        for (int i = 0; i < panels(); i++) {
            sum = sum.plus(between(index, i, i + 1).times(end(i + 1).minus(end(i))));
        }
        return sum.minus(between(index, panels(), panels()).times(Interval.PI));
    }

    /**
     * Returns an enclosure of {@code 2 int_0^pi psi(v)/n cos(k v) dv}: the eigenvalue over n of the kernel on a great circle, with the
     * arc length as measure, on {@code cos(k v)} and {@code sin(k v)}.
     *
     * @param depth L
     * @param frequency k, at least 1
     */
    public Interval eigenvalue(int depth, int frequency) {
        if (!(frequency >= 1)) {
            throw new IllegalArgumentException("frequency must be >= 1 but was %s".formatted(frequency));
        }
        int index = kernel.indexOf(depth);
        Interval k = Interval.of(frequency);
        Interval sum = Interval.ZERO;
        for (int i = 0; i < panels(); i++) {
            Interval psi = between(index, i, i + 1);
            Interval middle = Interval.of(psi.midpoint());
            Interval wave = CurveAngles.sine(k.times(end(i + 1)))
                    .minus(CurveAngles.sine(k.times(end(i))))
                    .over(k);
            // psi is its middle plus something of at most half its width, and |cos| <= 1.
            Interval deviation = psi.minus(middle).times(new Interval(-1, 1));
            sum = sum.plus(middle.times(wave)).plus(deviation.times(end(i + 1).minus(end(i))));
        }
        return sum.times(TWO);
    }

    /**
     * Returns an enclosure of the eigenvalue over n, with the arc length of one circle as measure, of the kernel on two coaxial circles at
     * angle {@code delta} that belongs to the function 1 on one circle and -1 on the other:
     * {@code 2 cos(delta/2) int_0^pi (psi(v_same) - psi(v_other))/n dtheta}.
     *
     * @param depth L
     * @param delta the angle between the circles, in [0, pi)
     */
    public Interval coaxialEigenvalue(int depth, double delta) {
        int index = kernel.indexOf(depth);
        CurveAngles angles = new CurveAngles(delta);
        Interval sum = Interval.ZERO;
        for (int i = 0; i < panels(); i++) {
            Interval same = over(index, angles.same(nodes[i]), angles.same(nodes[i + 1]));
            Interval other = over(index, angles.other(nodes[i]), angles.other(nodes[i + 1]));
            sum = sum.plus(same.minus(other).times(end(i + 1).minus(end(i))));
        }
        return sum.times(TWO).times(angles.radiusEnclosure());
    }

    /** Encloses psi/n over the angles between two numbers known up to {@link CurveAngles#ERROR}. */
    private Interval over(int index, double low, double high) {
        int below = Math.min(panels(), guess(low) + 1);
        while (below > 0 && nodes[below] > low * (1 - CurveAngles.ERROR)) {
            below--;
        }
        int above = Math.max(0, guess(high) - 1);
        while (above < panels() && nodes[above] < high * (1 + CurveAngles.ERROR)) {
            above++;
        }
        return between(index, below, above);
    }

    private int guess(double v) {
        return (int) Math.min(panels(), Math.round(Math.log1p(v / scale) / step));
    }
}

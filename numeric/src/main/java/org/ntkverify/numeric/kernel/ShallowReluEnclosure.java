package org.ntkverify.numeric.kernel;

import java.util.Arrays;
import java.util.Map;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Connection;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Rigorous enclosures of the kernels of one hidden ReLU layer without bias, for inputs that are doubles, in a few operations an entry: a
 * double and one bound of all its errors.
 *
 * <p>With {@code c = cos(theta)}, {@code S = w_1 w_2/2}, m = 1 for the NNGP and m = 2 for the tangent kernel,
 *
 * <pre>
 * K(x, x') = S |x| |x'| F(c),   F(c) = (sin(theta) + m (pi - theta) c)/pi,   |F| &lt;= m,
 * dF/dc = m (1 - theta/pi) + (m - 1) c/(pi sin(theta))
 * </pre>
 *
 * Let {@code u = 2^-53} and let the norms be known to a relative {@code e}. The directions then err by {@code e + 2u} relative to every
 * coordinate, and by Cauchy-Schwarz a sum of d products of them, in any order, by {@code E = d u + 2 (e + 2u)}, up to terms of order
 * {@code d^2 u^2}. Where the computed {@code |c| <= 31/32}, {@code sin(theta) > 0.247} all the way to the true cosine, and
 * {@code |dF/dc| <= 2 + 4.1/pi < 3.5}. Evaluated at the computed c, with {@code Math.acos} within 1 ulp as its documentation says,
 * the numerator errs by {@code 38 u} and F by {@code 17 u}; the product with S and the norms by {@code 2 (2 e + 6 u)} more. The bound taken,
 *
 * <pre>
 * S |x| |x'| (4 E + 4 e + 40 u),
 * </pre>
 *
 * has room for the terms of higher order. Nearly parallel pairs, whose angle a cosine does not know, go the way of all other kernels.
 */
final class ShallowReluEnclosure {

    private static final double UNIT_ROUNDOFF = 0x1p-53;

    /** Beyond this cosine the derivative by it grows without bound. */
    private static final double NEARLY_PARALLEL = 1 - 1.0 / 32;

    private static final double PER_PI = 1 / Math.PI;

    /** Up to this dimension terms of second order are nothing. */
    private static final int LARGEST_DIMENSION = 1 << 16;

    /** Between these no product of two norms and S comes near underflow or overflow. */
    private static final double SMALLEST_SCALE = 0x1p-200;

    private static final double LARGEST_SCALE = 0x1p200;

    /** Rows whose cosines are computed at once. */
    private static final int ROWS = 64;

    private final Inputs data;
    private final KernelKind kind;
    private final Interval scale;
    private final Interval[] norms;
    private final double[] middles;
    private final double[] directions;
    private final double relative;

    private ShallowReluEnclosure(Architecture architecture, Inputs data, KernelKind kind) {
        int n = data.count();
        int d = data.dimension();
        this.data = data;
        this.kind = kind;
        this.scale = scale(architecture, d);
        this.norms = new Interval[n];
        this.middles = new double[n];
        this.directions = new double[n * d];
        double widest = 0;
        for (int i = 0; i < n; i++) {
            Interval square = Interval.ZERO;
            for (int k = 0; k < d; k++) {
                square = square.plus(Interval.of(data.coordinate(i, k)).power(2));
            }
            norms[i] = square.sqrt();
            middles[i] = norms[i].midpoint();
            if (middles[i] > 0) {
                widest = Math.max(widest, norms[i].width() / norms[i].lower());
                for (int k = 0; k < d; k++) {
                    directions[i * d + k] = data.coordinate(i, k) / middles[i];
                }
            }
        }
        this.relative = widest;
    }

    private static Interval scale(Architecture architecture, int dimension) {
        Interval scale = Interval.of(0.5);
        for (int l = 0; l < 2; l++) {
            Expression gain = architecture.layers().get(l).weightVariance();
            boolean divided = l == 0 && architecture.input() == InputScaling.SCALED;
            scale = scale.times(
                    (divided ? gain.over(dimension) : gain).evaluate(IntervalArithmetic.INSTANCE, Map.of()));
        }
        return scale;
    }

    /** Whether this class knows the kernels of {@code architecture} at {@code data}. */
    static boolean applies(Architecture architecture, Inputs data) {
        boolean shallow = architecture.connection().equals(Connection.DENSE)
                && architecture.activation().equals(Activation.RELU)
                && architecture.hiddenLayers() == 1
                && !architecture.hasBias()
                && !architecture.parameterization().trainsRawWeights()
                && architecture.parameterization() != Parameterization.MUP;
        if (!shallow || !data.areDoubles() || data.dimension() > LARGEST_DIMENSION) {
            return false;
        }
        for (int i = 0; i < data.count(); i++) {
            double largest = 0;
            for (int k = 0; k < data.dimension(); k++) {
                largest = Math.max(largest, Math.abs(data.coordinate(i, k)));
            }
            if (largest != 0 && !(largest >= SMALLEST_SCALE && largest <= LARGEST_SCALE / LARGEST_DIMENSION)) {
                return false;
            }
        }
        Interval scale = scale(architecture, data.dimension());
        return scale.lower() >= SMALLEST_SCALE && scale.upper() <= LARGEST_SCALE;
    }

    /** Encloses an entry in some other way. */
    @FunctionalInterface
    interface Other {
        Interval at(int i, int j);
    }

    /** The kernel matrix; {@code other} is asked for pairs that are nearly parallel. */
    static IntervalMatrix of(Architecture architecture, Inputs data, KernelKind kind, Other other) {
        return new ShallowReluEnclosure(architecture, data, kind).matrix(other);
    }

    private IntervalMatrix matrix(Other other) {
        int n = data.count();
        int d = data.dimension();
        double[] tile = new double[ROWS * n];
        double middle = scale.midpoint();
        double error = error();
        double largestScale = scale.upper();
        double[] upper = Arrays.stream(norms).mapToDouble(Interval::upper).toArray();
        return IntervalMatrix.ofRows(n, (i, values, radii) -> {
            int first = i - i % ROWS;
            if (i == first) {
                int rows = Math.min(ROWS, n - first);
                LinearAlgebra.get()
                        .multiply(
                                Shape.TRANSPOSED,
                                first + rows,
                                rows,
                                d,
                                directions,
                                0,
                                d,
                                directions,
                                first * d,
                                d,
                                0,
                                tile,
                                0,
                                n);
            }
            int from = (i - first) * n;
            values(i, tile, from, middle * middles[i], values);
            double bound = largestScale * upper[i] * error;
            for (int j = 0; j < i; j++) {
                radii[j] = bound * upper[j];
            }
            diagonal(i, values, radii);
            for (int j = 0; j < i; j++) {
                if (!(Math.abs(tile[from + j]) <= NEARLY_PARALLEL)) {
                    write(other.at(i, j), j, values, radii);
                }
            }
        });
    }

    private void values(int i, double[] cosines, int from, double factor, double[] values) {
        double m = multiplicity();
        for (int j = 0; j < i; j++) {
            double c = cosines[from + j];
            double sine = Math.sqrt((1 - c) * (1 + c));
            double angle = Math.acos(c);
            values[j] = factor * (middles[j] * (PER_PI * (sine + m * (Math.PI - angle) * c)));
        }
    }

    /** {@code F(1) = m}. */
    private void diagonal(int i, double[] values, double[] radii) {
        write(scale.times(norms[i].power(2)).times(Interval.of(multiplicity())), i, values, radii);
    }

    private static void write(Interval entry, int j, double[] values, double[] radii) {
        values[j] = entry.midpoint();
        // Twice the half width, since both ends and the middle are rounded.
        radii[j] = entry.width();
    }

    private double multiplicity() {
        return kind == KernelKind.NTK ? 2 : 1;
    }

    /** {@code 4 E + 4 e + 40 u} and the roundings of the three products that make it a radius. */
    private double error() {
        double direction = relative + 2 * UNIT_ROUNDOFF;
        double cosine = data.dimension() * UNIT_ROUNDOFF + 2 * direction;
        double gain = scale.width() / scale.lower();
        return (4 * cosine + 4 * relative + 2 * gain + 40 * UNIT_ROUNDOFF) * (1 + 0x1p-20);
    }
}

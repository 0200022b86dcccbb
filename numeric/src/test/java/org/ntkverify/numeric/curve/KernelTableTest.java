package org.ntkverify.numeric.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.Interval;

/** Integrals, against the printed numbers of the notes and against a plain trapezoidal rule. */
class KernelTableTest {

    private static final DepthKernel KERNEL = new DepthKernel(List.of(1, 2, 8, 32, 128, 512));
    private static final KernelTable TABLE = new KernelTable(KERNEL, 20_000);

    /** The trapezoidal rule on the substitution v = q (e^s - 1); within 1e-5 for these integrands. */
    private static double trapezoid(DoubleUnaryOperator integrand) {
        int steps = 4000;
        double q = 1e-3;
        double length = Math.log1p(Math.PI / q);
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double v = Math.min(Math.PI, q * Math.expm1(i * length / steps));
            double weight = i == 0 || i == steps ? 0.5 : 1;
            sum += weight * (v + q) * integrand.applyAsDouble(v);
        }
        return sum * length / steps;
    }

    private static double psi(double v, int depth) {
        return new DepthKernel(List.of(depth))
                .enclosures(Math.min(v, Math.PI))
                .get(0)
                .midpoint();
    }

    private static void assertClose(Interval enclosure, double value, double width) {
        assertThat(enclosure.contains(value)).as("%s in %s", value, enclosure).isTrue();
        assertThat(enclosure.width()).isLessThan(width);
    }

    @Test
    void enclosures_contain_the_trapezoidal_values() {
        for (int depth : List.of(1, 2, 32, 512)) {
            double end = psi(Math.PI, depth);
            assertClose(TABLE.integral(depth), trapezoid(v -> psi(v, depth) - end), 0.01);
            for (int k = 1; k <= 3; k++) {
                int frequency = k;
                assertClose(
                        TABLE.eigenvalue(depth, k), 2 * trapezoid(v -> psi(v, depth) * Math.cos(frequency * v)), 0.02);
            }
        }
    }

    /** {@code psi/n = cos(v)(1 - v/pi)/2}: its integral is 1/pi, and {@code int_0^pi cos(v)^2 (1 - v/pi) dv = pi/4}. */
    @Test
    void one_layer_by_hand() {
        assertClose(TABLE.eigenvalue(1, 1), Math.PI / 4, 0.002);
        assertClose(TABLE.integral(1), 1 / Math.PI, 0.002);
    }

    /** Eigenvalues of the great circle at L = 8, 32, 128, 512. */
    @Test
    void printed_eigenvalues_of_the_circle() {
        Map.of(8, 2.718, 32, 4.799, 128, 7.635, 512, 10.785)
                .forEach((depth, printed) -> assertThat(2 * trapezoid(v -> psi(v, depth) * Math.cos(v)))
                        .isCloseTo(printed, within(5e-4)));
    }

    /** Twin: sums over 4096 equispaced points are too large by {@code h^2 |psi'(0+)|/(6 n)}, 0.008 at L = 512: the kernel has a kink. */
    @Test
    void sums_over_equispaced_points_are_outside() {
        int count = 4096;
        double h = 2 * Math.PI / count;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double v = Math.min(i, count - i) * h;
            sum += h * psi(v, 512) * Math.cos(v);
        }
        assertThat(sum).isCloseTo(10.793, within(5e-4));
        assertThat(sum - 2 * trapezoid(v -> psi(v, 512) * Math.cos(v)))
                .isCloseTo(h * h / 6 * 512 * 513 / (4 * Math.PI), within(5e-4));
        assertThat(TABLE.eigenvalue(512, 1).contains(sum)).isFalse();
    }

    private static double coaxial(int depth, double delta) {
        CurveAngles angles = new CurveAngles(delta);
        return 2
                * Math.cos(delta / 2)
                * trapezoid(theta -> psi(angles.same(theta), depth) - psi(angles.other(theta), depth));
    }

    /** The notes' table, without its deepest column; arc length of one circle as measure. */
    @Test
    void printed_eigenvalues_of_two_circles() {
        Map<Double, List<Double>> printed = Map.of(
                0.4, List.of(0.280, 1.012, 2.913, 5.789, 8.959),
                0.1, List.of(0.024, 0.137, 0.782, 2.816, 5.868),
                0.025, List.of(0.002, 0.014, 0.112, 0.749, 2.805));
        List<Integer> depths = List.of(2, 8, 32, 128, 512);
        printed.forEach((delta, row) -> {
            for (int i = 0; i < depths.size(); i++) {
                double value = coaxial(depths.get(i), delta);
                assertThat(value).as("L=%s delta=%s", depths.get(i), delta).isCloseTo(row.get(i), within(5e-4));
                Interval enclosure = TABLE.coaxialEigenvalue(depths.get(i), delta);
                assertThat(enclosure.contains(value))
                        .as("%s in %s", value, enclosure)
                        .isTrue();
                assertThat(enclosure.width()).isLessThan(0.05);
            }
        });
    }

    /** Twin: per unit of longitude instead of arc length. */
    @Test
    void the_measure_matters() {
        assertThat(coaxial(32, 0.4) / Math.cos(0.2)).isCloseTo(2.972, within(5e-4));
        assertThat(TABLE.coaxialEigenvalue(32, 0.4).contains(2.972)).isFalse();
    }

    @Test
    void angles_of_two_circles_have_their_chords() {
        CurveAngles angles = new CurveAngles(0.4);
        assertThat(angles.other(0)).isCloseTo(0.4, within(1e-15));
        assertThat(angles.other(Math.PI)).isCloseTo(Math.PI, within(1e-15));
        assertThat(angles.same(0)).isZero();
        assertThat(angles.same(Math.PI)).isCloseTo(Math.PI - 0.4, within(1e-15));
        double cosine = Math.cos(0.2) * Math.cos(0.2) * Math.cos(1.1);
        double height = Math.sin(0.2) * Math.sin(0.2);
        assertThat(Math.cos(angles.same(1.1))).isCloseTo(cosine + height, within(1e-15));
        assertThat(Math.cos(angles.other(1.1))).isCloseTo(cosine - height, within(1e-15));
    }

    @Test
    void arguments_are_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KernelTable(KERNEL, 1))
                .withMessage("panels must be in [2, 1000000] but was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.eigenvalue(8, 0))
                .withMessage("frequency must be >= 1 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.coaxialEigenvalue(8, 4))
                .withMessage("delta must be in [0, pi) but was 4.0");
    }
}

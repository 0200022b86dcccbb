package org.ntkverify.numeric.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.arithmetic.Interval;

class DepthKernelTest {

    private static final DepthKernel KERNEL = new DepthKernel(List.of(1, 2, 3, 10, 100, 1000));

    private static Interval at(double v, int depth) {
        return KERNEL.enclosures(v).get(KERNEL.indexOf(depth));
    }

    /** Errors are a thousandth of the bound, since roundings do not add up in one direction. */
    @Test
    void enclosures_contain_the_reference_values() {
        assertThat(CurveReferences.psi()).hasSizeGreaterThan(40).allSatisfy(row -> {
            Interval enclosure = at(row.v(), row.depth());
            assertThat(CurveReferences.contains(enclosure, row.value()))
                    .as("%s %s", row, enclosure)
                    .isTrue();
            assertThat(enclosure.width()).isLessThan(5e-14 * (row.depth() + 2) * (row.depth() + 2));
        });
    }

    /** Twin: without the factor of the layer at which a summand starts. */
    @Test
    void a_product_that_starts_one_layer_late_is_outside() {
        assertThat(CurveReferences.psi())
                .filteredOn(row -> row.v() > 0.01 && row.depth() > 2)
                .allSatisfy(row -> assertThat(
                                CurveReferences.contains(at(row.v(), row.depth()), BigDecimal.valueOf(late(row))))
                        .isFalse());
    }

    private static double late(CurveReferences.PsiRow row) {
        double sum = 0;
        double angle = row.v();
        for (int l = 0; l < row.depth(); l++) {
            sum = sum * (1 - angle / Math.PI) + Math.cos(angle);
            angle = ReluAngle.next(angle);
        }
        return sum / 2;
    }

    @Test
    void error_analysis_and_interval_arithmetic_agree() {
        for (double v : new double[] {1e-3, 0.3, 1.0, 2.0, 3.0, Math.PI}) {
            for (int depth : new int[] {1, 2, 10, 1000}) {
                DepthKernel kernel = new DepthKernel(List.of(depth));
                Interval slow = kernel.byIntervals(Interval.of(v));
                Interval fast = kernel.enclosures(v).get(0);
                assertThat(slow.intersect(fast).width())
                        .as("v=%s L=%s", v, depth)
                        .isLessThan(1e-7);
            }
        }
    }

    @Test
    void at_angle_0_it_is_half_the_depth() {
        assertThat(KERNEL.enclosures(0)).hasSize(6);
        for (int depth : KERNEL.depths()) {
            assertThat(at(0, depth).contains(depth / 2.0)).as("%s", depth).isTrue();
        }
    }

    @Test
    void depths_are_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DepthKernel(List.of(3, 3)))
                .withMessage("depths must increase from at least 1 to at most 100000 but were [3, 3]");
        assertThatIllegalArgumentException().isThrownBy(() -> new DepthKernel(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KERNEL.indexOf(7))
                .withMessage("depth must be one of [1, 2, 3, 10, 100, 1000] but was 7");
    }
}

package org.ntkverify.numeric.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.ExperimentPlan;
import org.ntkverify.numeric.sample.Moments;

class HierarchyShiftTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    static Moments draws(Experiment experiment, long draws) {
        return new ExperimentPlan(SEED, "test/label", experiment, 0, draws)
                .run(new LocalDrawEngine(2), Progress.SILENT);
    }

    private static double violated(Moments moments, String event) {
        return moments.mean(moments.names().indexOf(event + ": violated"));
    }

    private static double[] upper(HierarchyShift form) {
        double[] shift = new double[9];
        TangentHierarchy limit = KernelShift.expected();
        form.write(limit.kernel(), limit, LabelledPoints.THREE.targets(), shift);
        return new double[] {shift[0], shift[3], shift[6], shift[4], shift[7], shift[8]};
    }

    @Test
    void one_label_has_half_of_the_first_term() {
        HierarchyShift.Modes modes = new HierarchyShift.Modes(new double[] {2}, new double[] {3});
        // r = -3 e^(-2t), so K2 ends at k times the integral of 9/2 e^(-2t) (1 - e^(-2t)), which is 9/8 k.
        assertThat(modes.shift(HierarchyShift.FULL, new double[] {5})).isCloseTo(5 * 9 / 8.0, within(1e-14));
        assertThat(modes.linear(new double[] {4})).isCloseTo(6, within(1e-14));
    }

    /** numpy, tensor Gauss-Hermite rule with 88^3 nodes (converging from above in the first entry), by the matrices P, D and Q as printed. */
    @Test
    void numbers_of_three_points() {
        assertThat(upper(HierarchyShift.FULL))
                .containsExactly(new double[] {0.9074, -0.5045, 0.0660, 0.8817, 0.0201, 1.7990}, within(5e-5));
        assertThat(upper(HierarchyShift.WITHOUT_Q))
                .containsExactly(new double[] {1.7640, -1.0026, 0.1356, 1.7301, 0.0363, 3.6818}, within(5e-5));
        assertThat(upper(HierarchyShift.INVERSE_ON_THE_LEFT))
                .containsExactly(new double[] {0.857, -0.498, 0.070, 0.848, 0.016, 1.883}, within(5e-4));
        assertThat(upper(HierarchyShift.ONE_INVERSE))
                .containsExactly(new double[] {-0.2200, -0.1408, -0.0906, -0.1269, 0.1286, 0.0417}, within(5e-5));
    }

    @Test
    void the_integrated_hierarchy_agrees_with_the_formula_and_with_no_mistake() {
        Moments moments = draws(new HierarchyFlow(), 60);
        for (HierarchyShift form : HierarchyShift.values()) {
            assertThat(violated(moments, HierarchyFlow.agrees(form).name()))
                    .as(form.text())
                    .isCloseTo(form == HierarchyShift.FULL ? 0 : 1, within(1e-12));
        }
        assertThat(violated(moments, HierarchyFlow.REGULARISED.name())).isBetween(0.3, 0.99);
    }

    @Test
    void one_network_is_nearer_to_the_formula_than_to_mistakes() {
        Moments moments = draws(new ShiftByNetwork(512), 60);
        double own = moments.mean(0);
        assertThat(own).isLessThan(moments.mean(2) - 1).isLessThan(moments.mean(4) - 2);
        assertThat(own).isLessThan(moments.mean(6) - 0.3);
    }

    @Test
    void trained_networks_shift_as_the_formula_says() {
        Moments moments = draws(new KernelShift(256, true), 300);
        double[] formula = upper(HierarchyShift.FULL);
        for (int at = 0; at < formula.length; at++) {
            // The mean is off by about 8/m; six standard errors.
            double error = 12.0 / 256 + 6 * Math.sqrt(moments.variance(at) / 300);
            assertThat(moments.mean(at)).isCloseTo(formula[at], within(error));
        }
    }
}

package org.ntkverify.numeric.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Limit curve of the order parameters against an independent iteration, and the end value of the flow. */
class LinearNetworkOrderTest {

    private static double[] unit(int d) {
        double[] target = new double[d];
        target[0] = 1;
        return target;
    }

    /** Along w* the limit is a system of three numbers: w, e = u^T Ehat u, v; e and v stay equal. */
    @Test
    void limit_in_maximal_update_follows_the_scalar_system() {
        int d = 20;
        double rate = 0.5;
        LinearNetworkOrder order = LinearNetworkOrder.limit(rate, 1.0 / d, unit(d));
        double w = 0;
        double e = 1.0 / d;
        double v = 1.0 / d;
        double kappa = 1.0 / d;
        for (int step = 0; step < 60; step++) {
            order.step();
            double r = w - 1;
            double nextW = w - rate * (e + v) * r + rate * rate * kappa * w * r * r;
            double nextE = e - 2 * rate * kappa * r * w + rate * rate * kappa * v * r * r;
            v = v - 2 * rate * kappa * w * r + rate * rate * kappa * e * r * r;
            w = nextW;
            e = nextE;
            assertThat(order.w()[0]).isCloseTo(w, within(1e-14));
            assertThat(order.e()[0]).isCloseTo(e, within(1e-14));
            assertThat(order.v()).isCloseTo(v, within(1e-14));
        }
        // Flow ends at 2 sqrt(1/D^2 + |w*|^2/D) = 0.4583; steps of size 0.5 end 0.4 % below.
        assertThat(e + v).isCloseTo(2 * Math.sqrt(1.0 / (d * d) + 1.0 / d), within(0.003));
    }

    @Test
    void small_steps_reach_the_end_value_of_the_flow() {
        int d = 20;
        LinearNetworkOrder order = LinearNetworkOrder.limit(0.005, 1.0 / d, unit(d));
        for (int step = 0; step < 8000; step++) {
            order.step();
        }
        assertThat(order.e()[0] + order.v()).isCloseTo(2 * Math.sqrt(1.0 / (d * d) + 1.0 / d), within(3e-5));
        assertThat(order.loss()).isLessThan(1e-12);
    }
}

package org.ntkverify.numeric.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

class KernelPredictorTest {

    private static final Architecture ERF =
            Architecture.ntk(Activation.ERF, 2, Expression.ratio(3, 2), Expression.ratio(1, 2));
    private static final Inputs POINTS =
            Inputs.of("five points", new double[][] {{1, 0}, {0, 1}, {-1, 0.5}, {0.25, -1}, {1, 1}});
    private static final double[] TARGETS = {1, -1, 0.5, 2, 0};

    @Test
    void the_predictor_takes_the_targets_at_the_training_inputs() {
        KernelPredictor predictor = KernelPredictor.fit(ERF, POINTS, TARGETS, 0);
        for (int i = 0; i < TARGETS.length; i++) {
            double[] x = {POINTS.coordinate(i, 0), POINTS.coordinate(i, 1)};
            // The condition of this kernel matrix is 7.2: solving costs some 5 * 7.2 * 2^-53 of the targets, 8e-15.
            assertThat(predictor.at(x).value()).isCloseTo(TARGETS[i], offset(1e-13));
        }
        double[] first = {POINTS.coordinate(0, 0), POINTS.coordinate(0, 1)};
        assertThat(KernelPredictor.fit(ERF, POINTS, TARGETS, 0.1).at(first).value())
                .as("with a ridge it does not")
                .isNotCloseTo(TARGETS[0], offset(1e-3));
    }

    @Test
    void its_gradient_is_the_derivative_of_its_value() {
        KernelPredictor predictor = KernelPredictor.fit(ERF, POINTS, TARGETS, 0.01);
        double[] x = {0.3, -0.4};
        // A central difference errs by step^2/6 times a third derivative of order 1, 2e-9, and by rounding, 2e-12.
        double step = 1e-4;
        for (int k = 0; k < 2; k++) {
            double[] above = x.clone();
            double[] below = x.clone();
            above[k] += step;
            below[k] -= step;
            double slope = (predictor.at(above).value() - predictor.at(below).value()) / (2 * step);
            assertThat(predictor.at(x).gradient().get(k)).isCloseTo(slope, offset(1e-7));
            assertThat(predictor.at(x).gradient().get(1 - k)).isNotCloseTo(slope, offset(1e-3));
        }
    }

    @Test
    void what_cannot_be_fitted_is_refused() {
        Inputs twins = Inputs.of("twins", new double[][] {{1, 0}, {1, 0}});
        assertThatThrownBy(() -> KernelPredictor.fit(ERF, twins, new double[] {0, 1}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("kernel matrix of the training inputs must be positive definite but was not");
        assertThatThrownBy(() -> KernelPredictor.fit(ERF, POINTS, new double[] {0, 1}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("targets must be 5 finite numbers but were [0.0, 1.0]");
        assertThatThrownBy(() -> KernelPredictor.fit(ERF, POINTS, TARGETS, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ridge must be >= 0 and finite but was -1.0");
    }
}

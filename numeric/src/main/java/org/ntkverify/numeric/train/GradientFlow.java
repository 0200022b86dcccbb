package org.ntkverify.numeric.train;

import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;

/**
 * Gradient flow {@code d theta / dt = -d C(f(X; theta)) / d theta}, times the learning-rate scale of the parameterisation.
 *
 * <p><i>Accuracy:</i> Dormand-Prince 8(5,3) with step control: the local error of each step is at most {@code tolerance (1 + |theta_p|)} in the
 * root mean square over the parameters. Global errors were a few times that on the networks of the tests. Activations with kinks make steps short.
 */
public final class GradientFlow {

    private final TrainingPass pass;
    private final Objective objective;
    private final double scale;
    private final double tolerance;

    /**
     * Describes the flow.
     *
     * @param tolerance of one step, in (0, 1)
     */
    public GradientFlow(NetworkFunction function, Objective objective, double tolerance) {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance must be in (0, 1) but was %s".formatted(tolerance));
        }
        this.pass = new TrainingPass(function);
        this.objective = objective;
        this.scale = function.network().learningRateScale();
        this.tolerance = tolerance;
    }

    /**
     * Returns theta(time).
     *
     * @param parameters theta(0), P finite numbers
     * @param time at least 0
     * @throws ArithmeticException if the step control gives up, as it does where the flow blows up
     */
    public double[] after(double[] parameters, double time) {
        if (!(time >= 0 && Double.isFinite(time))) {
            throw new IllegalArgumentException("time must be >= 0 and finite but was %s".formatted(time));
        }
        if (time == 0) {
            return parameters.clone();
        }
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(1e-12 * time, time, tolerance, tolerance);
        try {
            return integrator
                    .integrate(new Descent(), new ODEState(0, parameters), time)
                    .getPrimaryState();
        } catch (MathIllegalStateException failure) {
            throw new ArithmeticException(
                    "gradient flow must reach time %s but does not: %s".formatted(time, failure.getMessage()));
        }
    }

    private final class Descent implements OrdinaryDifferentialEquation {

        private final double[] cotangent = new double[objective.size()];

        @Override
        public int getDimension() {
            return pass.size();
        }

        @Override
        public double[] computeDerivatives(double time, double[] parameters) {
            double[] velocity = new double[parameters.length];
            objective.slopes(pass.outputs(parameters), cotangent);
            pass.gradient(parameters, cotangent, velocity);
            for (int i = 0; i < velocity.length; i++) {
                velocity[i] *= -scale;
            }
            return velocity;
        }
    }
}

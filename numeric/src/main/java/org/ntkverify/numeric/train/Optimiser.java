package org.ntkverify.numeric.train;

/** A rule that moves parameters by gradients. */
public sealed interface Optimiser {

    /** Returns the learning rate eta. */
    double learningRate();

    /** Returns a state for {@code size} parameters, at its start. */
    State newState(int size);

    /** What a rule remembers between steps; one run uses it. */
    interface State {
        /** Moves {@code parameters} by one step along {@code gradient}. */
        void step(double[] parameters, double[] gradient);
    }

    /** Gradient descent, {@code theta <- theta - eta g}. */
    record GradientDescent(double learningRate) implements Optimiser {

        /** Checks the rate. */
        public GradientDescent {
            requireRate(learningRate);
        }

        @Override
        public State newState(int size) {
            return (parameters, gradient) -> {
                for (int i = 0; i < size; i++) {
                    parameters[i] -= learningRate * gradient[i];
                }
            };
        }
    }

    /** Heavy-ball momentum, {@code v <- beta v + g}, {@code theta <- theta - eta v}, v = 0 at the start. */
    record Momentum(double learningRate, double beta) implements Optimiser {

        /** Checks the rate and that beta is in [0, 1). */
        public Momentum {
            requireRate(learningRate);
            requireDecay("beta", beta);
        }

        @Override
        public State newState(int size) {
            double[] velocity = new double[size];
            return (parameters, gradient) -> {
                for (int i = 0; i < size; i++) {
                    velocity[i] = beta * velocity[i] + gradient[i];
                    parameters[i] -= learningRate * velocity[i];
                }
            };
        }
    }

    /**
     * Adam with bias correction: {@code m <- beta_1 m + (1 - beta_1) g}, {@code v <- beta_2 v + (1 - beta_2) g^2},
     * {@code theta <- theta - eta m/(1 - beta_1^t) / (sqrt(v/(1 - beta_2^t)) + epsilon)}. Source: Kingma, Ba (2015), algorithm 1.
     */
    record Adam(double learningRate, double beta1, double beta2, double epsilon) implements Optimiser {

        /** Checks the rate, that both decays are in [0, 1) and that epsilon is not negative. */
        public Adam {
            requireRate(learningRate);
            requireDecay("beta1", beta1);
            requireDecay("beta2", beta2);
            if (!(epsilon >= 0)) {
                throw new IllegalArgumentException("epsilon must be >= 0 but was %s".formatted(epsilon));
            }
        }

        /** Adam with the usual {@code beta_1 = 0.9}, {@code beta_2 = 0.999}, {@code epsilon = 1e-8}. */
        public Adam(double learningRate) {
            this(learningRate, 0.9, 0.999, 1e-8);
        }

        @Override
        public State newState(int size) {
            double[] mean = new double[size];
            double[] square = new double[size];
            double[] powers = {1, 1};
            return (parameters, gradient) -> {
                powers[0] *= beta1;
                powers[1] *= beta2;
                for (int i = 0; i < size; i++) {
                    double g = gradient[i];
                    mean[i] = beta1 * mean[i] + (1 - beta1) * g;
                    square[i] = beta2 * square[i] + (1 - beta2) * g * g;
                    double root = Math.sqrt(square[i] / (1 - powers[1])) + epsilon;
                    // A parameter whose gradient has always been 0 does not move, also with epsilon 0.
                    if (mean[i] != 0) {
                        parameters[i] -= learningRate * (mean[i] / (1 - powers[0])) / root;
                    }
                }
            };
        }
    }

    private static void requireRate(double rate) {
        if (!(rate > 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException("learningRate must be > 0 and finite but was %s".formatted(rate));
        }
    }

    private static void requireDecay(String name, double decay) {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("%s must be in [0, 1) but was %s".formatted(name, decay));
        }
    }
}

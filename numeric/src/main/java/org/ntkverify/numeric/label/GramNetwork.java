package org.ntkverify.numeric.label;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * A two-layer network seen through its data: {@code f_i = m^(-1/2) sum_r a_r s(u_ir)} with {@code u_ir = w_r . x_i}.
 *
 * <p>Gradients by {@code w_r} lie in the span of the points, so training moves {@code u_r} by {@code C = X X^T} times a vector, and the pair
 * (a, u) is all there is to know; at initialisation {@code u_r = L g_r}, {@code C = L L^T}, g_r standard normal. Mutable; for one thread.
 */
public final class GramNetwork {

    private final NeuronActivation activation;
    private final int n;
    private final int width;
    private final double scale;
    private final double[] gram;
    private final double[] root;
    private final LinearAlgebra algebra = LinearAlgebra.get();

    /** a, then u point by point: u_ir at {@code (i + 1) m + r}. */
    private final double[] state;

    private final double[] initial;
    private final double[] value;
    private final double[] slope;
    private final double[] outputs;
    private final double[] residual;
    private final double[] stage;
    private final double[] change;
    private final double[] sum;
    private final double[] mixed;

    /**
     * Makes room for a network.
     *
     * @param gram C, n x n, positive definite; copied
     * @param width m, at least 1
     */
    public GramNetwork(NeuronActivation activation, double[] gram, int n, int width) {
        if (!(width >= 1)) {
            throw new IllegalArgumentException("width must be >= 1 but was %s".formatted(width));
        }
        this.activation = activation;
        this.n = n;
        this.width = width;
        this.scale = 1 / Math.sqrt(width);
        this.gram = gram.clone();
        this.root = LabelledPoints.root(gram, n);
        int size = (n + 1) * width;
        this.state = new double[size];
        this.initial = new double[size];
        this.value = new double[size];
        this.slope = new double[size];
        this.outputs = new double[n];
        this.residual = new double[n];
        this.stage = new double[size];
        this.change = new double[size];
        this.sum = new double[size];
        this.mixed = new double[n * n];
    }

    /** Draws the weights. */
    public void draw(RandomStreams streams, long index) {
        streams.fillNormals(index, 1, StreamRole.EXPERIMENT_WEIGHTS, stage, n * width);
        streams.fillNormals(index, 2, StreamRole.EXPERIMENT_WEIGHTS, initial, width);
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < width; r++) {
                double u = 0;
                for (int k = 0; k <= i; k++) {
                    u += root[i + n * k] * stage[k * width + r];
                }
                initial[(i + 1) * width + r] = u;
            }
        }
        restart();
    }

    /** Goes back to the weights drawn. */
    public void restart() {
        System.arraycopy(initial, 0, state, 0, state.length);
    }

    /** Changes the sign of the readout drawn, and goes back to the weights drawn. */
    void mirror() {
        for (int r = 0; r < width; r++) {
            initial[r] = -initial[r];
        }
        restart();
    }

    /** Returns m. */
    public int width() {
        return width;
    }

    /** Returns n. */
    public int points() {
        return n;
    }

    /** Returns {@code x_i . x_j}. */
    double product(int i, int j) {
        return gram[i + n * j];
    }

    /** Returns a_r. */
    double readout(int r) {
        return state[r];
    }

    /** Returns u_ir. */
    double preactivation(int i, int r) {
        return state[(i + 1) * width + r];
    }

    /** Sets one neuron, at initialisation and now. */
    void set(int r, double readout, double[] preactivations) {
        initial[r] = readout;
        for (int i = 0; i < n; i++) {
            initial[(i + 1) * width + r] = preactivations[i];
        }
        restart();
    }

    /** Writes {@code f_i} to {@code target}. */
    public void outputs(double[] target) {
        forward(state);
        System.arraycopy(outputs, 0, target, 0, n);
    }

    private void forward(double[] at) {
        activation.evaluate(at, width, value, slope, n * width);
        algebra.multiply(Shape.TRANSPOSED, n, 1, width, scale, value, width, width, at, 0, width, 0, outputs, 0, n);
    }

    /** Writes the tangent kernel, n x n: {@code K_ij = (1/m) sum_r s(u_i) s(u_j) + a^2 s'(u_i) s'(u_j) x_i . x_j}. */
    public void kernel(double[] target) {
        forward(state);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double values = 0;
                double slopes = 0;
                for (int r = 0; r < width; r++) {
                    int at = (i + 1) * width + r;
                    int other = (j + 1) * width + r;
                    values += value[at] * value[other];
                    slopes += state[r] * state[r] * slope[at] * slope[other];
                }
                double entry = (values + slopes * product(i, j)) / width;
                target[i + n * j] = entry;
                target[j + n * i] = entry;
            }
        }
    }

    /** Returns {@code |theta - theta_0|^2}, the squared distance of all weights from those drawn. */
    public double squaredMove() {
        double[] part = new double[n];
        double total = 0;
        for (int r = 0; r < width; r++) {
            double moved = state[r] - initial[r];
            total += moved * moved;
            // |w - w_0|^2 = du^T C^(-1) du = |L^(-1) du|^2, because w - w_0 lies in the span of the points.
            for (int i = 0; i < n; i++) {
                double rest = state[(i + 1) * width + r] - initial[(i + 1) * width + r];
                for (int k = 0; k < i; k++) {
                    rest -= root[i + n * k] * part[k];
                }
                part[i] = rest / root[i + n * i];
                total += part[i] * part[i];
            }
        }
        return total;
    }

    /** Writes the velocity of gradient flow at {@code at} to {@link #change}. */
    private void velocity(double[] at, double[] labels, double[] offsets) {
        forward(at);
        for (int i = 0; i < n; i++) {
            residual[i] = outputs[i] - offsets[i] - labels[i];
            for (int j = 0; j < n; j++) {
                mixed[i + n * j] = -scale * residual[i] * product(i, j);
            }
        }
        algebra.multiply(Shape.PLAIN, width, 1, n, -scale, value, width, width, residual, 0, n, 0, change, 0, width);
        for (int from = width; from <= n * width; from += width) {
            for (int r = 0; r < width; r++) {
                slope[from + r] *= at[r];
            }
        }
        algebra.multiply(Shape.PLAIN, width, n, n, slope, width, width, mixed, 0, n, 0, change, width, width);
    }

    /**
     * Follows gradient flow of {@code (1/2) sum_i (f_i - o_i - y_i)^2} by the classical Runge-Kutta method of order 4. For smooth activations only: at
     * a kink the flow may slide, which the method does not see.
     *
     * @param offsets o
     * @param step of the method
     * @param steps how many
     */
    public void flow(double[] labels, double[] offsets, double step, int steps) {
        for (int k = 0; k < steps; k++) {
            velocity(state, labels, offsets);
            System.arraycopy(change, 0, sum, 0, sum.length);
            advance(step / 2);
            velocity(stage, labels, offsets);
            add(2);
            advance(step / 2);
            velocity(stage, labels, offsets);
            add(2);
            advance(step);
            velocity(stage, labels, offsets);
            add(1);
            for (int p = 0; p < state.length; p++) {
                state[p] += step / 6 * sum[p];
            }
        }
    }

    private void advance(double by) {
        for (int p = 0; p < state.length; p++) {
            stage[p] = state[p] + by * change[p];
        }
    }

    private void add(double weight) {
        for (int p = 0; p < sum.length; p++) {
            sum[p] += weight * change[p];
        }
    }

    /** Makes {@code steps} steps of gradient descent with rate eta on the same loss. */
    public void descend(double[] labels, double[] offsets, double eta, int steps) {
        for (int k = 0; k < steps; k++) {
            velocity(state, labels, offsets);
            for (int p = 0; p < state.length; p++) {
                state[p] += eta * change[p];
            }
        }
    }
}

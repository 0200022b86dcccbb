package org.ntkverify.numeric.adversarial;

import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.train.Loss;

/**
 * Steps of gradient descent on the mean loss at perturbed inputs [MMSTV18]:
 *
 * <pre>theta &lt;- theta - eta grad_theta (1/N) sum_i loss(f(x_i + delta_i; theta), y_i)</pre>
 *
 * where the perturbations {@code delta_i} are those that an attack finds at the present theta and count as constants. With an attack of radius 0 this is
 * ordinary training. (The released code of [LHAR22] makes a second step at the clean inputs after each one; this does not.) Working memory of one thread.
 */
public final class AdversarialTraining {

    private final TrainingPass pass;
    private final NetworkClassifier target;
    private final Loss loss;
    private final Attack attack;
    private final double rate;
    private final double[] moved;
    private final double[] gradients;
    private final double[] slopes;

    /**
     * Prepares training in batches as large as the number of inputs of the network.
     *
     * @param function with one output
     * @param learningRate eta, of the mean loss; multiplied by the learning-rate scale of the parameterisation
     * @param attack what perturbs each batch
     */
    public AdversarialTraining(NetworkFunction function, Loss loss, double learningRate, Attack attack) {
        if (!(learningRate > 0 && Double.isFinite(learningRate))) {
            throw new IllegalArgumentException(
                    "learningRate must be > 0 and finite but was %s".formatted(learningRate));
        }
        int count = function.network().inputCount();
        int dimension = function.network().width(0);
        this.pass = new TrainingPass(function);
        this.target = new NetworkClassifier(function, new double[pass.size()]);
        this.loss = loss;
        this.attack = attack;
        this.rate = learningRate * function.network().learningRateScale() / count;
        this.moved = new double[count * dimension];
        this.gradients = new double[count * dimension];
        this.slopes = new double[count];
    }

    /**
     * Makes one step.
     *
     * @param parameters theta; changed
     * @param points a batch, d x N
     * @param labels N signs
     */
    public void step(double[] parameters, double[] points, double[] labels) {
        target.at(parameters);
        attack.perturb(target, points, labels, moved, gradients);
        pass.inputs(moved);
        double[] outputs = pass.outputs(parameters);
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = loss.slope(outputs[i], labels[i]);
        }
        pass.move(parameters, slopes, -rate);
    }
}

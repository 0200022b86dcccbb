package org.ntkverify.numeric.adversarial;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Ordinary and adversarial training of {@code f = m^(-1/2) sum_r a_r relu(w_r.x)}, both layers trained, with logistic loss on inputs of
 * {@link TwoScaleLaw}.
 *
 * @param law of training and test inputs
 * @param samples n
 * @param width m
 * @param steps of gradient descent
 * @param batch inputs of one step; n for full batches
 * @param learningRate eta of the mean loss
 * @param attack of adversarial training and of tests
 */
public record TrainingSetting(
        TwoScaleLaw law, int samples, int width, int steps, int batch, double learningRate, Attack attack) {

    /** Checks that batches divide the samples. */
    public TrainingSetting {
        if (!(batch >= 1 && samples % batch == 0)) {
            throw new IllegalArgumentException("batch must divide the %s samples but was %s".formatted(samples, batch));
        }
    }

    /** Returns the setting in one line. */
    public String text() {
        return "relu width %s, logistic loss, %s steps of rate %s on batches of %s of n = %s, %s, %s steps of attack of length %s in radius %s"
                .formatted(
                        width,
                        steps,
                        learningRate,
                        batch,
                        samples,
                        law.text(),
                        attack.steps(),
                        attack.step(),
                        attack.radius());
    }

    /** Returns the network on {@code count} inputs, which are replaced later. */
    FiniteNetwork network(int count) {
        Architecture architecture = Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
                .withInput(InputScaling.RAW);
        return new FiniteNetwork(architecture, Inputs.of("0", new double[count][law.dimension()]), List.of(width));
    }

    /** Returns the attack of ordinary training, which does nothing. */
    Attack none() {
        return new Attack(attack.norm(), 0, 0, 1);
    }
}

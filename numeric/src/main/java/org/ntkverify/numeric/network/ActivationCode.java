package org.ntkverify.numeric.network;

import org.ntkverify.numeric.internal.code.GeneratedCode;
import org.ntkverify.symbolic.Activation;

/** An activation and its almost-everywhere derivative as one compiled loop over an array. */
public interface ActivationCode {

    /**
     * Evaluates {@code phi} and {@code phi'} at {@code count} numbers.
     *
     * @param z arguments, read from {@code zFrom} on
     * @param zFrom index of the first argument
     * @param value receives {@code phi(z)} from {@code from} on
     * @param slope receives {@code phi'(z)} from {@code from} on
     * @param from index of the first result
     * @param count how many
     */
    void evaluate(double[] z, int zFrom, double[] value, double[] slope, int from, int count);

    /**
     * Compiles {@code activation}, which takes some 10 ms the first time.
     *
     * <p><i>Accuracy:</i> that of the elementary functions, 1 ulp each for those of {@link Math}, 4 ulp for tanh and about 1 ulp
     * for erf, times the condition of the formula as it is written.
     *
     * @throws IllegalArgumentException if its expression is not a function of z made of elementary functions
     */
    static ActivationCode of(Activation activation) {
        return GeneratedCode.implementing(ActivationCode.class, ActivationSource.of(activation));
    }
}

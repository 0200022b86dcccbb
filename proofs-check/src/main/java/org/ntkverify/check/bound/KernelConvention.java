package org.ntkverify.check.bound;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The networks whose infinite-width tangent kernel is the kernel of a source. Conventions differ by factors: with one hidden layer the
 * first is {@code H + N}, the others {@code 2(H + N)}.
 */
public enum KernelConvention {
    /** {@code n_1^(-1/2) sum_j v_j s(w_j.x)}, standard normal weights, both layers trained: {@code H + N}. One hidden layer. */
    KARHADKAR_SHALLOW("shallow network of Karhadkar et al.", 1),
    /** {@code (prod_(l<L) sqrt(2/n_l)) f_L}, standard normal weights. */
    KARHADKAR_DEEP("deep network of Karhadkar et al.", 2),
    /** Standard normal weights, kernel multiplied by {@code prod_(l<L) 2/n_l}: diagonal {@code L |x|^2}. */
    NGUYEN("network of Nguyen et al.", 2),
    /** Unit first layer, {@code sigma_w^2 = 2} later; the source divides the matrix by N besides. */
    MURRAY("network of Murray et al. for ReLU", 2);

    private final String text;
    private final int laterGain;

    KernelConvention(String text, int laterGain) {
        this.text = text;
        this.laterGain = laterGain;
    }

    /** Returns the words in reports. */
    public String text() {
        return text;
    }

    /** Returns the network with the given number of hidden layers, the sources' L minus 1. */
    public Architecture architecture(int hiddenLayers) {
        if (!(hiddenLayers >= 1 && (this != KARHADKAR_SHALLOW || hiddenLayers == 1))) {
            throw new IllegalArgumentException("hiddenLayers of the %s must be %s but was %s"
                    .formatted(text, this == KARHADKAR_SHALLOW ? "1" : ">= 1", hiddenLayers));
        }
        List<Layer> layers = new ArrayList<>(List.of(new Layer(Expression.ONE, Expression.ZERO)));
        for (int l = 1; l <= hiddenLayers; l++) {
            layers.add(new Layer(Expression.integer(laterGain), Expression.ZERO));
        }
        return new Architecture(Activation.RELU, layers, Parameterization.NTK, InputScaling.RAW);
    }

    /**
     * Returns what a plain ReLU network's tangent kernel is of the kernel {@code K^(L)} of {@link #NGUYEN}, whose diagonal is
     * {@code L |x|^2}: the product of all gains over {@code 2^(L-1)}, L weight layers.
     */
    static Interval deepFactor(BoundSetting setting) {
        return setting.gain().over(Interval.of(2).power(setting.architecture().hiddenLayers()));
    }
}

package org.ntkverify.numeric.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.expression.Expression;

/**
 * One dense layer as numbers, in the words of {@code KernelRecursion}:
 *
 * <pre>
 * Sigma = w K + b,   Theta = t_w K + t_b + w Kdot Theta_before
 * </pre>
 *
 * The first layer has the same form with {@code K = <x, x'>} and {@code Theta_before = 0}.
 *
 * @param weight {@code w}, the weight variance, over d in the first layer if the input is scaled
 * @param bias {@code b}, the bias variance
 * @param trainedWeight {@code t_w}
 * @param trainedBias {@code t_b}
 */
record LayerNumbers(double weight, double bias, double trainedWeight, double trainedBias) {

    /** Returns the layers 1 .. L+1. */
    static List<LayerNumbers> of(Architecture architecture, List<Integer> widths, int dimension) {
        boolean raw = architecture.parameterization().trainsRawWeights();
        List<LayerNumbers> numbers = new ArrayList<>();
        for (int l = 0; l < architecture.layers().size(); l++) {
            Layer layer = architecture.layers().get(l);
            boolean divided = l == 0 && architecture.input() == InputScaling.SCALED;
            Expression gain = divided ? layer.weightVariance().over(dimension) : layer.weightVariance();
            double weight = value(gain);
            double bias = value(layer.biasVariance());
            double rawWeight = l == 0 ? 1 : raw ? widths.get(l - 1) : 0;
            numbers.add(
                    raw
                            ? new LayerNumbers(weight, bias, rawWeight, layer.hasBias() ? 1 : 0)
                            : new LayerNumbers(weight, bias, weight, bias));
        }
        return numbers;
    }

    private static double value(Expression constant) {
        return constant.rational()
                .map(rational -> rational.doubleValue())
                .orElseGet(() -> constant.evaluate(DoubleArithmetic.INSTANCE, Map.of()));
    }

    /** {@code w K + b}. */
    double after(double kernel) {
        return Math.fma(weight, kernel, bias);
    }

    /** {@code t_w / w}. */
    double weightRatio() {
        return trainedWeight / weight;
    }

    /** {@code t_b / b}, or 0 without bias, when nothing is trained. */
    double biasRatio() {
        return bias == 0 ? 0 : trainedBias / bias;
    }
}

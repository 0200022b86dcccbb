package org.ntkverify.check.bound;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.ntkverify.check.Assumption.Status;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.symbolic.Activation;

/** The hypotheses that theorems share. */
final class Conditions {

    /** Norms of points that were normalised in doubles differ from 1 by a few units of 2^-53; formulas account for it. */
    private static final double NORMALISED = 1e-12;

    private Conditions() {}

    /** A number in a remark, where four digits are enough. */
    static String brief(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toString();
    }

    static Hypothesis reluWithoutBias(BoundSetting setting) {
        return Hypothesis.checked(
                "the network is a chain of dense ReLU layers without bias in the NTK parameterisation",
                setting.plainRelu(),
                "the network is " + setting.architecture().text());
    }

    static Hypothesis oneHiddenLayer(BoundSetting setting) {
        int layers = setting.architecture().hiddenLayers();
        return Hypothesis.checked("there is one hidden layer", layers == 1, "there are %s".formatted(layers));
    }

    static Hypothesis relu(BoundSetting setting) {
        Activation activation = setting.architecture().activation();
        return Hypothesis.checked(
                "the activation is ReLU", activation.equals(Activation.RELU), "the activation is " + activation.name());
    }

    static Hypothesis noZeroInput(BoundSetting setting) {
        return Hypothesis.checked(
                "no input is 0",
                !setting.geometry().hasZeroInput(),
                "the smallest squared norm is in %s"
                        .formatted(setting.geometry().smallestSquaredNorm()));
    }

    /**
     * Theorems on the unit sphere speak of the directions {@code x/|x|}; kernels that scale with the norms carry over with
     * {@code min |x|^2} below and {@code max |x|^2} above.
     */
    static Hypothesis unitNorm(BoundSetting setting) {
        Geometry geometry = setting.geometry();
        Interval smallest = geometry.smallestSquaredNorm();
        Interval largest = geometry.largestSquaredNorm();
        String text = "inputs have norm 1";
        if (geometry.hasZeroInput()) {
            return Hypothesis.checked(text, false, "the smallest squared norm is in %s".formatted(smallest));
        }
        if (smallest.lower() >= 1 - NORMALISED && largest.upper() <= 1 + NORMALISED) {
            return Hypothesis.checked(
                    text, true, "squared norms are in [%s, %s]".formatted(smallest.lower(), largest.upper()));
        }
        return new Hypothesis(
                text,
                Status.WAIVED,
                "squared norms are in [%s, %s]; used for the directions x/|x|"
                        .formatted(smallest.lower(), largest.upper()));
    }

    static Hypothesis severalPoints(BoundSetting setting) {
        return Hypothesis.checked(
                "there are at least two inputs", setting.count() >= 2, "there is %s".formatted(setting.count()));
    }

    /** {@code delta = min |u_i -+ u_k| > 0} for the directions u. */
    static Hypothesis separated(BoundSetting setting) {
        return separated(
                setting,
                "no two inputs are parallel (delta > 0)",
                "delta",
                setting.geometry().hasZeroInput()
                        ? Optional.empty()
                        : setting.geometry().separation().map(Separation::delta));
    }

    /** {@code delta' = min |u_i - u_k| > 0} for the directions u. */
    static Hypothesis distinct(BoundSetting setting) {
        return separated(
                setting,
                "no two inputs have the same direction (delta' > 0)",
                "delta'",
                setting.geometry().hasZeroInput()
                        ? Optional.empty()
                        : setting.geometry().separation().map(Separation::distance));
    }

    private static Hypothesis separated(BoundSetting setting, String text, String name, Optional<Interval> distance) {
        if (distance.isEmpty()) {
            return Hypothesis.checked(text, false, "there are %s points or one is 0".formatted(setting.count()));
        }
        return Hypothesis.checked(text, distance.get().lower() > 0, "%s is in %s".formatted(name, distance.get()));
    }

    static Hypothesis dimensionAtLeast(BoundSetting setting, int least) {
        return Hypothesis.checked(
                "the dimension is at least %s".formatted(least),
                setting.dimension() >= least,
                "it is %s".formatted(setting.dimension()));
    }

    static Hypothesis widthGiven(BoundSetting setting) {
        return Hypothesis.checked(
                "a width and a failure probability are given",
                setting.finiteWidth().isPresent(),
                setting.finiteWidth()
                        .map(finite -> "widths %s, failure probability %s".formatted(finite.widths(), finite.failure()))
                        .orElse("the setting is infinitely wide"));
    }

    static Hypothesis unchecked(String text, String why) {
        return new Hypothesis(text, Status.UNCHECKED, why);
    }
}

package org.ntkverify.check.bound;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption.Status;
import org.ntkverify.check.Provenance;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Function;

/**
 * Bounds that hold with probability {@code 1 - failure} over one random network, readout weights +-1:
 * {@code H_ik(0) = <x_i,x_k> (1/m) sum_r 1{w_r.x_i > 0, w_r.x_k > 0}}.
 */
final class FiniteWidthBounds {

    private FiniteWidthBounds() {}

    static List<TheoremBound> all() {
        return List.of(hoeffding(), chernoff(), bombari());
    }

    private static List<Hypothesis> shallow(BoundSetting setting) {
        Interval smallest = setting.plainRelu() && setting.architecture().hiddenLayers() == 1
                ? setting.smallestEigenvalue(KernelPart.INNER_LAYER)
                : Interval.ZERO;
        return List.of(
                Conditions.reluWithoutBias(setting),
                Conditions.oneHiddenLayer(setting),
                Conditions.widthGiven(setting),
                Hypothesis.checked(
                        "lambda_0 = lambda_min(H) is positive",
                        smallest.lower() > 0,
                        "lambda_0 is in %s".formatted(smallest)),
                new Hypothesis(
                        "the readout weights are +-1 and the hidden weights standard normal",
                        Status.BY_CONSTRUCTION,
                        "part of the random network meant here"));
    }

    private static TheoremBound hoeffding() {
        return TheoremBound.named("du-hoeffding", BoundDirection.LOWER, KernelPart.FINITE_INNER_LAYER)
                .formula("lambda_0 - gain max|x|^2 N sqrt(log(2 N^2/failure)/(2m))")
                .source(Sources.du(
                        "Hoeffding's inequality for every entry, with explicit constants", Provenance.DERIVED))
                .needs(FiniteWidthBounds::shallow)
                .value(setting -> new BoundValue.Applicable(
                        setting.smallestEigenvalue(KernelPart.INNER_LAYER).minus(hoeffding(setting)), ""));
    }

    private static Interval hoeffding(BoundSetting setting) {
        FiniteWidth finite = setting.finiteWidth().orElseThrow();
        Interval count = Interval.of(setting.count());
        Interval logarithm = SeparationBounds.call(
                Function.LOG, Interval.of(2).times(count).times(count).over(Interval.of(finite.failure())));
        return setting.gain()
                .times(setting.geometry().largestSquaredNorm())
                .times(count)
                .times(logarithm.over(Interval.of(2.0 * finite.widths().get(0))).sqrt());
    }

    private static TheoremBound chernoff() {
        return TheoremBound.named("du-chernoff", BoundDirection.LOWER, KernelPart.FINITE_INNER_LAYER)
                .formula("(1-t) lambda_0 with N (e^-t/(1-t)^(1-t))^(m lambda_0/(gain |X|^2)) = failure")
                .source(Sources.du("matrix Chernoff inequality with explicit constants", Provenance.DERIVED))
                .needs(FiniteWidthBounds::shallow)
                .value(FiniteWidthBounds::chernoff);
    }

    private static BoundValue chernoff(BoundSetting setting) {
        FiniteWidth finite = setting.finiteWidth().orElseThrow();
        Interval smallest = setting.smallestEigenvalue(KernelPart.INNER_LAYER);
        Interval size = setting.gain().times(setting.geometry().largestGramEigenvalue());
        Interval needed = SeparationBounds.call(
                        Function.LOG, Interval.of(setting.count()).over(Interval.of(finite.failure())))
                .times(size)
                .over(Interval.of(finite.widths().get(0)).times(smallest));
        if (needed.upper() >= 1) {
            return new BoundValue.NotApplicable(
                    "because width %s is too small: log(N/failure) |X|^2/(m lambda_0) must be below 1 but is %s"
                            .formatted(finite.widths().get(0), needed.midpoint()));
        }
        double safe = smallestT(needed.upper(), true);
        double unsafe = smallestT(needed.lower(), false);
        return new BoundValue.Applicable(
                new Interval(
                        Interval.ONE.minus(Interval.of(safe)).times(smallest).lower(),
                        Interval.ONE.minus(Interval.of(unsafe)).times(smallest).upper()),
                "t = %s".formatted(safe));
    }

    /** A t with {@code t + (1-t) log(1-t) >= needed} certainly, or one with {@code <= needed} certainly; the function increases. */
    private static double smallestT(double needed, boolean enough) {
        double low = 0;
        double high = Math.nextDown(1.0);
        for (int i = 0; i < 100; i++) {
            double middle = 0.5 * (low + high);
            Interval value = exponent(middle);
            boolean up = enough ? value.lower() < needed : value.upper() <= needed;
            if (up) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return enough ? high : low;
    }

    /** {@code t + (1-t) log(1-t)}, the negative logarithm of {@code e^-t/(1-t)^(1-t)}, on [0, 1). */
    static Interval exponent(double t) {
        Interval rest = Interval.ONE.minus(Interval.of(t));
        return Interval.of(t).plus(rest.times(SeparationBounds.call(Function.LOG, rest)));
    }

    private static TheoremBound bombari() {
        return TheoremBound.named("bombari-scaling", BoundDirection.LOWER, KernelPart.FINITE_TANGENT)
                .formula("C n_(L-2) n_(L-1), L weight layers, kernel not normalised, W_l ~ N(0, 1/n_(l-1))")
                .source(Sources.bombari(
                        "theorem 1 as restated by Karhadkar et al.; constant unknown", Provenance.OUR_READING))
                .unknownConstant()
                .needs(FiniteWidthBounds::deep)
                .value(setting -> new BoundValue.RatioOnly(Interval.of(neurons(setting)), ""));
    }

    private static List<Hypothesis> deep(BoundSetting setting) {
        Activation activation = setting.architecture().activation();
        List<Hypothesis> hypotheses = new ArrayList<>(List.of(
                Conditions.widthGiven(setting),
                Hypothesis.checked(
                        "the activation is not linear",
                        !activation.equals(Activation.IDENTITY),
                        "the activation is " + activation.name()),
                Hypothesis.checked(
                        "the activation is proved to be smooth",
                        activation.provedSmooth(),
                        "the activation is %s".formatted(activation.phi()))));
        if (setting.finiteWidth().isPresent()) {
            hypotheses.add(Hypothesis.checked(
                    "N is below n_(L-2) n_(L-1)",
                    setting.count() < neurons(setting),
                    "N = %s, n_(L-2) n_(L-1) = %s".formatted(setting.count(), neurons(setting))));
            hypotheses.add(Conditions.unchecked(
                    "widths form a loose pyramid, N is o(n_(L-2) n_(L-1)), inputs are Lipschitz-concentrated",
                    "widths d, n_1 .. are %s, %s"
                            .formatted(
                                    setting.dimension(),
                                    setting.finiteWidth().orElseThrow().widths())));
        }
        return hypotheses;
    }

    /** {@code n_(L-2) n_(L-1)}: the last two layers before the readout, the input counting as layer 0. */
    private static double neurons(BoundSetting setting) {
        List<Integer> widths = setting.finiteWidth().orElseThrow().widths();
        int last = widths.size() - 1;
        double before = last == 0 ? setting.dimension() : widths.get(last - 1);
        return before * widths.get(last);
    }
}

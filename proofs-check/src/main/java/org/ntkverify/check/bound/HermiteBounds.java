package org.ntkverify.check.bound;

import java.util.List;
import org.ntkverify.check.Provenance;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * Bounds from {@code K = sum_p kappa_p G^(p)}, G^(p) the entrywise power of the correlations: every summand is positive semi-definite,
 * and {@code lambda_min(G^(p))} does not fall as p grows, by Schur's inequality with unit diagonals.
 */
final class HermiteBounds {

    /** The highest power tried; each may cost one eigenvalue, and most data are decided long before. */
    private static final int LARGEST_POWER = 24;

    private HermiteBounds() {}

    static List<TheoremBound> all() {
        return List.of(
                khatriRao(),
                tail("series-tail-outer", KernelPart.OUTER_LAYER, "mu_p(s)^2"),
                tail("series-tail-inner", KernelPart.INNER_LAYER, "mu_(p-1)(s')^2"),
                tail("series-tail-tangent", KernelPart.TANGENT, "(p+1) mu_p(s)^2"));
    }

    static List<Hypothesis> shallowRelu(BoundSetting setting) {
        return List.of(
                Conditions.reluWithoutBias(setting), Conditions.oneHiddenLayer(setting), Conditions.unitNorm(setting));
    }

    /** What a lower bound for the directions becomes for inputs of other norms and gains; gates see neither. */
    static Interval lowerFactor(BoundSetting setting, KernelPart part) {
        return part == KernelPart.GATES
                ? Interval.ONE
                : setting.gain().times(setting.geometry().smallestSquaredNorm());
    }

    private static TheoremBound khatriRao() {
        return TheoremBound.named("hermite-khatri-rao", BoundDirection.LOWER, KernelPart.INNER_LAYER)
                .formula("gain min|x|^2 max_r mu_r(s')^2 sigma_min(X^(*(r+1)))^2")
                .source(Sources.oymak(
                        "our reading of the bound by Khatri-Rao powers, for every r", Provenance.OUR_READING))
                .needs(HermiteBounds::shallowRelu)
                .value(HermiteBounds::bestPower);
    }

    /** No power r can win once {@code mu_r^2} alone is below the best value, since {@code sigma_min^2 <= 1}. */
    private static BoundValue bestPower(BoundSetting setting) {
        KernelSeries gates = KernelSeries.relu(KernelPart.GATES);
        Interval best = Interval.ZERO;
        int power = 0;
        for (int r = 0; r < LARGEST_POWER; r++) {
            Interval coefficient = gates.coefficient(r);
            if (coefficient.upper() == 0 || coefficient.upper() <= best.lower()) {
                continue;
            }
            Interval value = coefficient.times(setting.geometry().smallestOfPower(r + 1));
            if (value.lower() > best.lower()) {
                best = value;
                power = r;
            }
        }
        return new BoundValue.Applicable(
                lowerFactor(setting, KernelPart.INNER_LAYER).times(best), "best r = %s".formatted(power));
    }

    private static TheoremBound tail(String name, KernelPart part, String coefficient) {
        return TheoremBound.named(name, BoundDirection.LOWER, part)
                .formula("gain min|x|^2 max_p (sum_(q >= p) kappa_q) lambda_min(G^(p)), kappa_p = " + coefficient)
                .source(Sources.murray("consequence of the power series and of Schur's inequality", Provenance.DERIVED))
                .needs(HermiteBounds::shallowRelu)
                .value(setting -> bestTail(setting, part));
    }

    private static BoundValue bestTail(BoundSetting setting, KernelPart part) {
        KernelSeries series = KernelSeries.relu(part);
        Interval best = Interval.ZERO;
        int power = 1;
        for (int p = 1; p <= LARGEST_POWER; p += Math.max(1, p / 2)) {
            Interval tail = series.tail(p);
            if (tail.upper() <= best.lower()) {
                break;
            }
            Interval value = tail.times(setting.geometry().smallestOfPower(p));
            if (value.lower() > best.lower()) {
                best = value;
                power = p;
            }
        }
        return new BoundValue.Applicable(lowerFactor(setting, part).times(best), "best p = %s".formatted(power));
    }
}

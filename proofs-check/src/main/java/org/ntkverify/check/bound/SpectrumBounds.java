package org.ntkverify.check.bound;

import java.math.BigInteger;
import java.util.List;
import org.ntkverify.check.Provenance;
import org.ntkverify.numeric.arithmetic.Interval;

/** Bounds of other eigenvalues, and the high-dimensional approximation. */
final class SpectrumBounds {

    private SpectrumBounds() {}

    static List<TheoremBound> all() {
        return List.of(
                effectiveRank(),
                lowRankTail(),
                highDimension("high-dimension-inner", KernelPart.INNER_LAYER, 0.25),
                highDimension("high-dimension-outer", KernelPart.OUTER_LAYER, 0.25 - 1 / (2 * Math.PI)));
    }

    private static TheoremBound effectiveRank() {
        return TheoremBound.named("effective-rank", BoundDirection.EFFECTIVE_RANK, KernelPart.TANGENT)
                .formula("sum_p kappa_p/kappa_0 = 2 pi")
                .source(Sources.murray("our reading of the bound on tr(K)/lambda_1", Provenance.OUR_READING))
                .needs(setting -> List.of(
                        Conditions.reluWithoutBias(setting),
                        Conditions.oneHiddenLayer(setting),
                        Conditions.noZeroInput(setting)))
                .value(setting -> {
                    KernelSeries series = KernelSeries.relu(KernelPart.TANGENT);
                    return new BoundValue.Applicable(series.total().over(series.coefficient(0)), "");
                });
    }

    private static TheoremBound lowRankTail() {
        return TheoremBound.named("low-rank-tail", BoundDirection.UPPER_OF_KTH, KernelPart.TANGENT)
                .formula("gain max|x|^2 N sum_(p > m) kappa_p for k > sum_(p <= m) binom(r+p-1, p), r = min(d, N)")
                .source(Sources.murray("our reading of the tail bound for data of low rank", Provenance.OUR_READING))
                .needs(setting -> List.of(
                        Conditions.reluWithoutBias(setting),
                        Conditions.oneHiddenLayer(setting),
                        Conditions.noZeroInput(setting),
                        Hypothesis.checked(
                                "there are more than one input",
                                setting.count() > 1,
                                "there is %s".formatted(setting.count()))))
                .value(SpectrumBounds::tail);
    }

    /** The largest m whose monomials leave an eigenvalue over. */
    private static BoundValue tail(BoundSetting setting) {
        int rank = Math.min(setting.dimension(), setting.count());
        BigInteger count = BigInteger.valueOf(setting.count());
        BigInteger monomials = BigInteger.ONE;
        BigInteger binomial = BigInteger.ONE;
        int m = 0;
        while (true) {
            binomial = binomial.multiply(BigInteger.valueOf(rank + (long) m)).divide(BigInteger.valueOf(m + 1L));
            if (monomials.add(binomial).compareTo(count) >= 0 || m >= 1000) {
                break;
            }
            monomials = monomials.add(binomial);
            m++;
        }
        Interval tail = KernelSeries.relu(KernelPart.TANGENT).tail(m + 1);
        Interval value = setting.gain()
                .times(setting.geometry().largestSquaredNorm())
                .times(Interval.of(setting.count()))
                .times(tail);
        return new BoundValue.Applicable(
                value, "k = %s, m = %s, r = %s".formatted(monomials.add(BigInteger.ONE), m, rank));
    }

    private static TheoremBound highDimension(String name, KernelPart part, double constant) {
        return TheoremBound.named(name, BoundDirection.APPROXIMATION, part)
                .formula(
                        part == KernelPart.INNER_LAYER
                                ? "gain min|x|^2 (1/4 + (1/4)(1 - sqrt(N/d))_+^2)"
                                : "gain min|x|^2 (1/4 - 1/(2 pi) + (1/4)(1 - sqrt(N/d))_+^2)")
                .source(Sources.nguyen(
                        "limit for N much smaller than d^2, compare Montanari and Zhong; derived", Provenance.DERIVED))
                .needs(setting -> List.of(
                        Conditions.reluWithoutBias(setting),
                        Conditions.oneHiddenLayer(setting),
                        Conditions.noZeroInput(setting),
                        Hypothesis.checked(
                                "N is below d^2/4, d at least 20",
                                setting.dimension() >= 20
                                        && setting.count() <= 0.25 * setting.dimension() * setting.dimension(),
                                "N = %s, d = %s".formatted(setting.count(), setting.dimension())),
                        Conditions.unchecked("inputs are independent and isotropic", "not checked")))
                .value(setting -> {
                    double edge = Math.max(0, 1 - Math.sqrt((double) setting.count() / setting.dimension()));
                    double factor = setting.gain().midpoint()
                            * setting.geometry().smallestSquaredNorm().midpoint();
                    return new BoundValue.Approximate(
                            factor * (constant + 0.25 * edge * edge), "an approximation, not a bound");
                });
    }
}

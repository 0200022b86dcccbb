package org.ntkverify.check.bound;

import java.util.List;
import org.ntkverify.check.Provenance;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;

/** Bounds layer by layer, from Schur's inequality {@code lambda_min(A o B) >= lambda_min(A) min_i B_ii} for A, B semi-definite. */
final class LayerBounds {

    private LayerBounds() {}

    static List<TheoremBound> all() {
        return List.of(schurGates(), schurGram(), sumOfLayers(), depthTimesNorm(), nguyenRate());
    }

    private static TheoremBound schurGates() {
        return TheoremBound.named("schur-gates", BoundDirection.LOWER, KernelPart.INNER_LAYER)
                .formula("gain min|x|^2 lambda_min(gates)")
                .source(Sources.bombari("Schur's inequality for the block form", Provenance.DERIVED))
                .needs(LayerBounds::shallow)
                .value(setting -> new BoundValue.Applicable(
                        setting.gain()
                                .times(setting.geometry().smallestSquaredNorm())
                                .times(Geometry.positive(setting.smallestEigenvalue(KernelPart.GATES))),
                        ""));
    }

    private static TheoremBound schurGram() {
        return TheoremBound.named("schur-gram", BoundDirection.LOWER, KernelPart.INNER_LAYER)
                .formula("gain lambda_min(X X^T)/2")
                .source(Sources.bombari("Schur's inequality for the block form", Provenance.DERIVED))
                .needs(LayerBounds::shallow)
                .value(setting -> new BoundValue.Applicable(
                        setting.gain()
                                .times(setting.geometry().smallestGramEigenvalue())
                                .over(Interval.of(2)),
                        ""));
    }

    private static List<Hypothesis> shallow(BoundSetting setting) {
        return List.of(
                Conditions.reluWithoutBias(setting),
                Conditions.oneHiddenLayer(setting),
                Conditions.noZeroInput(setting));
    }

    private static TheoremBound sumOfLayers() {
        return TheoremBound.named("layer-sum", BoundDirection.LOWER, KernelPart.TANGENT)
                .formula("sum_l lambda_min(Sigma^(l)) prod_(k > l) sigma_w,k^2/2")
                .source(Sources.nguyen("exact consequence of the recursion", Provenance.DERIVED))
                .needs(setting -> List.of(Conditions.reluWithoutBias(setting), Conditions.noZeroInput(setting)))
                .value(LayerBounds::sum);
    }

    /** The derivative kernel of layer k has the diagonal {@code sigma_w,k^2/2}. */
    private static BoundValue sum(BoundSetting setting) {
        List<IntervalMatrix> covariances = setting.layerCovariances();
        Interval sum = Interval.ZERO;
        Interval factor = Interval.ONE;
        for (int l = covariances.size(); l >= 1; l--) {
            Interval smallest = l == 1 && setting.count() > setting.dimension()
                    ? Interval.ZERO
                    : Geometry.positive(CertifiedEigenvalue.lambdaMin(covariances.get(l - 1)));
            sum = sum.plus(factor.times(smallest));
            factor = factor.times(setting.weightVariance(l)).over(Interval.of(2));
        }
        return new BoundValue.Applicable(sum, "%s layers".formatted(covariances.size()));
    }

    private static TheoremBound depthTimesNorm() {
        return TheoremBound.named("depth-times-norm", BoundDirection.UPPER, KernelPart.TANGENT)
                .formula("2^(1-L) gain L min|x|^2, L weight layers")
                .source(Sources.nguyen(
                        "upper bound of the infinite-width theorem, exact for every data set", Provenance.DERIVED))
                .needs(setting -> List.of(Conditions.reluWithoutBias(setting)))
                .value(setting -> new BoundValue.Applicable(
                        KernelConvention.deepFactor(setting)
                                .times(Interval.of(setting.architecture().hiddenLayers() + 1.0))
                                .times(setting.geometry().smallestSquaredNorm()),
                        ""));
    }

    private static TheoremBound nguyenRate() {
        return TheoremBound.named("nguyen-rate", BoundDirection.LOWER, KernelPart.TANGENT)
                .formula("C 2^(1-L) gain min|x|^2 mu_2(s)^2, L weight layers")
                .source(Sources.nguyen(
                        "theorem for infinite width with r = 2, as restated by Karhadkar et al.; constant unknown",
                        Provenance.OUR_READING))
                .unknownConstant()
                .needs(setting -> List.of(
                        Conditions.reluWithoutBias(setting),
                        Conditions.noZeroInput(setting),
                        Conditions.unchecked(
                                "inputs are independent, Lipschitz-concentrated, with |x|^2 of order d, N polynomial in d",
                                "squared norms over d are in [%s, %s], N = %s, d = %s"
                                        .formatted(
                                                setting.geometry()
                                                                .smallestSquaredNorm()
                                                                .lower()
                                                        / setting.dimension(),
                                                setting.geometry()
                                                                .largestSquaredNorm()
                                                                .upper()
                                                        / setting.dimension(),
                                                setting.count(),
                                                setting.dimension()))))
                .value(setting -> new BoundValue.RatioOnly(
                        KernelConvention.deepFactor(setting)
                                .times(setting.geometry().smallestSquaredNorm())
                                .times(KernelSeries.relu(KernelPart.OUTER_LAYER).coefficient(2)),
                        ""));
    }
}

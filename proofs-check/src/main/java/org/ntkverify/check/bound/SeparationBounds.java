package org.ntkverify.check.bound;

import java.util.List;
import org.ntkverify.check.Provenance;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.symbolic.expression.Function;

/**
 * Bounds in terms of the separation of the directions {@code u = x/|x|}: {@code delta = min |u_i -+ u_k|},
 * {@code delta' = min |u_i - u_k|}.
 */
final class SeparationBounds {

    private SeparationBounds() {}

    static List<TheoremBound> all() {
        return List.of(
                closedTwoPoint("two-point-inner", KernelPart.INNER_LAYER, "1/2 - cos(theta)(pi - theta)/(2 pi)"),
                closedTwoPoint(
                        "two-point-tangent", KernelPart.TANGENT, "1 - (2 cos(theta)(pi - theta) + sin(theta))/(2 pi)"),
                oymakGates(),
                karhadkarShallow(),
                karhadkarDeep(),
                karhadkarUpper());
    }

    private static TheoremBound closedTwoPoint(String name, KernelPart part, String closedForm) {
        return TheoremBound.named(name, BoundDirection.UPPER, part)
                .formula("gain max|x|^2 (%s), theta the smallest angle".formatted(closedForm))
                .source(Sources.karhadkar(
                        "two-point Rayleigh quotient, behind the upper bound by delta'", Provenance.DERIVED))
                .needs(setting -> List.of(
                        Conditions.reluWithoutBias(setting),
                        Conditions.oneHiddenLayer(setting),
                        Conditions.severalPoints(setting),
                        Conditions.unitNorm(setting)))
                .value(setting -> twoPoint(setting, part));
    }

    private static BoundValue twoPoint(BoundSetting setting, KernelPart part) {
        Separation separation = setting.geometry().separation().orElseThrow();
        Interval factor = setting.gain().times(setting.geometry().largestSquaredNorm());
        return new BoundValue.Applicable(
                factor.times(twoPoint(part, separation.squaredDistance())),
                "points %s and %s, delta' = %s"
                        .formatted(
                                separation.closest().first(),
                                separation.closest().second(),
                                Conditions.brief(separation.distance().midpoint())));
    }

    /**
     * {@code k(1) - k(cos theta)} from {@code s = delta'^2 = 2 - 2 cos theta}, written so that nothing cancels as theta goes to 0:
     * {@code s/4 + theta cos(theta)/(2 pi)} and {@code s/2 + (2 theta cos(theta) - sin(theta))/(2 pi)}.
     */
    static Interval twoPoint(KernelPart part, Interval squaredDistance) {
        Interval s = new Interval(Math.min(4, squaredDistance.lower()), Math.min(4, squaredDistance.upper()));
        Interval cosine = Interval.ONE.minus(s.over(Interval.of(2)));
        Interval sine = s.times(Interval.of(4).minus(s)).sqrt().over(Interval.of(2));
        Interval theta = call(Function.ANGLE, Interval.ONE, Interval.ONE, cosine, s);
        Interval twoPi = Interval.PI.plus(Interval.PI);
        Interval turned = theta.times(cosine);
        return part == KernelPart.INNER_LAYER
                ? s.over(Interval.of(4)).plus(turned.over(twoPi))
                : s.over(Interval.of(2)).plus(turned.plus(turned).minus(sine).over(twoPi));
    }

    static Interval call(Function function, Interval... arguments) {
        return IntervalArithmetic.INSTANCE.call(function, List.of(arguments));
    }

    private static TheoremBound oymakGates() {
        return TheoremBound.named("oymak-gates", BoundDirection.LOWER, KernelPart.GATES)
                .formula("delta/(100 N^2)")
                .source(Sources.oymak(
                        "our reading of the lemma on separated data; the constant is from memory",
                        Provenance.OUR_READING))
                .needs(setting ->
                        List.of(Conditions.relu(setting), Conditions.unitNorm(setting), Conditions.separated(setting)))
                .value(setting -> {
                    Interval delta =
                            setting.geometry().separation().orElseThrow().delta();
                    Interval count = Interval.of(setting.count());
                    return new BoundValue.Applicable(
                            delta.over(Interval.of(100).times(count).times(count)),
                            "delta = %s".formatted(Conditions.brief(delta.midpoint())));
                });
    }

    private static List<Hypothesis> shallow(BoundSetting setting) {
        return List.of(
                Conditions.reluWithoutBias(setting),
                Conditions.oneHiddenLayer(setting),
                Conditions.dimensionAtLeast(setting, 3),
                Conditions.unitNorm(setting),
                Conditions.separated(setting));
    }

    private static TheoremBound karhadkarShallow() {
        return TheoremBound.named("karhadkar-shallow", BoundDirection.LOWER, KernelPart.TANGENT)
                .formula("C gain min|x|^2 (1 + d log(1/delta)/log d)^-3 delta^2, delta clamped to 1")
                .source(Sources.karhadkar(
                        "theorem for two layers, constant unknown; the formula needs delta <= 1 (erratum 1)",
                        Provenance.FOUND))
                .unknownConstant()
                .needs(SeparationBounds::shallow)
                .value(setting ->
                        ratio(setting, setting.gain().times(setting.geometry().smallestSquaredNorm()), 2));
    }

    private static TheoremBound karhadkarDeep() {
        return TheoremBound.named("karhadkar-deep", BoundDirection.LOWER, KernelPart.TANGENT)
                .formula(
                        "C 2^(1-L) gain min|x|^2 (1 + d log(1/delta)/log d)^-3 delta^4, delta clamped to 1, L weight layers")
                .source(Sources.karhadkar(
                        "theorem for deep networks, kernel normalised by 2^(1-L), constant unknown", Provenance.FOUND))
                .unknownConstant()
                .needs(setting -> List.of(
                        Conditions.reluWithoutBias(setting),
                        Conditions.dimensionAtLeast(setting, 3),
                        Conditions.unitNorm(setting),
                        Conditions.separated(setting)))
                .value(setting -> ratio(
                        setting,
                        KernelConvention.deepFactor(setting)
                                .times(setting.geometry().smallestSquaredNorm()),
                        4));
    }

    private static BoundValue ratio(BoundSetting setting, Interval factor, int exponent) {
        Interval delta = setting.geometry().separation().orElseThrow().delta();
        return new BoundValue.RatioOnly(
                factor.times(rate(delta, setting.dimension(), exponent)),
                "delta = %s%s"
                        .formatted(Conditions.brief(delta.midpoint()), delta.upper() > 1 ? ", clamped to 1" : ""));
    }

    /** {@code (1 + d log(1/delta)/log d)^-3 delta^exponent} with delta clamped to 1. */
    static Interval rate(Interval delta, int dimension, int exponent) {
        Interval clamped = new Interval(Math.min(1, delta.lower()), Math.min(1, delta.upper()));
        Interval d = Interval.of(dimension);
        Interval logarithm = call(Function.LOG, clamped).negate();
        Interval size = new Interval(Math.max(0, logarithm.lower()), Math.max(0, logarithm.upper()));
        Interval base = Interval.ONE.plus(d.times(size).over(call(Function.LOG, d)));
        return clamped.power(exponent).over(base.power(3));
    }

    private static TheoremBound karhadkarUpper() {
        return TheoremBound.named("karhadkar-upper", BoundDirection.UPPER, KernelPart.TANGENT)
                .formula("C gain max|x|^2 delta'")
                .source(Sources.karhadkar("theorem for two layers, upper bound, constant unknown", Provenance.FOUND))
                .unknownConstant()
                .needs(SeparationBounds::shallow)
                .value(setting -> new BoundValue.RatioOnly(
                        setting.gain()
                                .times(setting.geometry().largestSquaredNorm())
                                .times(setting.geometry()
                                        .separation()
                                        .orElseThrow()
                                        .distance()),
                        ""));
    }
}

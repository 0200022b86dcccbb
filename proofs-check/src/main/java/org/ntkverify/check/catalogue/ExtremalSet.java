package org.ntkverify.check.catalogue;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.bound.BoundSetting;
import org.ntkverify.check.bound.BoundValue;
import org.ntkverify.check.bound.DataQuantities;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.bound.KernelConvention;
import org.ntkverify.check.bound.KernelPart;
import org.ntkverify.check.bound.TheoremBounds;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.OutsideDomainException;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.ExpressionParser;

/**
 * Inputs on which bounds of the smallest eigenvalue are tried, with the network whose kernel is meant; what they need is worked out when a
 * claim is run.
 */
final class ExtremalSet {

    private static final Architecture SHALLOW = KernelConvention.KARHADKAR_SHALLOW.architecture(1);

    private static final ExtremalSet SPHERE = shallow(Inputs.sphere(20, 3, 7));
    private static final ExtremalSet HIGHER = shallow(Inputs.sphere(40, 10, 7));
    private static final ExtremalSet CLUSTERS = shallow(Geometries.clusters(4, 5, 0.05));

    /** Equispaced points of an arc, on which the gate kernel is nearly as small as delta/(4 pi). */
    static final ExtremalSet ARC = shallow(Geometries.arc(48, 0.3));

    /** Equispaced points of half a circle. */
    static final ExtremalSet HALF_CIRCLE = shallow(Geometries.arc(40, Math.PI));

    /** Eleven points, two of them at distance 1e-5. */
    static final ExtremalSet NEAR_DUPLICATE = shallow(Geometries.withNeighbour(1e-5, 1));

    /** Eleven points, two of them nearly antipodal. */
    static final ExtremalSet NEAR_ANTIPODAL = shallow(Geometries.withNeighbour(1e-5, -1));

    /** Six orthonormal inputs. */
    static final ExtremalSet ORTHONORMAL = shallow(Geometries.orthonormal(6));

    private final Architecture architecture;
    private final Inputs inputs;
    private final Deferred<BoundSetting> setting;

    private ExtremalSet(Architecture architecture, Inputs inputs) {
        this.architecture = architecture;
        this.inputs = inputs;
        this.setting = new Deferred<>(() -> BoundSetting.of(architecture, inputs));
    }

    static ExtremalSet of(Architecture architecture, Inputs inputs) {
        return new ExtremalSet(architecture, inputs);
    }

    static ExtremalSet shallow(Inputs inputs) {
        return new ExtremalSet(SHALLOW, inputs);
    }

    /** Sets with separated inputs in dimension 3 or more, random ones and those that theorems find hard. */
    static List<ExtremalSet> separated() {
        return List.of(SPHERE, HIGHER, CLUSTERS, ARC, HALF_CIRCLE, NEAR_DUPLICATE, NEAR_ANTIPODAL);
    }

    /** Sets searched for the worst ratio of a bound whose constant is unknown. */
    static List<ExtremalSet> searched() {
        return Stream.concat(
                        separated().stream(),
                        Stream.of(
                                        Inputs.sphere(20, 30, 7),
                                        Geometries.lowRank(30),
                                        Geometries.clusters(2, 10, 0.01),
                                        Geometries.arc(24, 3),
                                        Geometries.withNeighbour(1e-3, -1))
                                .map(ExtremalSet::shallow))
                .toList();
    }

    /** Sets on which the expansions are far from exhausted. */
    static List<ExtremalSet> spread() {
        return List.of(SPHERE, HIGHER, NEAR_ANTIPODAL);
    }

    String label() {
        return inputs.text();
    }

    Interval smallest(KernelPart part) {
        return setting.get().smallestEigenvalue(part);
    }

    /** An enclosure of a formula in the quantities of the data. */
    Interval formula(String text) {
        return DataQuantities.of(setting.get())
                .evaluate(ExpressionParser.parse(text, Set.copyOf(DataQuantities.NAMES)));
    }

    /** An enclosure of the formula of a bound: a claim about the formula is not proved by the end of it that is safe to use. */
    Interval bound(String name) {
        BoundValue value = TheoremBounds.named(name).evaluate(setting.get()).value();
        if (value instanceof BoundValue.Applicable applicable) {
            return applicable.formula();
        }
        throw new OutsideDomainException("%s must apply to %s but gave %s".formatted(name, label(), value));
    }

    /** The formula of a bound with unknown constant. */
    Interval ratioFormula(String name) {
        BoundValue value = TheoremBounds.named(name).evaluate(setting.get()).value();
        if (value instanceof BoundValue.RatioOnly ratio) {
            return ratio.formula();
        }
        throw new OutsideDomainException("%s must apply to %s but gave %s".formatted(name, label(), value));
    }

    /** {@code factor bound(name) <= lambda_min}. */
    Inequality.Case above(String name, double factor) {
        KernelPart part = TheoremBounds.named(name).part();
        return new Inequality.Case(
                "%s: lambda_min of the %s".formatted(label(), part.text()),
                () -> Interval.of(factor).times(bound(name)),
                () -> smallest(part));
    }

    /** {@code lambda_min <= factor bound(name)}. */
    Inequality.Case below(String name, double factor) {
        KernelPart part = TheoremBounds.named(name).part();
        return new Inequality.Case(
                "%s: lambda_min of the %s".formatted(label(), part.text()),
                () -> smallest(part),
                () -> Interval.of(factor).times(bound(name)));
    }

    /** {@code formula <= lambda_min(part)}. */
    Inequality.Case atLeast(KernelPart part, String formula) {
        return new Inequality.Case(
                "%s: lambda_min of the %s".formatted(label(), part.text()),
                () -> formula(formula),
                () -> smallest(part));
    }

    /** {@code lambda_min(part) <= formula}. */
    Inequality.Case atMost(KernelPart part, String formula) {
        return new Inequality.Case(
                "%s: lambda_min of the %s".formatted(label(), part.text()),
                () -> smallest(part),
                () -> formula(formula));
    }

    Supplier<Interval> eigenvalue(KernelPart part) {
        return () -> smallest(part);
    }

    int hiddenLayers() {
        return architecture.hiddenLayers();
    }
}

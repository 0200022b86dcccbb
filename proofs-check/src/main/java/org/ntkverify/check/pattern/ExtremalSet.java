package org.ntkverify.check.pattern;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
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
public final class ExtremalSet {

    private static final Architecture SHALLOW = KernelConvention.KARHADKAR_SHALLOW.architecture(1);

    private static final ExtremalSet SPHERE = shallow(Inputs.sphere(20, 3, 7));
    private static final ExtremalSet HIGHER = shallow(Inputs.sphere(40, 10, 7));
    private static final ExtremalSet CLUSTERS = shallow(Geometries.clusters(4, 5, 0.05));

    /** Equispaced points of an arc, on which the gate kernel is nearly as small as delta/(4 pi). */
    public static final ExtremalSet ARC = shallow(Geometries.arc(48, 0.3));

    /** Equispaced points of half a circle. */
    public static final ExtremalSet HALF_CIRCLE = shallow(Geometries.arc(40, Math.PI));

    /** Eleven points, two of them at distance 1e-5. */
    public static final ExtremalSet NEAR_DUPLICATE = shallow(Geometries.withNeighbour(1e-5, 1));

    /** Eleven points, two of them nearly antipodal. */
    public static final ExtremalSet NEAR_ANTIPODAL = shallow(Geometries.withNeighbour(1e-5, -1));

    /** Six orthonormal inputs. */
    public static final ExtremalSet ORTHONORMAL = shallow(Geometries.orthonormal(6));

    private final Architecture architecture;
    private final Inputs inputs;
    private final Deferred<BoundSetting> setting;

    private ExtremalSet(Architecture architecture, Inputs inputs) {
        this.architecture = architecture;
        this.inputs = inputs;
        this.setting = new Deferred<>(() -> BoundSetting.of(architecture, inputs));
    }

    /** Returns the kernels of {@code architecture} on {@code inputs}. */
    public static ExtremalSet of(Architecture architecture, Inputs inputs) {
        return new ExtremalSet(architecture, inputs);
    }

    /** Returns the kernels of the bias-free ReLU network with one hidden layer on {@code inputs}. */
    public static ExtremalSet shallow(Inputs inputs) {
        return new ExtremalSet(SHALLOW, inputs);
    }

    /** Sets with separated inputs in dimension 3 or more, random ones and those that theorems find hard. */
    public static List<ExtremalSet> separated() {
        return List.of(SPHERE, HIGHER, CLUSTERS, ARC, HALF_CIRCLE, NEAR_DUPLICATE, NEAR_ANTIPODAL);
    }

    /** Sets searched for the worst ratio of a bound whose constant is unknown. */
    public static List<ExtremalSet> searched() {
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
    public static List<ExtremalSet> spread() {
        return List.of(SPHERE, HIGHER, NEAR_ANTIPODAL);
    }

    /** Returns the assumptions of a claim about {@code kernel} on sets of unit inputs. */
    public static List<Assumption> onSphere(String kernel) {
        return List.of(
                Assumption.byConstruction(kernel),
                Assumption.byConstruction("inputs have norm 1 up to rounding, which the enclosures account for"));
    }

    /** Returns the inequality that {@code rule} states for each of the sets. */
    public static Inequality each(String text, List<ExtremalSet> sets, Function<ExtremalSet, Inequality.Case> rule) {
        return new Inequality(text, sets.stream().map(rule).toList());
    }

    /** Returns the inputs in one line. */
    public String label() {
        return inputs.text();
    }

    /** Returns an enclosure of the smallest eigenvalue of a kernel. */
    public Interval smallest(KernelPart part) {
        return setting.get().smallestEigenvalue(part);
    }

    /** An enclosure of a formula in the quantities of the data. */
    public Interval formula(String text) {
        return DataQuantities.of(setting.get())
                .evaluate(ExpressionParser.parse(text, Set.copyOf(DataQuantities.NAMES)));
    }

    /** An enclosure of the formula of a bound: a claim about the formula is not proved by the end of it that is safe to use. */
    public Interval bound(String name) {
        BoundValue value = TheoremBounds.named(name).evaluate(setting.get()).value();
        if (value instanceof BoundValue.Applicable applicable) {
            return applicable.formula();
        }
        throw new OutsideDomainException("%s must apply to %s but gave %s".formatted(name, label(), value));
    }

    /** The formula of a bound with unknown constant. */
    public Interval ratioFormula(String name) {
        BoundValue value = TheoremBounds.named(name).evaluate(setting.get()).value();
        if (value instanceof BoundValue.RatioOnly ratio) {
            return ratio.formula();
        }
        throw new OutsideDomainException("%s must apply to %s but gave %s".formatted(name, label(), value));
    }

    /** {@code factor bound(name) <= lambda_min}. */
    public Inequality.Case above(String name, double factor) {
        KernelPart part = TheoremBounds.named(name).part();
        return new Inequality.Case(
                "%s: lambda_min of the %s".formatted(label(), part.text()),
                () -> Interval.of(factor).times(bound(name)),
                () -> smallest(part));
    }

    /** {@code lambda_min <= factor bound(name)}. */
    public Inequality.Case below(String name, double factor) {
        KernelPart part = TheoremBounds.named(name).part();
        return new Inequality.Case(
                "%s: lambda_min of the %s".formatted(label(), part.text()),
                () -> smallest(part),
                () -> Interval.of(factor).times(bound(name)));
    }

    /** {@code formula <= lambda_min(part)}. */
    public Inequality.Case atLeast(KernelPart part, String formula) {
        return new Inequality.Case(
                "%s: lambda_min of the %s".formatted(label(), part.text()),
                () -> formula(formula),
                () -> smallest(part));
    }

    /** {@code lambda_min(part) <= formula}. */
    public Inequality.Case atMost(KernelPart part, String formula) {
        return new Inequality.Case(
                "%s: lambda_min of the %s".formatted(label(), part.text()),
                () -> smallest(part),
                () -> formula(formula));
    }

    /** Returns {@link #smallest}, worked out when asked for. */
    public Supplier<Interval> eigenvalue(KernelPart part) {
        return () -> smallest(part);
    }

    /** Returns the number of hidden layers. */
    public int hiddenLayers() {
        return architecture.hiddenLayers();
    }
}

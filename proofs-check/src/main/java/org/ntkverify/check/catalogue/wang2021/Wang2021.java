package org.ntkverify.check.catalogue.wang2021;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.pattern.EnclosedFormula;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.curve.DepthKernel;

/**
 * The kernel of deep ReLU networks on curves, [WBGW21]. Statements of the paper are known from its abstract and from memory, so
 * what is claimed here is derived; L counts hidden layers.
 */
public final class Wang2021 {

    static final String KEY = "wang2021";

    private Wang2021() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        List<Claim> claims = new ArrayList<>(Wang2021Angles.claims());
        claims.addAll(Wang2021Kernel.claims(tier));
        claims.addAll(Wang2021Depth.claims());
        claims.addAll(Wang2021Spectrum.claims(tier));
        claims.addAll(Wang2021Circles.claims(tier));
        claims.addAll(Wang2021Training.claims(tier));
        return claims;
    }

    static Source derived(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.DERIVED);
    }

    static Source reading(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.OUR_READING);
    }

    static List<Assumption> network() {
        return List.of(
                Assumption.byConstruction(
                        "L hidden ReLU layers of width n, weights N(0, 2/n), readout N(0, 1), no bias, all trained"),
                Assumption.byConstruction("inputs on the unit sphere"));
    }

    /** Returns an enclosure of a formula in exact doubles. */
    static Supplier<Interval> formula(String formula, Map<String, Double> values) {
        Map<String, Interval> intervals = new HashMap<>();
        values.forEach((name, value) -> intervals.put(name, Interval.of(value)));
        return () -> EnclosedFormula.of(formula, intervals);
    }

    /** Returns an enclosure of {@code psi_L(v)/(n L)}; the double nearest pi stands for pi. */
    static Interval perLayer(double v, int depth) {
        return new DepthKernel(List.of(depth)).enclosures(v).get(0).over(Interval.of(depth));
    }

    /** Returns {@code low <= value <= high}. */
    static List<Inequality.Case> between(
            String label, Supplier<Interval> low, Supplier<Interval> value, Supplier<Interval> high) {
        Supplier<Interval> remembered = new Deferred<>(value);
        return List.of(
                new Inequality.Case(label + ", from below", low, remembered),
                new Inequality.Case(label + ", from above", remembered, high));
    }
}

package org.ntkverify.check.catalogue.noci2024;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;
import org.ntkverify.numeric.sample.Experiment;

/**
 * The claims of [NMHO24] and what they share. The sharpness S is the largest eigenvalue of the Hessian of the training loss times {@code gamma^2},
 * where the output is divided by {@code gamma sqrt(N)} and the learning rate is {@code eta_0 gamma^2}: gamma is 1 in NTK parameterisation and
 * {@code sqrt(N)} in maximal update.
 */
public final class Noci2024 {

    static final String KEY = "noci2024";

    private Noci2024() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        return Stream.of(
                        Noci2024Hessian.claims(tier),
                        Noci2024Linear.claims(tier),
                        Noci2024Consistency.claims(tier),
                        Noci2024Sharpening.claims(tier),
                        Noci2024Transfer.claims(tier))
                .flatMap(List::stream)
                .toList();
    }

    static String id(String slug) {
        return KEY + "/" + slug;
    }

    static Source reading(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.OUR_READING);
    }

    static Source derived(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.DERIVED);
    }

    /** What the claims about the tanh network on the sign-product task assume. */
    static List<Assumption> task(String more) {
        return List.of(
                Assumption.byConstruction(
                        "tanh network without bias, full-batch gradient descent on mean squared loss, weights drawn afresh in each draw"),
                Assumption.byConstruction(
                        "24 fixed points on the sphere of radius sqrt(8) in R^8, labels sign(x_1 x_2)"),
                Assumption.byConstruction(more));
    }

    /** The same experiment at several sizes, with the same number of draws. */
    static ExperimentDesign design(
            String size, List<Integer> sizes, long draws, IntFunction<? extends Experiment> experiment) {
        List<ExperimentDesign.Step> steps = new ArrayList<>();
        for (int each : sizes) {
            steps.add(new ExperimentDesign.Step(each, experiment.apply(each), draws));
        }
        return new ExperimentDesign(size, steps);
    }
}

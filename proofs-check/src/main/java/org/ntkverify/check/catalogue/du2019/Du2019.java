package org.ntkverify.check.catalogue.du2019;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.experiment.GateThresholds;
import org.ntkverify.numeric.experiment.GateThresholds.Threshold;

/**
 * The kernel of [DZPS19] at initialisation: {@code f = m^(-1/2) sum_r a_r relu(w_r.x)}, signs frozen, hidden weights trained. Statements of the
 * paper are quoted from memory; what is tested is derived, with explicit constants.
 */
public final class Du2019 {

    static final String KEY = "du2019";

    /** Six points of the sphere in R^6; lambda_0 is about a quarter. */
    static final Inputs SIX = Inputs.sphere(6, 6, 19);

    /** Four points of the sphere in R^3, of a smaller lambda_0. */
    static final Inputs FOUR = Inputs.sphere(4, 3, 19);

    private Du2019() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        List<Claim> claims = new ArrayList<>(Du2019Concentration.claims(tier));
        claims.addAll(Du2019Spectrum.claims(tier));
        claims.addAll(Du2019Tails.claims());
        return claims;
    }

    /** What the paper states, known from memory, with constants of ours. */
    static Source reading(String locator) {
        return new Source(KEY, "DZPS19", locator, Provenance.OUR_READING);
    }

    /** What follows and is not printed. */
    static Source derived(String locator) {
        return new Source(KEY, "DZPS19", locator, Provenance.DERIVED);
    }

    static List<Assumption> assumptions() {
        return List.of(
                Assumption.byConstruction("w_r ~ N(0, I) independent, drawn afresh in each trial; inputs fixed"),
                Assumption.byConstruction("inputs of norm 1, up to rounding, no two parallel"));
    }

    /** Trials of gates of width m on one data set. */
    static ExperimentDesign trials(Inputs inputs, long trials, Map<Integer, List<Threshold>> thresholds) {
        List<ExperimentDesign.Step> steps = thresholds.keySet().stream()
                .sorted()
                .map(m -> new ExperimentDesign.Step(
                        m, new GateThresholds(inputs, m, thresholds.getOrDefault(m, List.of())), trials))
                .toList();
        return new ExperimentDesign("width m", steps);
    }

    static List<Threshold> all(Threshold... thresholds) {
        return Arrays.asList(thresholds);
    }
}

package org.ntkverify.check.catalogue.tan2022;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;

/**
 * Complex-valued networks under real-valued backpropagation, [TXJZ22]. Only its abstract is known to us: hypotheses and the list of
 * theorems are our reading, and everything quantitative is derived here.
 */
public final class Tan2022 {

    static final String KEY = "tan2022";

    private Tan2022() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        List<Claim> claims = new ArrayList<>(Tan2022Chain.claims());
        claims.addAll(Tan2022Sampling.claims(tier));
        claims.addAll(Tan2022PseudoKernel.claims(tier));
        claims.addAll(Tan2022Training.claims(tier));
        claims.addAll(Tan2022Recursion.claims());
        claims.addAll(Tan2022Study.claims(Tan2022Study.ACTIVATIONS));
        return claims;
    }

    static Source derived(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.DERIVED);
    }

    static Source reading(String note, String locator) {
        return new Source(KEY, note, "our reading of " + locator, Provenance.OUR_READING);
    }

    static List<Assumption> circular() {
        return List.of(Assumption.byConstruction(
                "weights (U + i V)/sqrt(2), U and V iid standard normal and trained, NTK parameterisation, no bias"));
    }
}

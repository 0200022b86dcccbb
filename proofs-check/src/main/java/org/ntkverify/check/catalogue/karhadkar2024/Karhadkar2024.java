package org.ntkverify.check.catalogue.karhadkar2024;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;

/** Smallest eigenvalues from the separation of the data, [KMM24], read in full (arXiv 2405.14630). */
public final class Karhadkar2024 {

    static final String KEY = "karhadkar2024";

    private Karhadkar2024() {}

    /** Returns the claims at {@code tier}. */
    public static List<Claim> claims(Tier tier) {
        List<Claim> claims = new ArrayList<>(Karhadkar2024Bounds.claims());
        claims.addAll(Karhadkar2024Identities.claims());
        claims.addAll(Karhadkar2024Errata.claims());
        claims.addAll(Karhadkar2024Tables.claims());
        claims.add(Karhadkar2024Depth.claim());
        claims.addAll(Karhadkar2024Exponents.claims(tier));
        return claims;
    }

    static Source found(String locator) {
        return new Source(KEY, "KMM24", locator, Provenance.FOUND);
    }

    static Source derived(String locator) {
        return new Source(KEY, "KMM24", locator, Provenance.DERIVED);
    }

    static Source reading(String locator) {
        return new Source(KEY, "KMM24", locator, Provenance.OUR_READING);
    }
}

package org.ntkverify.check.catalogue.murray2023;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;

/** The power series of the tangent kernel on the sphere, [MJBM23]. */
public final class Murray2023 {

    static final String KEY = "murray2023";

    private Murray2023() {}

    /** Returns the claims. */
    public static List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(Murray2023Series.claims());
        claims.addAll(Murray2023Bias.claims());
        claims.addAll(Murray2023Spectrum.claims());
        claims.addAll(Murray2023LowRank.claims());
        return claims;
    }

    /** What the paper states, known from memory and from its published code. */
    static Source reading(String locator) {
        return new Source(KEY, "MJBM23", locator, Provenance.OUR_READING);
    }

    /** What follows and is not printed. */
    static Source derived(String locator) {
        return new Source(KEY, "MJBM23", locator, Provenance.DERIVED);
    }

    static List<Assumption> onSphere() {
        return List.of(
                Assumption.byConstruction("inputs have norm 1 and inner product rho in [-1, 1]"),
                Assumption.byConstruction("every pre-activation has variance 1"));
    }
}

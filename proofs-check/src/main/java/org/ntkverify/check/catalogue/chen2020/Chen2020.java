package org.ntkverify.check.catalogue.chen2020;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;

/**
 * Label-aware kernels of [CHS20] and the label dependence of trained kernels. The body of the paper was not read: formulas are those of its released
 * code, and what is tested about them is derived here.
 */
public final class Chen2020 {

    static final String KEY = "chen2020";

    private Chen2020() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        List<Claim> claims = new ArrayList<>(Chen2020Hierarchy.claims(tier));
        claims.addAll(Chen2020Widths.claims(tier));
        claims.addAll(Chen2020Symmetry.claims());
        claims.addAll(Chen2020Elasticity.claims());
        claims.addAll(Chen2020LabelSystems.claims(tier));
        return claims;
    }

    static String id(String slug) {
        return KEY + "/" + slug;
    }

    /** A formula of the released code. */
    static Source found(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.FOUND);
    }

    /** What follows and is not printed. */
    static Source derived(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.DERIVED);
    }

    static List<Assumption> network() {
        return List.of(
                Assumption.byConstruction(
                        "f = m^(-1/2) sum_r a_r s(w_r . x), a_r ~ N(0, 1), w_r ~ N(0, I), both trained, loss (1/2) sum_i (f_i - y_i)^2"),
                Assumption.byConstruction("f - f_0 is trained, so that training starts from 0"),
                Assumption.byConstruction(
                        "three unit vectors along (1, 0, 0), (.3, .954, 0), (-.2, .4, .894) with labels 1, -1, 1/2"));
    }
}

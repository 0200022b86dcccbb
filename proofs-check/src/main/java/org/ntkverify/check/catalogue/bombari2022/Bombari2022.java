package org.ntkverify.check.catalogue.bombari2022;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;
import org.ntkverify.symbolic.Activation;

/**
 * The unnormalised kernel {@code K = J J^T} of [BAM22]: {@code f_l = phi(W_l f_(l-1))}, {@code W_l ~ N(0, 1/n_(l-1))}, output weights N(0, 1). The
 * theorems of the paper are known from restatements; what is tested is derived or an exponent.
 */
public final class Bombari2022 {

    static final String KEY = "bombari2022";

    static final Activation TANH = Activation.named("tanh");

    private Bombari2022() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        List<Claim> claims = new ArrayList<>(Bombari2022Scaling.claims(tier));
        claims.addAll(Bombari2022LowerBound.claims());
        claims.addAll(Bombari2022Rank.claims());
        claims.addAll(Bombari2022Algebra.claims());
        claims.addAll(Bombari2022Inequalities.claims());
        claims.addAll(Bombari2022Memorisation.claims(tier));
        claims.addAll(Bombari2022Training.claims(tier));
        return claims;
    }

    static String id(String slug) {
        return KEY + "/" + slug;
    }

    /** What the paper states, as restated elsewhere. */
    static Source reading(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.OUR_READING);
    }

    /** What follows and is not printed. */
    static Source derived(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.DERIVED);
    }

    static List<Assumption> random() {
        return List.of(
                Assumption.byConstruction("data x_i ~ N(0, I) and all weights drawn afresh in each draw"),
                Assumption.byConstruction("two hidden tanh layers (the paper's L = 3), all widths equal to d"));
    }
}

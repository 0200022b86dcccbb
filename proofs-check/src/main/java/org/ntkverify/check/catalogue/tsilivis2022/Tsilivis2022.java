package org.ntkverify.check.catalogue.tsilivis2022;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;

/**
 * Adversarial robustness through the tangent kernel, [TK22]: features of the kernel predictor, their gradients and robustness, and kernels during
 * adversarial training. The abstract and the released code are known, the rest is our reading; images are replaced by a law of two scales.
 */
public final class Tsilivis2022 {

    static final String KEY = "tsilivis2022";

    private Tsilivis2022() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        return Stream.of(
                        Tsilivis2022Algebra.claims(tier),
                        Tsilivis2022Gradients.claims(tier),
                        Tsilivis2022Features.claims(tier),
                        Tsilivis2022Transfer.claims(tier),
                        Tsilivis2022Training.claims(tier))
                .flatMap(List::stream)
                .toList();
    }

    static String id(String slug) {
        return KEY + "/" + slug;
    }

    static Source reading(String note, String locator) {
        return new Source(KEY, note, "our reading of " + locator, Provenance.OUR_READING);
    }

    static Source derived(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.DERIVED);
    }
}

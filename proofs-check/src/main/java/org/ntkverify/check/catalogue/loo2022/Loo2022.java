package org.ntkverify.check.catalogue.loo2022;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;
import org.ntkverify.numeric.adversarial.Attack;
import org.ntkverify.numeric.adversarial.TrainingSetting;
import org.ntkverify.numeric.adversarial.TwoScaleLaw;

/**
 * Evolution of tangent kernels under benign and adversarial training, [LHAR22]. The abstract and the released code are known, the rest is our reading; residual
 * networks on images are replaced by a two-layer network on a law of two scales.
 */
public final class Loo2022 {

    static final String KEY = "loo2022";

    static final int WIDTH = 32;

    static final int SAMPLES = 120;

    private Loo2022() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        return Stream.of(
                        Loo2022Dynamics.claims(tier),
                        Loo2022Evolution.claims(tier),
                        Loo2022FrozenKernel.claims(),
                        Loo2022Width.claims(tier),
                        Loo2022Rank.claims(tier))
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

    /** Both runs with batches of {@code batch} and attacks in radius {@code radius}. */
    static TrainingSetting setting(int batch, double radius) {
        return new TrainingSetting(new TwoScaleLaw(10, 1), SAMPLES, WIDTH, 200, batch, 5, Attack.projected(radius, 3));
    }

    static List<Assumption> training() {
        return List.of(
                Assumption.byConstruction(
                        "two-layer ReLU network of width 32 without bias, logistic loss, 200 steps of descent with rate 5"),
                Assumption.byConstruction(
                        "n = 120, labels y = +-1, x_0 = y + 0.9 g, x_j = 0.06 y + 0.15 g_j, j = 1..9"),
                Assumption.byConstruction(
                        "projected gradient attack in the maximum norm, eps = 0.1, 3 steps; all runs of a draw share weights at the start and data"),
                Assumption.byConstruction(
                        "one update for each batch, at the attacked inputs; the released code makes a second one at the clean inputs"));
    }
}

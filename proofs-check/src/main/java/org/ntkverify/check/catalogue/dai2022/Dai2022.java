package org.ntkverify.check.catalogue.dai2022;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Sample-then-optimise batch neural Thompson sampling, [DSLJ22]. Its abstract, its released code and a reading note are known to us, not its text:
 * statements about the algorithm are our reading, everything quantitative is derived here.
 */
public final class Dai2022 {

    static final String KEY = "dai2022";

    /** {@code f = m^(-1/2) sum_r a_r relu(w_r . x)}, both layers trained. */
    static final Architecture SHALLOW = Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
            .withInput(InputScaling.RAW);

    /** The network of the released code: two hidden layers, gains 1.5 and 0.05. */
    static final Architecture RELEASED =
            Architecture.ntk(Activation.RELU, 2, Expression.ratio(3, 2), Expression.ratio(1, 20));

    private Dai2022() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        return Stream.of(
                        Dai2022Algebra.claims(tier),
                        Dai2022Samples.claims(tier),
                        Dai2022Prior.claims(tier),
                        Dai2022Training.claims(tier),
                        Dai2022Information.claims(tier),
                        Dai2022Regret.claims(tier))
                .flatMap(List::stream)
                .toList();
    }

    static String id(String slug) {
        return KEY + "/" + slug;
    }

    /** What the paper states, as far as it is restated elsewhere. */
    static Source reading(String note, String locator) {
        return new Source(KEY, note, "our reading of " + locator, Provenance.OUR_READING);
    }

    /** What follows and is not printed. */
    static Source derived(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.DERIVED);
    }

    /** What stands in the released code. */
    static Source found(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.FOUND);
    }

    /** False values, off by at least {@code effect} of the scale. */
    static Falsifier values(String id, FiniteValue statement, double effect) {
        return new Falsifier(id, statement, ReasonCode.VALUE_RATIO, new EffectSize.AtLeast(effect));
    }
}

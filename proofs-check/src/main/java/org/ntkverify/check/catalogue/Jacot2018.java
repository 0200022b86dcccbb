package org.ntkverify.check.catalogue;

import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * What the claims of [JGH18] share. The paper's depth L counts weight layers, so its L is our number of hidden layers
 * plus 1.
 */
final class Jacot2018 {

    static final String KEY = "jacot2018";

    /** The paper's experiments use beta = 0.1. */
    static final Expression BETA = Expression.ratio(1, 10);

    private Jacot2018() {}

    static Source found(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.FOUND);
    }

    static Source derived(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.DERIVED);
    }

    /** The paper's ReLU network with {@code hiddenLayers} hidden layers and bias gain {@code beta}. */
    static Architecture relu(int hiddenLayers, Expression beta) {
        return Architecture.jacot(Activation.RELU, hiddenLayers, beta);
    }
}

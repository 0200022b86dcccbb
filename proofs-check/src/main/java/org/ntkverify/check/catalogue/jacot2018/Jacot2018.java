package org.ntkverify.check.catalogue.jacot2018;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The claims of [JGH18] and what they share. The paper's depth L counts weight layers, so its L is our number of hidden layers
 * plus 1.
 */
public final class Jacot2018 {

    static final String KEY = "jacot2018";

    /** The paper's experiments use beta = 0.1. */
    static final Expression BETA = Expression.ratio(1, 10);

    private Jacot2018() {}

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        return Stream.of(
                        Jacot2018Recursion.claims(),
                        Jacot2018Convergence.claims(tier),
                        Jacot2018OutputLaw.claims(tier),
                        Jacot2018GaussianLimit.claims(tier),
                        Jacot2018FiniteWidth.claims(tier),
                        Jacot2018Definiteness.claims(),
                        Jacot2018DefinitenessBoundary.claims(),
                        Jacot2018Conventions.claims(),
                        Jacot2018LeastSquares.claims(),
                        Jacot2018Gap.claims(),
                        Jacot2018TrainedLaw.claims(tier),
                        Jacot2018LazyTraining.claims(tier))
                .flatMap(List::stream)
                .toList();
    }

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

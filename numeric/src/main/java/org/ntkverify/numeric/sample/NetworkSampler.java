package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.network.RandomNetwork;

/** Draws random networks of one description; immutable, serves any number of threads. */
public sealed interface NetworkSampler permits ExplicitSampler, ConditionedSampler, AveragedSampler {

    /** Returns what is drawn. */
    RandomNetwork network();

    /** Returns a source with working memory of its own, for one thread. */
    Source newSource();

    /** Computes draws by their index; used by one thread. */
    interface Source {

        /** Returns the draw with this index, which depends on the streams and the index only. */
        NetworkDraw draw(long index);
    }
}

package org.ntkverify.numeric.sample;

import java.util.List;
import org.ntkverify.numeric.network.RandomNetwork;

/** Two samplers that have one law, and one that has its means. */
public enum SamplerKind {
    /** {@link ExplicitSampler}. */
    EXPLICIT {
        @Override
        NetworkSampler of(RandomNetwork network, RandomStreams streams) {
            return new ExplicitSampler(network, streams);
        }
    },
    /** {@link ConditionedSampler}. */
    CONDITIONED {
        @Override
        NetworkSampler of(RandomNetwork network, RandomStreams streams) {
            return new ConditionedSampler(network, streams);
        }
    },
    /** {@link AveragedSampler}: other laws with the same means of Theta and Sigma. */
    AVERAGED {
        @Override
        NetworkSampler of(RandomNetwork network, RandomStreams streams) {
            return new AveragedSampler(network, streams);
        }
    };

    /** Those that draw networks, all of one law. */
    public static final List<SamplerKind> OF_NETWORKS = List.of(EXPLICIT, CONDITIONED);

    abstract NetworkSampler of(RandomNetwork network, RandomStreams streams);
}

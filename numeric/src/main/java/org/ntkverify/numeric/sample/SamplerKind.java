package org.ntkverify.numeric.sample;

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

    abstract NetworkSampler of(RandomNetwork network, RandomStreams streams);
}

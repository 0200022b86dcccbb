package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.network.RandomNetwork;

/** The two samplers, which have one law. */
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
    };

    abstract NetworkSampler of(RandomNetwork network, RandomStreams streams);
}

package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.network.FiniteNetwork;

/** The two samplers, which have one law. */
public enum SamplerKind {
    /** {@link ExplicitSampler}. */
    EXPLICIT {
        @Override
        NetworkSampler of(FiniteNetwork network, RandomStreams streams) {
            return new ExplicitSampler(network, streams);
        }
    },
    /** {@link ConditionedSampler}. */
    CONDITIONED {
        @Override
        NetworkSampler of(FiniteNetwork network, RandomStreams streams) {
            return new ConditionedSampler(network, streams);
        }
    };

    abstract NetworkSampler of(FiniteNetwork network, RandomStreams streams);
}

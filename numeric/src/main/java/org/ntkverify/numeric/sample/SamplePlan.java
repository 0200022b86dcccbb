package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.network.RandomNetwork;

/**
 * What to draw and what to observe; together with nothing else it determines the moments bit by bit on one type of machine.
 *
 * @param runSeed seed of the run
 * @param claimId the claim that draws; other claims have other random numbers
 * @param planId which of the claim's samples this is; together with the widths it separates their random numbers
 * @param kind which sampler
 * @param network what is drawn
 * @param observable what is observed
 * @param firstDraw index of the first draw, at least 0; a later look at the same sample goes on where the last one ended
 * @param draws number of draws, at least 1
 */
public record SamplePlan(
        long runSeed,
        String claimId,
        String planId,
        SamplerKind kind,
        RandomNetwork network,
        Observable observable,
        long firstDraw,
        long draws) {

    /** Checks the ranges. */
    public SamplePlan {
        if (!(firstDraw >= 0)) {
            throw new IllegalArgumentException("firstDraw must be >= 0 but was %s".formatted(firstDraw));
        }
        if (!(draws >= 1)) {
            throw new IllegalArgumentException("draws must be >= 1 but was %s".formatted(draws));
        }
    }

    /** Returns the plan that goes on after this one with {@code more} draws; merge its moments with those of this plan. */
    public SamplePlan next(long more) {
        return new SamplePlan(runSeed, claimId, planId, kind, network, observable, firstDraw + draws, more);
    }

    /** Returns the sampler of this plan. */
    public NetworkSampler sampler() {
        return kind.of(network, RandomStreams.of(runSeed, claimId, "%s %s".formatted(planId, network.widths())));
    }
}

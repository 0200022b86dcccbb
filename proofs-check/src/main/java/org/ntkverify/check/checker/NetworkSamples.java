package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.statistics.Look;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.SamplePlan;
import org.ntkverify.numeric.sample.Sampling;

/**
 * Draws networks for one claim. What was drawn of a design is remembered, so that a claim and its falsifiers are judged on
 * the same samples, and a later look draws only what an earlier one did not.
 *
 * <p>Random numbers are addressed by seed, claim, network and draw; two designs on the same network share them, which the
 * error budget allows, because its union bound holds under any dependence.
 */
public final class NetworkSamples implements SampleSource {

    private final long seed;
    private final String claimId;
    private final DrawEngine engine;
    private final Progress progress;
    private final Map<Key, List<Moments>> drawn = new HashMap<>();

    /** What was drawn: a design, up to a look. */
    private record Key(SamplingDesign design, Look look) {}

    /** Creates the source of samples of the claim {@code claimId}. */
    public NetworkSamples(long seed, String claimId, DrawEngine engine, Progress progress) {
        this.seed = seed;
        this.claimId = claimId;
        this.engine = engine;
        this.progress = progress;
    }

    @Override
    public List<WidthSample> draw(SamplingDesign design, Look look) {
        List<Moments> moments = moments(design, look);
        List<WidthSample> samples = new ArrayList<>();
        for (int w = 0; w < moments.size(); w++) {
            samples.add(sample(design, design.budget().get(w).width(), moments.get(w)));
        }
        return List.copyOf(samples);
    }

    /** A look goes on where the one before it ended, and merges in that order: so its digits do not depend on who looked. */
    private List<Moments> moments(SamplingDesign design, Look look) {
        Key key = new Key(design, look);
        List<Moments> known = drawn.get(key);
        if (known != null) {
            return known;
        }
        List<Moments> before = look.number() == 1 ? List.of() : moments(design, look.previous());
        List<Moments> moments = new ArrayList<>();
        for (int w = 0; w < design.budget().size(); w++) {
            WidthDraws step = design.budget().get(w);
            long wanted = look.draws(step.draws());
            if (before.isEmpty()) {
                moments.add(Sampling.run(plan(design, step, 0, wanted), engine, progress));
                continue;
            }
            Moments first = before.get(w);
            long more = wanted - first.count();
            moments.add(
                    more == 0
                            ? first
                            : first.mergedWith(
                                    Sampling.run(plan(design, step, first.count(), more), engine, progress)));
        }
        drawn.put(key, List.copyOf(moments));
        return moments;
    }

    private SamplePlan plan(SamplingDesign design, WidthDraws step, long firstDraw, long draws) {
        FiniteNetwork network = new FiniteNetwork(
                design.architecture(),
                design.inputs(),
                Collections.nCopies(design.architecture().hiddenLayers(), step.width()));
        String plan = "%s on %s"
                .formatted(design.architecture().text(), design.inputs().text());
        return new SamplePlan(seed, claimId, plan, design.sampler(), network, design.observable(), firstDraw, draws);
    }

    private static WidthSample sample(SamplingDesign design, int width, Moments moments) {
        double factor = design.widthPower() == 0 ? 1 : width;
        List<SampleMoments> components = IntStream.range(0, moments.names().size())
                .mapToObj(i -> new SampleMoments(
                        moments.count(),
                        factor * moments.mean(i),
                        factor * factor * moments.variance(i),
                        moments.skewness(i),
                        moments.excessKurtosis(i)))
                .toList();
        return new WidthSample(width, components);
    }
}

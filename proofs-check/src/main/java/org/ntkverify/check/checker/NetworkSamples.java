package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Design;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.StoredDesign;
import org.ntkverify.check.statistics.Look;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.numeric.engine.AddressedTask;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.RecordedTask;
import org.ntkverify.numeric.engine.TaskAddress;
import org.ntkverify.numeric.sample.Moments;

/**
 * Draws networks and experiments for one claim, and reads draws that were stored. What was drawn of a design is remembered, so that a claim and its falsifiers are judged on
 * the same samples, and a later look draws only what an earlier one did not.
 *
 * <p>Random numbers are addressed by seed, claim, network and draw; two designs on the same network share them, which the
 * error budget allows, because its union bound holds under any dependence.
 */
public final class NetworkSamples implements SampleSource {

    private final long seed;
    private final String claimId;
    private final List<Design> designs;
    private final DrawEngine engine;
    private final Progress progress;
    private final Map<Key, List<Moments>> drawn = new HashMap<>();

    /** What was drawn: a design, up to a look. */
    private record Key(Design design, Look look) {}

    /** Creates the source of samples of {@code claim}; draws of its designs may run in other processes. */
    public NetworkSamples(long seed, Claim claim, DrawEngine engine, Progress progress) {
        this(seed, claim.id(), claim.designs(), engine, progress);
    }

    /** Creates the source of samples of any designs, whose random numbers are those of the claim {@code claimId}; draws run in this process. */
    public NetworkSamples(long seed, String claimId, DrawEngine engine, Progress progress) {
        this(seed, claimId, List.of(), engine, progress);
    }

    private NetworkSamples(
            long seed, String claimId, List<? extends Design> designs, DrawEngine engine, Progress progress) {
        this.seed = seed;
        this.claimId = claimId;
        this.designs = List.copyOf(designs);
        this.engine = engine;
        this.progress = progress;
    }

    @Override
    public List<WidthSample> draw(Design design, Look look) {
        List<Moments> moments = moments(design, look);
        List<WidthSample> samples = new ArrayList<>();
        for (int at = 0; at < moments.size(); at++) {
            int size = design.budget().get(at).width();
            samples.add(sample(size, factor(design, size), moments.get(at)));
        }
        return List.copyOf(samples);
    }

    private static double factor(Design design, int size) {
        return design instanceof SamplingDesign networks && networks.widthPower() == 1 ? size : 1;
    }

    /** A look goes on where the one before it ended, and merges in that order: so its digits do not depend on who looked. */
    private List<Moments> moments(Design design, Look look) {
        Key key = new Key(design, look);
        List<Moments> known = drawn.get(key);
        if (known != null) {
            return known;
        }
        List<Moments> before = look.number() == 1 ? List.of() : moments(design, look.previous());
        List<Moments> moments = new ArrayList<>();
        for (int at = 0; at < design.budget().size(); at++) {
            long wanted = look.draws(design.budget().get(at).draws());
            moments.add(before.isEmpty() ? run(design, at, 0, wanted) : grown(design, at, before.get(at), wanted));
        }
        drawn.put(key, List.copyOf(moments));
        return moments;
    }

    private Moments grown(Design design, int at, Moments before, long wanted) {
        long more = wanted - before.count();
        return more == 0 ? before : before.mergedWith(run(design, at, before.count(), more));
    }

    private Moments run(Design design, int at, long firstDraw, long draws) {
        if (design instanceof StoredDesign stored) {
            return stored.steps().get(at).draws().moments(stored.observable(), firstDraw, draws);
        }
        RecordedTask<Moments> task = DesignTasks.of(seed, claimId, design, at, firstDraw, draws);
        int number = designs.indexOf(design);
        return engine.run(
                number < 0 ? task : new AddressedTask<>(task, new TaskAddress(claimId, number, at, firstDraw, draws)),
                progress);
    }

    private static WidthSample sample(int size, double factor, Moments moments) {
        List<SampleMoments> components = IntStream.range(0, moments.names().size())
                .mapToObj(i -> new SampleMoments(
                        moments.count(),
                        factor * moments.mean(i),
                        factor * factor * moments.variance(i),
                        moments.skewness(i),
                        moments.excessKurtosis(i)))
                .toList();
        return new WidthSample(size, components);
    }
}

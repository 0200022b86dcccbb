package org.ntkverify.check.checker;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ntkverify.check.Design;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.sample.ExperimentPlan;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.SamplePlan;
import org.ntkverify.numeric.sample.Sampling;

/**
 * Draws networks and experiments for one claim. A design that was drawn is remembered, so that a claim and its falsifiers are judged on
 * the same samples.
 *
 * <p>Random numbers are addressed by seed, claim, network and draw; two designs on the same network share them, which the
 * error budget allows, because its union bound holds under any dependence.
 */
public final class NetworkSamples implements SampleSource {

    private final long seed;
    private final String claimId;
    private final DrawEngine engine;
    private final Progress progress;
    private final Map<Design, List<WidthSample>> drawn = new HashMap<>();

    /** Creates the source of samples of the claim {@code claimId}. */
    public NetworkSamples(long seed, String claimId, DrawEngine engine, Progress progress) {
        this.seed = seed;
        this.claimId = claimId;
        this.engine = engine;
        this.progress = progress;
    }

    @Override
    public List<WidthSample> draw(Design design) {
        List<WidthSample> known = drawn.get(design);
        if (known != null) {
            return known;
        }
        List<WidthSample> samples = design instanceof ExperimentDesign experiments
                ? experiments.steps().stream().map(this::draw).toList()
                : networks((SamplingDesign) design);
        drawn.put(design, samples);
        return samples;
    }

    private List<WidthSample> networks(SamplingDesign design) {
        return design.budget().stream().map(step -> draw(design, step)).toList();
    }

    private WidthSample draw(SamplingDesign design, WidthDraws step) {
        FiniteNetwork network = new FiniteNetwork(
                design.architecture(),
                design.inputs(),
                Collections.nCopies(design.architecture().hiddenLayers(), step.width()));
        String plan = "%s on %s"
                .formatted(design.architecture().text(), design.inputs().text());
        SamplePlan samplePlan =
                new SamplePlan(seed, claimId, plan, design.sampler(), network, design.observable(), 0, step.draws());
        double factor = design.widthPower() == 0 ? 1 : step.width();
        return sample(step.width(), factor, Sampling.run(samplePlan, engine, progress));
    }

    private WidthSample draw(ExperimentDesign.Step step) {
        ExperimentPlan plan = new ExperimentPlan(seed, claimId, step.experiment(), step.draws());
        return sample(step.size(), 1, plan.run(engine, progress));
    }

    private static WidthSample sample(int width, double factor, Moments moments) {
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

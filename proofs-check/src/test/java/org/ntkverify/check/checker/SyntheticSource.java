package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.ntkverify.check.Design;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.statistics.Look;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Samples of known law in place of networks: component i at width n is {@code mean_i(n) + deviation_i(n) noise}. */
final class SyntheticSource implements SampleSource {

    static final long SEED = Long.getLong("ntk.seed", 20240601L);

    /** Noise of mean 0. */
    enum Noise {
        /** Standard normal. */
        NORMAL {
            @Override
            DoubleSupplier sampler(UniformRandomProvider random) {
                var normal = ZigguratSampler.NormalizedGaussian.of(random);
                return normal::sample;
            }
        },
        /** Standard exponential minus 1: variance 1, skewness 2. */
        EXPONENTIAL {
            @Override
            DoubleSupplier sampler(UniformRandomProvider random) {
                var exponential = ZigguratSampler.Exponential.of(random);
                return () -> exponential.sample() - 1;
            }
        },
        /** Cube of a standard exponential minus 6: skewness 6.6 for the variance 684. */
        CUBED_EXPONENTIAL {
            @Override
            DoubleSupplier sampler(UniformRandomProvider random) {
                var exponential = ZigguratSampler.Exponential.of(random);
                return () -> {
                    double x = exponential.sample();
                    return x * x * x - 6;
                };
            }
        };

        abstract DoubleSupplier sampler(UniformRandomProvider random);
    }

    /** One observed quantity. */
    record Component(DoubleUnaryOperator mean, DoubleUnaryOperator deviation) {}

    private static final Architecture NETWORK = Architecture.jacot(Activation.RELU, 1, Expression.ZERO);
    private static final Inputs INPUT = Inputs.of("x = (1, 1)", new double[][] {{1, 1}});

    private final Noise noise;
    private final List<Component> components;
    private final Map<Request, List<WidthSample>> drawn = new HashMap<>();
    private int requests;

    private record Request(Design design, Look look) {}

    SyntheticSource(Noise noise, Component... components) {
        this.noise = noise;
        this.components = List.of(components);
    }

    /** One component with unit noise. */
    static SyntheticSource of(Noise noise, DoubleUnaryOperator mean) {
        return new SyntheticSource(noise, new Component(mean, n -> 1));
    }

    /** Returns a design with the given components; its network is never drawn. */
    static SamplingDesign design(List<String> names, long draws, int... widths) {
        List<WidthDraws> budget = new ArrayList<>();
        for (int width : widths) {
            budget.add(new WidthDraws(width, draws));
        }
        Observable observable = Observable.of(names, (draw, target) -> {
            throw new IllegalStateException("a synthetic design must not be drawn");
        });
        return new SamplingDesign(NETWORK, INPUT, observable, 0, SamplerKind.CONDITIONED, budget);
    }

    @Override
    public List<WidthSample> draw(Design design, Look look) {
        requests++;
        return drawn.computeIfAbsent(new Request(design, look), this::drawNow);
    }

    private List<WidthSample> drawNow(Request request) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        DoubleSupplier sampler = noise.sampler(random);
        return request.design().budget().stream()
                .map(step -> sample(new WidthDraws(step.width(), request.look().draws(step.draws())), sampler))
                .toList();
    }

    private WidthSample sample(WidthDraws step, DoubleSupplier sampler) {
        List<SampleMoments> moments = new ArrayList<>();
        for (Component component : components) {
            double mean = component.mean().applyAsDouble(step.width());
            double deviation = component.deviation().applyAsDouble(step.width());
            double[] draws = new double[Math.toIntExact(step.draws())];
            for (int i = 0; i < draws.length; i++) {
                draws[i] = mean + deviation * sampler.getAsDouble();
            }
            moments.add(SampleMoments.of(draws));
        }
        return new WidthSample(step.width(), moments);
    }

    /** Returns how many designs were drawn. */
    long designsDrawn() {
        return drawn.keySet().stream().map(Request::design).distinct().count();
    }

    /** Returns the looks that were taken, in order. */
    List<Look> looks() {
        return drawn.keySet().stream()
                .map(Request::look)
                .distinct()
                .sorted(Comparator.comparing(Look::number))
                .toList();
    }

    /** Returns the looks that were taken at {@code design}, in order. */
    List<Look> looks(Design design) {
        return drawn.keySet().stream()
                .filter(request -> request.design().equals(design))
                .map(Request::look)
                .sorted(Comparator.comparing(Look::number))
                .toList();
    }

    /** Returns how often samples were asked for. */
    int requests() {
        return requests;
    }
}

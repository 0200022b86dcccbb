package org.ntkverify.check.convergence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.ntkverify.check.KernelEstimate;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.numeric.network.RandomNetwork;
import org.ntkverify.numeric.sample.KeptDraws;
import org.ntkverify.numeric.sample.KernelSampling;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplePlan;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.numeric.sample.Sampling;

/** Draws networks of one width and describes their kernels. */
public final class KernelStudy {

    private static final String CLAIM = "sample";

    /** Enough to know where deviations of the trace begin; the tail does not depend on it closely. */
    private static final long MOST_PILOT = 64;

    private static final long PILOT_SHARE = 16;

    private final Question question;
    private final RandomNetwork network;
    private final Observable observable;
    private final int traceEntry;

    /**
     * What is asked.
     *
     * @param network which network; with several outputs the kernel is their mean, for a complex one half its real part
     * @param inputs N points
     * @param kernel which kernel
     * @param sampler which sampler
     * @param width of all hidden layers, at least 1
     * @param draws at least 2
     * @param seed of all random numbers
     */
    public record Question(
            NetworkDescription network,
            Inputs inputs,
            KernelKind kernel,
            SamplerKind sampler,
            int width,
            long draws,
            long seed) {

        /** Checks the ranges. */
        public Question {
            if (!(width >= 1)) {
                throw new IllegalArgumentException("width must be >= 1 but was %s".formatted(width));
            }
            if (!(draws >= 2)) {
                throw new IllegalArgumentException("draws must be >= 2 but was %s".formatted(draws));
            }
        }
    }

    /**
     * Prepares a study.
     *
     * @throws IllegalArgumentException if the network cannot be sampled
     */
    public KernelStudy(Question question) {
        this.question = question;
        int n = question.inputs().count();
        this.network = question.network()
                .at(question.inputs(), Collections.nCopies(question.network().hiddenLayers(), question.width()));
        boolean ntk = question.kernel() == KernelKind.NTK;
        Observable entries = ntk ? Observable.theta(n) : Observable.sigma(n);
        this.observable =
                Observable.join(List.of(entries, ntk ? Observable.thetaSpectrum(n) : Observable.sigmaSpectrum(n)));
        this.traceEntry = observable.names().indexOf("trace");
        // Refuses a network that the sampler does not know, before anything is drawn.
        samplePlan("sample", question.draws()).sampler();
    }

    /**
     * Draws on {@code engine}, which may be one that records.
     *
     * @throws org.ntkverify.numeric.engine.DrawFailedException if a kernel is not finite
     */
    public KernelEstimate run(DrawEngine engine, Progress progress) {
        return estimate(KernelSampling.run(plan(engine), engine, progress));
    }

    /**
     * Draws on {@code engine} and hands over each kernel matrix in order of its index.
     *
     * @param engine may be one that records
     * @param again engine that does not record; draws again what {@code matrices} have lost
     * @param progress of {@code engine}
     * @param matrices receives N x N matrices; they are symmetric, so rows and columns are the same
     * @throws org.ntkverify.numeric.engine.DrawFailedException if a kernel is not finite
     */
    public KernelEstimate run(DrawEngine engine, DrawEngine again, Progress progress, KeptDraws matrices) {
        return estimate(KernelSampling.run(plan(engine), engine, again, progress, new Squares(matrices)));
    }

    /** Makes matrices of the values of draws. */
    private final class Squares implements KeptDraws {

        private final KeptDraws matrices;

        Squares(KeptDraws matrices) {
            this.matrices = matrices;
        }

        @Override
        public void append(double[] values) {
            matrices.append(square(values));
        }

        @Override
        public long mark() {
            return matrices.mark();
        }

        @Override
        public boolean goOnFrom(long draws, long mark) {
            return matrices.goOnFrom(draws, mark);
        }
    }

    private KernelSampling.Plan plan(DrawEngine engine) {
        long pilotDraws = Math.max(1, Math.min(MOST_PILOT, question.draws() / PILOT_SHARE));
        Moments pilot = Sampling.run(samplePlan("pilot", pilotDraws), engine, Progress.SILENT);
        return new KernelSampling.Plan(samplePlan("sample", question.draws()), traceEntry, pilot.mean(traceEntry));
    }

    private SamplePlan samplePlan(String planId, long draws) {
        return new SamplePlan(
                question.seed(),
                CLAIM,
                "%s of %s %s on %s"
                        .formatted(
                                planId,
                                question.kernel(),
                                question.network().text(),
                                question.inputs().text()),
                question.sampler(),
                network,
                observable,
                0,
                draws);
    }

    /** Returns the N x N matrix whose upper triangle comes first in {@code values}. */
    private double[] square(double[] values) {
        int n = question.inputs().count();
        double[] matrix = new double[n * n];
        int at = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                matrix[i + j * n] = values[at];
                matrix[j + i * n] = values[at++];
            }
        }
        return matrix;
    }

    private KernelEstimate estimate(KernelSampling.Result result) {
        Moments moments = result.moments();
        int entries = moments.names().size() - Observable.SPECTRUM.size();
        double skewness = 0;
        double kurtosis = Double.NEGATIVE_INFINITY;
        double[] means = new double[entries];
        double[] errors = new double[entries];
        for (int i = 0; i < entries; i++) {
            means[i] = moments.mean(i);
            errors[i] = moments.standardError(i);
            skewness = Math.max(skewness, Math.abs(moments.skewness(i)));
            kurtosis = Math.max(kurtosis, moments.excessKurtosis(i));
        }
        return new KernelEstimate(
                question.network().text(),
                question.inputs().text(),
                question.kernel().name().toLowerCase(Locale.ROOT),
                question.sampler().name().toLowerCase(Locale.ROOT),
                question.width(),
                moments.count(),
                rows(square(means)),
                rows(square(errors)),
                spectrum(moments, entries),
                new KernelEstimate.Tails(
                        skewness,
                        kurtosis,
                        result.deviations()
                                .tailIndex()
                                .map(index -> new KernelEstimate.TailIndex(
                                        index.index(), index.standardError(), index.values()))));
    }

    private List<List<Double>> rows(double[] matrix) {
        int n = question.inputs().count();
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                row.add(matrix[i * n + j]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<KernelEstimate.Statistic> spectrum(Moments moments, int from) {
        List<KernelEstimate.Statistic> statistics = new ArrayList<>();
        for (int i = from; i < moments.names().size(); i++) {
            statistics.add(new KernelEstimate.Statistic(
                    moments.names().get(i),
                    moments.mean(i),
                    moments.standardError(i),
                    Math.sqrt(moments.variance(i)),
                    moments.skewness(i),
                    moments.excessKurtosis(i)));
        }
        return statistics;
    }
}

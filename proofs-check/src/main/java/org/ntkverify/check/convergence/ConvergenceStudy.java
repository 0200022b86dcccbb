package org.ntkverify.check.convergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntkverify.check.Convergence;
import org.ntkverify.check.Measured;
import org.ntkverify.check.statistics.IntervalResult;
import org.ntkverify.check.statistics.MeanInterval;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.SamplePlan;
import org.ntkverify.numeric.sample.Sampling;

/** Draws networks at each width of a design and measures how their kernels approach the limit. */
public final class ConvergenceStudy {

    /** Separates the random numbers of this study from those of claims. */
    private static final String CLAIM = "converge";

    /** A pilot costs about as much as this many neurons: some tenths of a second. */
    private static final long PILOT_NEURONS = 1 << 18;

    private static final long FEWEST_PILOT = 64;

    /** Fewer draws say little about the skewness. */
    private static final long FEWEST_TELLING = 512;

    private static final long MOST_PILOT = 1 << 16;

    private final ConvergenceDesign design;
    private final DrawEngine engine;
    private final List<Deviation> deviations;

    /**
     * Prepares a study.
     *
     * @throws IllegalArgumentException if the networks cannot be sampled or have no limit with a scale
     */
    public ConvergenceStudy(ConvergenceDesign design, DrawEngine engine) {
        this.design = design;
        this.engine = engine;
        boolean depends = design.architecture().parameterization().dependsOnWidths();
        List<Deviation> limits = new ArrayList<>();
        for (int width : design.widths()) {
            limits.add(limits.isEmpty() || depends ? Deviation.of(design, width) : limits.get(0));
        }
        this.deviations = limits;
    }

    /** Returns the number of networks in the pilot sample at a width. */
    private static long pilotDraws(int width) {
        return Math.min(MOST_PILOT, Math.max(FEWEST_PILOT, PILOT_NEURONS / width));
    }

    /**
     * Draws the pilot samples and plans with them. The first width always has one; others have while they cost no more than the first.
     *
     * @param progress hears the draws at the first width
     */
    public ConvergencePlan plan(Progress progress) {
        Moments first = sample("pilot", 0, pilotDraws(design.widths().get(0)), progress);
        List<SampleMoments> squares = new ArrayList<>();
        squares.add(Deviation.square(first));
        for (int i = 1;
                i < design.widths().size() && PILOT_NEURONS / design.widths().get(i) >= FEWEST_TELLING;
                i++) {
            squares.add(Deviation.square(
                    sample("pilot", i, pilotDraws(design.widths().get(i)), Progress.SILENT)));
        }
        return ConvergencePlan.of(design, squares, Deviation.mean(first));
    }

    /** Returns the cost of the planned networks, in networks of the pilot. */
    public double costInPilotDraws(ConvergencePlan plan) {
        return plan.neurons(design.widths()) / design.widths().get(0);
    }

    /**
     * Draws what was planned, and measures.
     *
     * @param progress hears the cost done and to be done, in networks times width
     * @throws org.ntkverify.numeric.engine.DrawFailedException if a kernel or a fourth power of a deviation is not finite
     */
    public Convergence run(ConvergencePlan plan, Progress progress) {
        List<SampleMoments> squares = new ArrayList<>();
        List<SampleMoments> means = new ArrayList<>();
        long total = (long) plan.neurons(design.widths());
        long before = 0;
        for (int i = 0; i < design.widths().size(); i++) {
            long width = design.widths().get(i);
            long start = before;
            Moments moments = sample(
                    "sample", i, plan.draws().get(i), (done, all) -> progress.drawsDone(start + done * width, total));
            squares.add(Deviation.square(moments));
            means.add(Deviation.mean(moments));
            before += width * plan.draws().get(i);
        }
        return result(plan, squares, means);
    }

    private Moments sample(String planId, int i, long draws, Progress progress) {
        SamplePlan plan = new SamplePlan(
                design.seed(),
                CLAIM,
                "%s of %s %s on %s"
                        .formatted(
                                planId,
                                design.kernel(),
                                design.architecture().text(),
                                design.inputs().text()),
                design.sampler(),
                design.network(design.widths().get(i)),
                deviations.get(i).observable(),
                0,
                draws);
        return Sampling.run(plan, engine, progress);
    }

    private Convergence result(ConvergencePlan plan, List<SampleMoments> squares, List<SampleMoments> means) {
        ExponentFits fits = new ExponentFits(design, plan, squares, means);
        List<Optional<Measured>> slopes = fits.localSlopes();
        List<Convergence.Row> rows = new ArrayList<>();
        for (int i = 0; i < squares.size(); i++) {
            rows.add(new Convergence.Row(
                    design.widths().get(i),
                    plan.draws().get(i),
                    rootOf(squares.get(i)),
                    slopes.get(i),
                    measured(MeanInterval.of(means.get(i), design.alpha()), means.get(i))));
        }
        return new Convergence(
                design.architecture().text(),
                design.inputs().text(),
                design.kernel().name().toLowerCase(Locale.ROOT),
                design.sampler().name().toLowerCase(Locale.ROOT),
                1 - design.alpha(),
                rows,
                fits.fits(),
                fits.omissions());
    }

    /** The root is monotone, so the ends of the interval of a mean square become those of its root. */
    private Measured rootOf(SampleMoments square) {
        double root = Math.sqrt(square.mean());
        double error = root > 0 ? square.standardError() / (2 * root) : 0;
        Optional<IntervalResult.Interval> interval =
                MeanInterval.of(square, design.alpha()).interval();
        return new Measured(
                root,
                error,
                end(interval.map(found -> Math.sqrt(Math.max(0, found.low())))),
                end(interval.map(found -> Math.sqrt(Math.max(0, found.high())))));
    }

    private static Measured measured(IntervalResult result, SampleMoments sample) {
        return measured(result, sample.mean(), sample.standardError());
    }

    static Measured measured(IntervalResult result, double value, double standardError) {
        Optional<IntervalResult.Interval> interval = result.interval();
        return new Measured(
                value,
                standardError,
                end(interval.map(IntervalResult.Interval::low)),
                end(interval.map(IntervalResult.Interval::high)));
    }

    private static OptionalDouble end(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }
}

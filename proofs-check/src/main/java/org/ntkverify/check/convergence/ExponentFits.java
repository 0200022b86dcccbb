package org.ntkverify.check.convergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ntkverify.check.Convergence;
import org.ntkverify.check.Convergence.Quantity;
import org.ntkverify.check.Measured;
import org.ntkverify.check.statistics.IntervalResult;
import org.ntkverify.check.statistics.MeanInterval;
import org.ntkverify.check.statistics.PowerLaw;
import org.ntkverify.check.statistics.RateFit;
import org.ntkverify.check.statistics.SampleMoments;

/** The power laws of a study, or why there are none. */
final class ExponentFits {

    private static final double ERROR_THEORY = -0.5;
    private static final double BIAS_THEORY = -1;

    /** Enough points for a smooth band in a plot. */
    private static final int LINE_POINTS = 33;

    private final ConvergenceDesign design;
    private final List<SampleMoments> squares;
    private final List<Convergence.Fit> fits = new ArrayList<>();
    private final List<Convergence.Omission> omissions = new ArrayList<>();

    ExponentFits(
            ConvergenceDesign design, ConvergencePlan plan, List<SampleMoments> squares, List<SampleMoments> means) {
        this.design = design;
        this.squares = squares;
        fitError();
        fitBias(plan, means);
    }

    List<Convergence.Fit> fits() {
        return fits;
    }

    List<Convergence.Omission> omissions() {
        return omissions;
    }

    private void fitError() {
        Optional<Integer> constant = constant(squares);
        if (constant.isPresent()) {
            omit(Quantity.ERROR, "the deviation did not vary at width %s".formatted(constant.get()));
        } else {
            fit(Quantity.ERROR, PowerLaw.ofRootMeanSquare(points(squares)), ERROR_THEORY, squares.size());
        }
    }

    private void fitBias(ConvergencePlan plan, List<SampleMoments> means) {
        int range = plan.biasWidths();
        if (plan.biasOmission().isPresent()) {
            omit(Quantity.BIAS, plan.biasOmission().get());
            return;
        }
        List<SampleMoments> used = means.subList(0, range);
        for (int i = 0; i < range; i++) {
            boolean signKnown = MeanInterval.of(used.get(i), design.alpha())
                    .interval()
                    .filter(found -> !found.contains(0)
                            && Math.signum(found.low())
                                    == Math.signum(used.get(0).mean()))
                    .isPresent();
            if (!signKnown) {
                omit(
                        Quantity.BIAS,
                        "not shown to keep one sign at width %s"
                                .formatted(design.widths().get(i)));
                return;
            }
        }
        fit(Quantity.BIAS, PowerLaw.ofMean(points(used)), BIAS_THEORY, range);
    }

    private Optional<Integer> constant(List<SampleMoments> samples) {
        return IntStream.range(0, samples.size())
                .filter(i -> !(samples.get(i).variance() > 0 && samples.get(i).mean() > 0))
                .mapToObj(i -> design.widths().get(i))
                .findFirst();
    }

    private List<RateFit.Point> points(List<SampleMoments> samples) {
        return IntStream.range(0, samples.size())
                .mapToObj(i -> new RateFit.Point(design.widths().get(i), samples.get(i)))
                .toList();
    }

    private void fit(Quantity quantity, PowerLaw law, double theory, int range) {
        IntervalResult exponent = law.exponent(design.alpha());
        Optional<IntervalResult.Interval> interval = exponent.interval();
        if (interval.isEmpty()) {
            String more = exponent instanceof IntervalResult.NotYet early
                    ? "too skewed for an interval; some %s draws in all would do"
                            .formatted(ConvergencePlan.roughly((double) early.requiredCount()))
                    : "the deviation did not vary";
            omit(quantity, more);
            return;
        }
        Measured measured = ConvergenceStudy.measured(
                exponent, interval.get().estimate(), interval.get().standardError());
        fits.add(new Convergence.Fit(
                quantity,
                measured,
                theory,
                design.widths().subList(0, range),
                law.lackOfFit().pValue(),
                line(law, range)));
    }

    private List<Convergence.LinePoint> line(PowerLaw law, int range) {
        double first = design.widths().get(0);
        double ratio = design.widths().get(range - 1) / first;
        List<Convergence.LinePoint> line = new ArrayList<>();
        for (int i = 0; i < LINE_POINTS; i++) {
            double width = first * Math.pow(ratio, i / (LINE_POINTS - 1.0));
            law.logarithmAt(width, design.alpha())
                    .interval()
                    .ifPresent(found -> line.add(new Convergence.LinePoint(
                            width, Math.exp(found.estimate()), Math.exp(found.low()), Math.exp(found.high()))));
        }
        return line;
    }

    private void omit(Quantity quantity, String reason) {
        omissions.add(new Convergence.Omission(quantity, reason));
    }

    /** Returns a slope for each width, absent at the first and where the deviation did not vary. */
    List<Optional<Measured>> localSlopes() {
        List<Optional<Measured>> slopes = new ArrayList<>();
        slopes.add(Optional.empty());
        List<RateFit.LocalSlope> fitted = constant(squares).isPresent()
                ? List.of()
                : PowerLaw.ofRootMeanSquare(points(squares)).localSlopes(design.alpha());
        for (int i = 1; i < squares.size(); i++) {
            slopes.add(
                    fitted.isEmpty()
                            ? Optional.empty()
                            : measured(fitted.get(i - 1).slope()));
        }
        return slopes;
    }

    private static Optional<Measured> measured(IntervalResult result) {
        return switch (result.kind()) {
            case INTERVAL -> {
                IntervalResult.Interval found = (IntervalResult.Interval) result;
                yield Optional.of(Measured.of(found.estimate(), found.standardError(), found.low(), found.high()));
            }
            case NOT_YET -> {
                IntervalResult.NotYet early = (IntervalResult.NotYet) result;
                yield Optional.of(Measured.withoutInterval(early.estimate(), early.standardError()));
            }
            case DEGENERATE -> Optional.empty();
        };
    }
}

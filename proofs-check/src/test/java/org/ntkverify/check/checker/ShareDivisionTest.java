package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Design;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.Rate;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.IntervalResult;
import org.ntkverify.check.statistics.Look;
import org.ntkverify.check.statistics.MeanInterval;
import org.ntkverify.check.statistics.RateFit;
import org.ntkverify.check.statistics.SampleMoments;
import org.ntkverify.check.statistics.WidthFit;

/** Each interval in the evidence is the one at its part of the check's share: all parts together spend no more than it. */
class ShareDivisionTest {

    private static final double ALPHA = 1e-4;
    private static final int[] WIDTHS = {16, 32, 64, 128};
    private static final SampleMoments MOMENTS = new SampleMoments(10_000, 1, 1, 0, 0);
    private static final List<String> NAMES = List.of("p", "q");

    private static Evidence check(Statement statement) {
        CheckContext context = new CheckContext(new ErrorBudget.Share(ALPHA, ALPHA), ShareDivisionTest::samples);
        return Checkers.check(statement, context);
    }

    private static List<WidthSample> samples(Design design, Look look) {
        int components = design.names().size();
        return design.budget().stream()
                .map(step -> new WidthSample(step.width(), Collections.nCopies(components, MOMENTS)))
                .toList();
    }

    private static List<Double> ones(int count) {
        return Collections.nCopies(count, 1.0);
    }

    private static List<Double> ends(Evidence evidence, int low) {
        List<Double> ends = new ArrayList<>();
        for (List<Cell> row : evidence.tables().get(0).rows()) {
            ends.add(((Cell.Value) row.get(low)).value());
            ends.add(((Cell.Value) row.get(low + 1)).value());
        }
        return ends;
    }

    private static List<Double> expected(IntervalResult result, int times) {
        IntervalResult.Interval interval = result.interval().orElseThrow();
        List<Double> ends = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            ends.add(interval.low());
            ends.add(interval.high());
        }
        return ends;
    }

    @Test
    void a_finite_value_divides_over_components_and_widths() {
        SamplingDesign design = SyntheticSource.design(NAMES, 10_000, WIDTHS);
        List<List<Double>> rows = Collections.nCopies(4, ones(2));
        Evidence evidence = check(new FiniteValue("ones", design, rows, rows, 1));
        assertThat(ends(evidence, 3)).isEqualTo(expected(MeanInterval.of(MOMENTS, ALPHA / 8), 8));
    }

    @Test
    void a_limit_divides_over_components_and_gives_half_to_the_test_of_fit() {
        SamplingDesign design = SyntheticSource.design(NAMES, 10_000, WIDTHS);
        Evidence evidence = check(new Limit("ones", design, ones(2), ones(2), 1));
        List<WidthFit.Point> points = Arrays.stream(WIDTHS)
                .mapToObj(n -> new WidthFit.Point(n, MOMENTS))
                .toList();
        WidthFit.Fitted fit =
                (WidthFit.Fitted) WidthFit.fit(points, new WidthFit.Order.Quadratic(), ALPHA / 4, ALPHA / 4);
        assertThat(ends(evidence, 3)).isEqualTo(expected(fit.intercept(), 2));
    }

    @Test
    void an_ordering_divides_over_widths() {
        Evidence evidence = check(new Ordering("q > 0", SyntheticSource.design(List.of("q"), 10_000, WIDTHS), 0));
        assertThat(ends(evidence, 3)).isEqualTo(expected(MeanInterval.of(MOMENTS, ALPHA / 4), 4));
    }

    @Test
    void a_rate_spends_its_share_on_one_exponent() {
        SamplingDesign design = SyntheticSource.design(List.of("q"), 10_000, WIDTHS);
        Evidence.RateFit evidence =
                (Evidence.RateFit) check(new Rate("flat", design, Rate.Of.ROOT_MEAN_SQUARE, 0, 0.1));
        List<RateFit.Point> points = Arrays.stream(WIDTHS)
                .mapToObj(n -> new RateFit.Point(n, MOMENTS))
                .toList();
        RateFit.Fitted fit = (RateFit.Fitted) RateFit.ofRootMeanSquare(points, ALPHA);
        assertThat(List.of(evidence.low().orElseThrow(), evidence.high().orElseThrow()))
                .isEqualTo(expected(fit.exponent(), 1));
    }
}

package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Rate;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * What the calibration study draws: one hidden ReLU layer without bias at one input with {@code |x|^2/d = 1}, where the
 * finite-width means are known exactly at every width: {@code E Theta = 1}, {@code Var Theta = 3/n},
 * {@code E f^4 = (3/4)(1 + 5/n)}.
 */
enum CalibrationDesign {
    /** {@code E Theta(x, x) = 1}; one interval that spends the whole share. Skewness 0.67 leaves Student's interval. */
    FINITE_VALUE("Theta(x,x) at width 16, 400 draws", 0.15, 1) {
        @Override
        Statement claiming(double defect, double margin) {
            List<List<Double>> scale = List.of(List.of(1.0));
            return new FiniteValue("E Theta = 1", THETA, List.of(List.of(1 + defect)), scale, margin);
        }
    },
    /** The limit 3/4 of {@code E f^4}, whose 1/n term is not small; half the share goes to the test of fit. */
    LIMIT("limit of E f^4, widths 32, 64, 128, 256, 2000 draws each", 0.2, 0.5) {
        @Override
        Statement claiming(double defect, double margin) {
            return new Limit("E f^4 tends to 3/4", FOURTH, List.of(0.75 * (1 + defect)), List.of(0.75), margin);
        }
    },
    /** The exponent -1/2 of the root mean square of {@code Theta - 1}, a pure power law. */
    RATE("RMS of Theta(x,x) - 1, widths 16, 64, 256, 1024, 1000 draws each", 0.1, 1) {
        @Override
        Statement claiming(double defect, double margin) {
            return new Rate("RMS ~ n^-1/2", SQUARE, Rate.Of.ROOT_MEAN_SQUARE, -0.5 + defect, margin);
        }
    };

    /** Columns of the table of comparisons. */
    private static final int LOW = 3;

    private static final int HIGH = 4;

    private static final Architecture NETWORK = Architecture.jacot(Activation.RELU, 1, Expression.ZERO);
    private static final Inputs INPUT = Inputs.of("x = (1, 1)", new double[][] {{1, 1}});

    private static final SamplingDesign THETA = design(Observable.theta(1), 400, 16);
    private static final SamplingDesign FOURTH = design(
            Observable.of(List.of("E[f^4 | hidden]"), (draw, target) -> {
                double sigma = draw.sigma(0, 0);
                target[0] = 3 * sigma * sigma;
            }),
            2000,
            32,
            64,
            128,
            256);
    private static final SamplingDesign SQUARE = design(
            Observable.of(List.of("(Theta - 1)^2"), (draw, target) -> {
                double deviation = draw.theta(0, 0) - 1;
                target[0] = deviation * deviation;
            }),
            1000,
            16,
            64,
            256,
            1024);

    private final String text;
    private final double margin;
    private final double levelFraction;

    CalibrationDesign(String text, double margin, double levelFraction) {
        this.text = text;
        this.margin = margin;
        this.levelFraction = levelFraction;
    }

    private static SamplingDesign design(Observable observable, long draws, int... widths) {
        List<WidthDraws> budget = new ArrayList<>();
        for (int width : widths) {
            budget.add(new WidthDraws(width, draws));
        }
        return new SamplingDesign(
                NETWORK, INPUT, observable, 0, SamplerKind.CONDITIONED, Collections.unmodifiableList(budget));
    }

    /** Returns the statement whose claimed value is off by {@code defect}, relative or in the exponent. */
    abstract Statement claiming(double defect, double margin);

    String text() {
        return text;
    }

    /** Returns the working margin: about three half-widths, so that true statements are mostly supported. */
    double margin() {
        return margin;
    }

    /** Returns the level of the interval as a fraction of the share. */
    double levelFraction() {
        return levelFraction;
    }

    /** What happened to the interval of the parameter. */
    enum Interval {
        COVERS,
        MISSES,
        NONE
    }

    /** Reads the interval in the evidence about the statement without defect. */
    static Interval interval(Evidence evidence, double truth) {
        if (evidence instanceof Evidence.RateFit fit) {
            return fit.low().isEmpty()
                    ? Interval.NONE
                    : interval(fit.low().getAsDouble(), fit.high().getAsDouble(), truth);
        }
        return evidence.tables().stream()
                .filter(table -> table.name().equals("comparisons"))
                .map(table -> table.rows().get(0))
                .filter(row -> row.get(LOW) instanceof Cell.Value)
                .map(row -> interval(value(row.get(LOW)), value(row.get(HIGH)), truth))
                .findFirst()
                .orElse(Interval.NONE);
    }

    /** Reads the smallest detectable defect in evidence that has an interval. */
    static double smallestDetectable(Evidence evidence) {
        if (evidence instanceof Evidence.RateFit fit) {
            return fit.smallestDetectable().map(SmallestDetectable::value).orElseThrow();
        }
        return ((Evidence.SampleTest) evidence)
                .smallestDetectable()
                .map(SmallestDetectable::value)
                .orElseThrow();
    }

    private static double value(Cell cell) {
        return ((Cell.Value) cell).value();
    }

    private static Interval interval(double low, double high, double truth) {
        return low <= truth && truth <= high ? Interval.COVERS : Interval.MISSES;
    }

    double truth() {
        return switch (this) {
            case FINITE_VALUE -> 1;
            case LIMIT -> 0.75;
            case RATE -> -0.5;
        };
    }
}

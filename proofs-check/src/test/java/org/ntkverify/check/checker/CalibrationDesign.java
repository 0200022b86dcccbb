package org.ntkverify.check.checker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.Rate;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.numeric.sample.StreamRole;
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
    },
    /** The exponent -1 of {@code E f^4 - 3/4 = (15/4)/n}, a pure power law of a mean of one sign. */
    RATE_OF_MEAN("mean of E[f^4 | hidden] - 3/4, widths 4, 8, 16, 32, 4000 draws each", 0.2, 1) {
        @Override
        Statement claiming(double defect, double margin) {
            return new Rate("E f^4 - 3/4 ~ n^-1", EXCESS, Rate.Of.MEAN, -1 + defect, margin);
        }
    },
    /** {@code E Theta} exceeds a threshold, which is 1 when nothing is to spare. */
    ORDERING("Theta(x,x) above a threshold at width 16, 400 draws", 0.15, 1) {
        @Override
        Statement claiming(double defect, double margin) {
            return new Ordering("E Theta > 1", THETA, 1 + defect - margin);
        }
    },
    /** A neuron of three is active; all of them are silent with probability 1/8. Each limit has the whole share, so both together miss twice as often. */
    FAILURE_PROBABILITY("one of 3 neurons is active, 400 draws", 0.06, 2) {
        @Override
        Statement claiming(double defect, double margin) {
            return new FailureProbability("silent with probability 1/8", SILENCE, ACTIVE, 0.125 - defect + margin);
        }
    },
    /** The exponent 2 of {@code n^2 z^2}, z standard normal: the logarithm has skewness -1.5. */
    SIZE_EXPONENT("n^2 z^2 at sizes 16, 64, 256, 1024, 400 draws each", 0.15, 1) {
        @Override
        Statement claiming(double defect, double margin) {
            return new SizeExponent("n^2", POWERS, POWER, 1, 2 + defect - margin, 2 + defect + margin);
        }
    };

    /** Tables with an interval, and the column of its lower end; the upper end follows. */
    private static final Map<String, Integer> ENDS = Map.of("comparisons", 3, "ordering", 3, "trials", 4);

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

    private static final SamplingDesign EXCESS = design(
            Observable.of(List.of("E[f^4 | hidden] - 3/4"), (draw, target) -> {
                double sigma = draw.sigma(0, 0);
                target[0] = 3 * sigma * sigma - 0.75;
            }),
            4000,
            4,
            8,
            16,
            32);
    private static final Event ACTIVE = new Event("a neuron is active");
    private static final SamplingDesign SILENCE = design(
            Observable.of(
                    ACTIVE.indicators(),
                    (draw, target) ->
                            Event.write(draw.sigma(0, 0) > 0 ? Event.Answer.HELD : Event.Answer.VIOLATED, target, 0)),
            400,
            3);
    private static final PositiveQuantity POWER = new PositiveQuantity("n^2 z^2");
    private static final ExperimentDesign POWERS = new ExperimentDesign(
            "size",
            IntStream.of(16, 64, 256, 1024)
                    .mapToObj(size -> new ExperimentDesign.Step(size, new NormalSquare(size), 400))
                    .toList());

    private final String text;
    private final double margin;
    private final double levelFraction;

    /** A number whose geometric mean is exactly a power of the size. */
    private record NormalSquare(int size) implements Experiment {

        @Override
        public String text() {
            return "n^2 z^2 for n = %s".formatted(size);
        }

        @Override
        public List<String> names() {
            return POWER.components();
        }

        @Override
        public Trial newTrial(RandomStreams streams) {
            double[] normal = new double[1];
            return (draw, target) -> {
                streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0).fillNormals(normal, 0, 1);
                PositiveQuantity.write(Math.pow(size * normal[0], 2), Double.MIN_NORMAL, target, 0);
            };
        }
    }

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

    /** Returns how often the interval may miss, as a fraction of the share. */
    double levelFraction() {
        return levelFraction;
    }

    /** Returns whether a statement is false on one side only. */
    boolean oneSided() {
        return this == ORDERING || this == FAILURE_PROBABILITY;
    }

    /** Returns the statement that is off by what the evidence calls the smallest detectable defect; tolerance regions include their margin in it. */
    Statement planting(double smallestDetectable) {
        return claiming(smallestDetectable, oneSided() ? 0 : margin);
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
                .filter(table -> ENDS.containsKey(table.name()))
                .map(table -> interval(table.rows().get(0), Objects.requireNonNull(ENDS.get(table.name())), truth))
                .findFirst()
                .orElse(Interval.NONE);
    }

    private static Interval interval(List<Cell> row, int low, double truth) {
        return row.get(low) instanceof Cell.Value
                ? interval(value(row.get(low)), value(row.get(low + 1)), truth)
                : Interval.NONE;
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
            case RATE_OF_MEAN -> -1;
            case ORDERING -> 1;
            case FAILURE_PROBABILITY -> 0.125;
            case SIZE_EXPONENT -> 2;
        };
    }
}

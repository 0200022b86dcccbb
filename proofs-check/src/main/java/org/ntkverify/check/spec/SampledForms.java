package org.ntkverify.check.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.ntkverify.check.Design;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Rate;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Statement;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.symbolic.expression.Expression;

/** The forms {@code limit}, {@code finite-value}, {@code rate} and {@code law}: means of draws against the infinite width. */
final class SampledForms {

    static final Set<String> VALUE_KEYS = with("of", "equals", "margin");

    static final Set<String> RATE_KEYS = with("of", "exponent", "margin");

    private static final List<String> KERNELS = List.of("ntk", "nngp");

    private static final List<String> RATES = List.of("ntk-deviation", "nngp-deviation", "ntk-bias", "nngp-bias");

    private static final String INFINITE = "infinite-width";

    private static final Set<String> ENTRY_NAMES = Set.of("limit", "xx", "yy", "xy", "d", "n", "N");

    /** Every pair of inputs has an interval of its own. */
    private static final int MOST_POINTS = 48;

    private static final double DEFAULT_MARGIN = 0.02;

    /** Ten times what a limit kernel may be off by. */
    private static final double LEAST_MARGIN = 1e-4;

    private static final double DEFAULT_RATE_MARGIN = 0.05;

    /** A mean of this part of the scale more would be a defect of several margins. */
    private static final int NEAR_MISS = 4;

    private static final int FEWEST_WIDTHS_OF_LIMIT = 4;

    private static final int FEWEST_WIDTHS_OF_RATE = 3;

    private static final double HALF = 0.5;

    private SampledForms() {}

    static Set<String> with(String... keys) {
        Set<String> all = new HashSet<>(Draws.KEYS);
        all.addAll(List.of(keys));
        return Set.copyOf(all);
    }

    /** What is asked of the mean of each entry. */
    private record Entries(Draws draws, Design design, LimitValues limit, double margin, boolean extrapolated) {

        Statement statement(String text, double factor) {
            return statement(text, limit.entries(factor));
        }

        Statement statement(String text, List<Double> targets) {
            return extrapolated
                    ? new Limit(text, design, targets, limit.scales(), margin)
                    : atEveryWidth(text, width -> targets);
        }

        Statement atEveryWidth(String text, IntFunction<List<Double>> targets) {
            List<List<Double>> values = new ArrayList<>();
            List<List<Double>> scales = new ArrayList<>();
            for (int width : draws.widths()) {
                values.add(targets.apply(width));
                scales.add(limit.scales());
            }
            return new FiniteValue(text, design, values, scales, margin);
        }
    }

    private static Entries entries(Section form, Subject subject, Draws draws, boolean extrapolated) {
        Inputs inputs = draws.inputs();
        if (inputs.count() > MOST_POINTS) {
            throw subject.claim()
                    .place("data")
                    .error(
                            "data must have at most %s points where every entry is compared but have %s",
                            MOST_POINTS, inputs.count());
        }
        LimitValues limit = LimitValues.of(form, subject, inputs);
        Observable observable =
                limit.kind() == KernelKind.NTK ? Observable.theta(inputs.count()) : Observable.sigma(inputs.count());
        draws.requireSampler(form, observable);
        return new Entries(draws, draws.design(observable), limit, margin(form, DEFAULT_MARGIN), extrapolated);
    }

    private static double margin(Section form, double standard) {
        return form.has("margin") ? form.number("margin", LEAST_MARGIN, 1) : standard;
    }

    static Stated limit(Section form, Subject subject) {
        String of = form.word("of", KERNELS);
        form.word("equals", List.of(INFINITE));
        Draws all = Draws.of(form, subject);
        boolean extrapolated = all.widths().size() >= FEWEST_WIDTHS_OF_LIMIT
                && all.widths().get(all.widths().size() - 1) >= 8 * all.widths().get(0);
        Draws draws = extrapolated ? all : all.widest();
        Entries entries = entries(form, subject, draws, extrapolated);
        String what = extrapolated
                ? "the mean %s tends to the infinite-width kernel".formatted(of)
                : "the mean %s at width %s is the infinite-width kernel; an extrapolation needs %s widths over a factor of 8"
                        .formatted(of, draws.widths().get(0), FEWEST_WIDTHS_OF_LIMIT);
        return new Stated(entries.statement(what, 1), ReasonCode.VALUE_RATIO, nearMisses(entries, of));
    }

    private static List<Falsifier> nearMisses(Entries entries, String of) {
        double near = 1 + NEAR_MISS * entries.margin();
        return List.of(off("twice", entries, of, 2), off("near-miss", entries, of, near));
    }

    /** On the diagonal the scale is the entry, so the claimed value is off by {@code factor - 1} there. */
    private static Falsifier off(String id, Entries entries, String of, double factor) {
        return new Falsifier(
                id,
                entries.statement("the mean %s is %s times the kernel of infinite width".formatted(of, factor), factor),
                ReasonCode.VALUE_RATIO,
                new EffectSize.AtLeast((factor - 1) * HALF));
    }

    static Stated finiteValue(Section form, Subject subject) {
        String of = form.word("of", KERNELS);
        Draws draws = Draws.of(form, subject);
        Entries entries = entries(form, subject, draws, false);
        String equals = form.text("equals");
        if (equals.equals(INFINITE)) {
            return new Stated(
                    entries.statement("the mean %s is the infinite-width kernel at every width".formatted(of), 1),
                    ReasonCode.VALUE_RATIO,
                    nearMisses(entries, of));
        }
        Expression value = form.expression("equals", ENTRY_NAMES);
        String text = "the mean %s is %s at every width".formatted(of, equals);
        double near = NEAR_MISS * entries.margin();
        return new Stated(
                entries.atEveryWidth(text, width -> values(form, value, entries, width, 0)),
                ReasonCode.VALUE_RATIO,
                List.of(
                        shifted("shifted", entries, width -> values(form, value, entries, width, 1), 1),
                        shifted("near-miss", entries, width -> values(form, value, entries, width, near), near)));
    }

    private static Falsifier shifted(String id, Entries entries, IntFunction<List<Double>> targets, double shift) {
        return new Falsifier(
                id,
                entries.atEveryWidth("%s of the scale more".formatted(shift), targets),
                ReasonCode.VALUE_RATIO,
                new EffectSize.AtLeast(shift * HALF));
    }

    /** The formula at every pair of inputs, with {@code shift} of the scale added. */
    private static List<Double> values(Section form, Expression formula, Entries entries, int width, double shift) {
        Inputs inputs = entries.draws().inputs();
        List<Double> values = new ArrayList<>();
        for (int j = 0; j < inputs.count(); j++) {
            for (int i = 0; i <= j; i++) {
                Map<String, Double> names = new HashMap<>();
                names.put("limit", entries.limit().entry(i, j));
                names.put("xx", number(inputs, i, i));
                names.put("yy", number(inputs, j, j));
                names.put("xy", number(inputs, i, j));
                names.put("d", (double) inputs.dimension());
                names.put("n", (double) width);
                names.put("N", (double) inputs.count());
                values.add(value(form, formula, names)
                        + shift * entries.limit().scales().get(values.size()));
            }
        }
        return values;
    }

    private static double number(Inputs inputs, int i, int j) {
        return inputs.innerProduct(i, j).evaluate(DoubleArithmetic.INSTANCE, Map.of());
    }

    private static double value(Section form, Expression formula, Map<String, Double> names) {
        try {
            double value = formula.evaluate(DoubleArithmetic.INSTANCE, names);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (ArithmeticException e) {
            throw form.place("equals").error("equals must have a value for every pair of inputs but has none", e);
        }
        throw form.place("equals").error("equals must be finite for every pair of inputs but is not at %s", names);
    }

    static Stated rate(Section form, Subject subject) {
        String of = form.word("of", RATES);
        double exponent = form.number("exponent", -8, 8);
        double margin = margin(form, DEFAULT_RATE_MARGIN);
        Draws draws = Draws.of(form, subject);
        if (draws.widths().size() < FEWEST_WIDTHS_OF_RATE) {
            throw form.place("widths")
                    .error("widths must be at least %s for a rate but were %s", FEWEST_WIDTHS_OF_RATE, draws.widths());
        }
        LimitValues limit = LimitValues.of(form, subject, draws.inputs());
        boolean square = of.endsWith("deviation");
        Observable observable =
                square ? limit.deviation().square() : limit.deviation().mean();
        draws.requireSampler(form, observable);
        Design design = draws.design(observable);
        Rate.Of kind = square ? Rate.Of.ROOT_MEAN_SQUARE : Rate.Of.MEAN;
        Rate rate =
                new Rate("%s behaves like n^(%s)".formatted(of, form.text("exponent")), design, kind, exponent, margin);
        return new Stated(
                rate,
                ReasonCode.RATE_EXCLUDED,
                List.of(
                        otherExponent("half-a-power-more", rate, exponent - HALF),
                        otherExponent("near-miss", rate, exponent + NEAR_MISS * margin)));
    }

    private static Falsifier otherExponent(String id, Rate right, double exponent) {
        return new Falsifier(
                id,
                new Rate("exponent %s".formatted(exponent), right.design(), right.of(), exponent, right.margin()),
                ReasonCode.RATE_EXCLUDED,
                new EffectSize.Near(exponent - right.exponent(), right.margin()));
    }

    static Stated law(Section form, Subject subject) {
        form.word("of", List.of("output"));
        form.word("equals", List.of("gaussian"));
        if (subject.claim().has("samples")) {
            throw subject.claim()
                    .place("samples")
                    .error("samples must not be given with law: they hold kernels, not outputs");
        }
        Draws draws = Draws.of(form, subject);
        Inputs inputs = draws.inputs();
        LimitValues limit = LimitValues.of(KernelKind.NNGP, subject, inputs);
        int n = inputs.count();
        Observable outputs = Observable.outputs(n);
        Observable moments = Observable.join(
                List.of(Observable.squaresOf(outputs), Observable.squaresOf(Observable.squaresOf(outputs))));
        draws.requireSampler(form, moments);
        Design design = draws.design(moments);
        double margin = margin(form, 3 * DEFAULT_RATE_MARGIN);
        String text = "outputs are Gaussian in the limit, by their second and fourth moments";
        return new Stated(
                moments(text, design, limit, n, 1, 3, margin),
                ReasonCode.VALUE_RATIO,
                List.of(
                        Stated.falsifier(
                                "without-tails",
                                moments("f is +-s", design, limit, n, 1, 1, margin),
                                ReasonCode.VALUE_RATIO,
                                HALF / 2),
                        Stated.falsifier(
                                "twice-the-variance",
                                moments("variance 2s^2", design, limit, n, 2, 12, margin),
                                ReasonCode.VALUE_RATIO,
                                HALF)));
    }

    /** {@code E f^2 = second s^2} and {@code E f^4 = fourth s^4}, relative to those of the Gaussian. */
    private static Limit moments(
            String text, Design design, LimitValues limit, int n, double second, double fourth, double margin) {
        List<Double> targets = new ArrayList<>();
        List<Double> scales = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            targets.add(second * limit.entry(i, i));
            scales.add(limit.entry(i, i));
        }
        for (int i = 0; i < n; i++) {
            double square = limit.entry(i, i) * limit.entry(i, i);
            targets.add(fourth * square);
            scales.add(3 * square);
        }
        return new Limit(text, design, targets, scales, margin);
    }
}

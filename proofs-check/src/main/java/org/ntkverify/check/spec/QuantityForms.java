package org.ntkverify.check.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ntkverify.check.Design;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.bound.BoundSetting;
import org.ntkverify.check.bound.DataQuantities;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.NetworkDraw;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.UnresolvedDrawException;

/** The forms {@code ordering} and {@code probability-bound}: a number of each drawn kernel against a threshold. */
final class QuantityForms {

    static final Set<String> ORDERING_KEYS = SampledForms.with("of", "above");

    static final Set<String> PROBABILITY_KEYS = SampledForms.with("of", "at-least", "at-most", "delta");

    private static final List<String> STATISTICS = List.of("lambda-min", "lambda-max", "trace");

    private static final List<String> QUANTITIES = STATISTICS.stream()
            .flatMap(name -> List.of(name + "(ntk)", name + "(nngp)").stream())
            .toList();

    /** An eigenvalue computed in doubles is this far off at most, in units of the largest one, with room to spare. */
    private static final double ROUNDING = 1e-10;

    private static final int LARGEST = Observable.SPECTRUM.indexOf("lambda-max");

    /** No mean eigenvalue and no trace exceeds the trace of the limit by this factor at widths worth drawing. */
    private static final double FAR = 16;

    private QuantityForms() {}

    /** A number of a drawn kernel. */
    private record Quantity(String name, KernelKind kernel, int inputCount) {

        static Quantity of(Section form, Inputs inputs) {
            String name = form.word("of", QUANTITIES);
            return new Quantity(name, name.endsWith("(nngp)") ? KernelKind.NNGP : KernelKind.NTK, inputs.count());
        }

        private Observable spectrum() {
            return kernel == KernelKind.NTK
                    ? Observable.thetaSpectrum(inputCount)
                    : Observable.sigmaSpectrum(inputCount);
        }

        private int place() {
            return Observable.SPECTRUM.indexOf(name.substring(0, name.indexOf('(')));
        }

        /** Returns the observable of a number that is compared with {@code threshold}. */
        Observable observable(double threshold) {
            Observable spectrum = spectrum();
            int place = place();
            return Observable.of(List.of(name), (draw, target) -> {
                if (draw.nearlySingular() && name.startsWith("lambda-min")) {
                    throw new UnresolvedDrawException(
                            "smallest eigenvalue must not rest on a draw with nearly dependent features but did; 'sampler: explicit' draws it in full");
                }
                double[] values = values(spectrum, draw);
                // A mean of rounding errors would be compared instead.
                if (!(Math.abs(values[place] - threshold) > roundingError(values))) {
                    throw new UnresolvedDrawException(
                            "%s of a draw must differ from %s by more than rounding errors but was %s, largest eigenvalue %s"
                                    .formatted(name, threshold, values[place], values[LARGEST]));
                }
                target[0] = values[place];
            });
        }

        private static double roundingError(double[] values) {
            return ROUNDING * values[LARGEST];
        }

        /** Returns the observable of the indicators of {@code events}, each that this number is beyond a threshold. */
        Observable indicators(List<Threshold> thresholds) {
            Observable spectrum = spectrum();
            int place = place();
            List<String> names = thresholds.stream()
                    .flatMap(threshold -> threshold.event().indicators().stream())
                    .toList();
            return Observable.of(names, (draw, target) -> {
                double[] values = values(spectrum, draw);
                double error = roundingError(values);
                for (int k = 0; k < thresholds.size(); k++) {
                    // Such a draw may have lost a direction, so that its smallest eigenvalue says nothing.
                    Event.Answer answer = draw.nearlySingular()
                            ? Event.Answer.UNDECIDED
                            : thresholds.get(k).answer(values[place], error);
                    Event.write(answer, target, 2 * k);
                }
            });
        }

        private static double[] values(Observable spectrum, NetworkDraw draw) {
            double[] values = new double[Observable.SPECTRUM.size()];
            spectrum.observe(draw, values);
            return values;
        }
    }

    /** The event that a number is at least, or at most, {@code value}. */
    private record Threshold(Event event, double value, boolean below) {

        static Threshold of(String name, double value, boolean below) {
            return new Threshold(new Event("%s %s %s".formatted(name, below ? ">=" : "<=", value)), value, below);
        }

        Event.Answer answer(double number, double error) {
            double margin = below ? number - value : value - number;
            if (!(Math.abs(margin) > error)) {
                return Event.Answer.UNDECIDED;
            }
            return margin > 0 ? Event.Answer.HELD : Event.Answer.VIOLATED;
        }
    }

    private static double value(Section form, String key, Subject subject, Inputs inputs) {
        DataQuantities quantities = DataQuantities.of(BoundSetting.of(subject.architecture(), inputs));
        try {
            double value = quantities
                    .evaluate(form.expression(key, Set.copyOf(DataQuantities.NAMES)))
                    .midpoint();
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (ClaimFileException e) {
            throw e;
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw form.place(key).error(key + " must have a value for these data but has none", e);
        }
        throw form.place(key)
                .error("%s must be finite but was %s", key, form.node(key).text());
    }

    /** Returns a number that the quantity certainly does not reach. */
    private static double far(Section form, Subject subject, Inputs inputs) {
        KernelKind kind = form.text("of").endsWith("(nngp)") ? KernelKind.NNGP : KernelKind.NTK;
        return FAR * LimitValues.of(kind, subject, inputs).trace();
    }

    static Stated ordering(Section form, Subject subject) {
        Draws draws = Draws.of(form, subject);
        Quantity quantity = Quantity.of(form, draws.inputs());
        double above = value(form, "above", subject, draws.inputs());
        double far = far(form, subject, draws.inputs()) + Math.abs(above);
        Observable observable = quantity.observable(above);
        draws.requireSampler(form, observable);
        Design design = draws.design(observable);
        return new Stated(
                new Ordering("the mean of %s exceeds %s".formatted(quantity.name(), form.text("above")), design, above),
                ReasonCode.BOUND_VIOLATED,
                List.of(
                        Stated.falsifier(
                                "above-the-trace",
                                new Ordering("it exceeds %s".formatted(far), design, far),
                                ReasonCode.BOUND_VIOLATED,
                                far / 2),
                        Stated.falsifier(
                                "far-above-the-trace",
                                new Ordering("it exceeds %s".formatted(2 * far), design, 2 * far),
                                ReasonCode.BOUND_VIOLATED,
                                far)));
    }

    static Stated probabilityBound(Section form, Subject subject) {
        if (form.has("at-least") == form.has("at-most")) {
            throw form.place()
                    .error(
                            "probability-bound must have one of at-least, at-most but has %s",
                            form.has("at-least") ? "both" : "none");
        }
        Draws draws = Draws.of(form, subject);
        Quantity quantity = Quantity.of(form, draws.inputs());
        boolean below = form.has("at-least");
        String key = below ? "at-least" : "at-most";
        double delta = form.number("delta", 1e-6, 1 - 1e-6);
        double value = value(form, key, subject, draws.inputs());
        double far = far(form, subject, draws.inputs()) + Math.abs(value);
        List<Threshold> thresholds = new ArrayList<>();
        thresholds.add(Threshold.of(quantity.name(), value, below));
        thresholds.add(Threshold.of(quantity.name(), below ? far : -far, below));
        thresholds.add(Threshold.of(quantity.name(), below ? 2 * far : -2 * far, below));
        Observable observable = quantity.indicators(thresholds);
        draws.requireSampler(form, observable);
        Design design = draws.design(observable);
        return new Stated(
                bound(thresholds.get(0), design, delta),
                ReasonCode.BOUND_VIOLATED,
                List.of(
                        Stated.falsifier(
                                "out-of-reach",
                                bound(thresholds.get(1), design, delta),
                                ReasonCode.BOUND_VIOLATED,
                                (1 - delta) / 2),
                        Stated.falsifier(
                                "far-out-of-reach",
                                bound(thresholds.get(2), design, delta),
                                ReasonCode.BOUND_VIOLATED,
                                (1 - delta) / 2)));
    }

    private static FailureProbability bound(Threshold threshold, Design design, double delta) {
        return new FailureProbability(
                "%s with probability at least %s".formatted(threshold.event().name(), 1 - delta),
                design,
                threshold.event(),
                delta);
    }
}

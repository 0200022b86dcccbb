package org.ntkverify.check.spec;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ntkverify.check.Definiteness;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.KernelCase;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Statement;
import org.ntkverify.check.bound.BoundSetting;
import org.ntkverify.check.bound.DataQuantities;
import org.ntkverify.check.bound.KernelPart;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.arithmetic.OutsideDomainException;
import org.ntkverify.numeric.data.MatrixFile;
import org.ntkverify.numeric.spectrum.CertifiedSpectrum;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.expression.Expression;

/** The forms {@code bound} and {@code definiteness}: certified eigenvalues of infinite-width kernels and of stored matrices. */
final class SpectrumForms {

    static final Set<String> BOUND_KEYS = Set.of("of", "at-least", "at-most");

    static final Set<String> DEFINITENESS_KEYS = Set.of("of");

    private static final List<String> MATRICES = List.of("infinite-ntk", "infinite-nngp", "matrix");

    private static final List<String> QUANTITIES = List.of(
            "lambda-min(infinite-ntk)",
            "lambda-min(infinite-nngp)",
            "lambda-min(matrix)",
            "lambda-max(infinite-ntk)",
            "lambda-max(infinite-nngp)",
            "lambda-max(matrix)");

    private SpectrumForms() {}

    /** A matrix with the setting that certifies it. */
    private record Certified(String name, BoundSetting setting, KernelPart part, Optional<String> obstacle) {

        IntervalMatrix matrix() {
            obstacle.ifPresent(reason -> {
                throw new OutsideDomainException("entries of the kernel have no rigorous enclosures: " + reason);
            });
            return setting.matrix(part);
        }

        Interval smallest() {
            matrix();
            return setting.smallestEigenvalue(part);
        }

        Interval largest() {
            IntervalMatrix matrix = matrix();
            return CertifiedSpectrum.of(matrix).eigenvalue(matrix.size() - 1);
        }

        /** The mean of the diagonal, or the eigenvalue itself if that is larger: what near misses are off by. */
        double scale(Interval eigenvalue) {
            IntervalMatrix matrix = matrix();
            double trace = 0;
            for (int i = 0; i < matrix.size(); i++) {
                trace += matrix.entry(i, i).magnitude();
            }
            return Math.max(Math.max(trace / matrix.size(), eigenvalue.magnitude()), Double.MIN_NORMAL);
        }
    }

    static Stated bound(Section form, Subject subject) {
        String of = form.word("of", QUANTITIES);
        boolean smallest = of.startsWith("lambda-min");
        Certified certified = certified(of.substring(of.indexOf('(') + 1, of.length() - 1), form, subject);
        if (form.has("at-least") == form.has("at-most")) {
            throw form.place()
                    .error(
                            "bound must have one of at-least, at-most but has %s",
                            form.has("at-least") ? "both" : "none");
        }
        boolean below = form.has("at-least");
        String key = below ? "at-least" : "at-most";
        Interval stated = value(form, key, certified);
        Supplier<Interval> eigenvalue = smallest ? certified::smallest : certified::largest;
        String text = "%s %s %s".formatted(of, below ? ">=" : "<=", form.text(key));
        return new Stated(
                compared(text, below, () -> stated, eigenvalue),
                ReasonCode.BOUND_VIOLATED,
                nearMisses(of, below, certified, eigenvalue));
    }

    /** Evaluated now, so that a bound without a value is told before anything is worked out. */
    private static Interval value(Section form, String key, Certified certified) {
        Set<String> names = certified.setting().hasNetwork() ? Set.copyOf(DataQuantities.NAMES) : Set.of("N");
        Expression bound = form.expression(key, names);
        try {
            return DataQuantities.of(certified.setting()).evaluate(bound);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw form.place(key).error(key + " must have a value for these data but has none", e);
        }
    }

    private static Certified certified(String name, Section form, Subject subject) {
        if (name.equals("matrix")) {
            String file = subject.matrix()
                    .orElseThrow(
                            () -> form.place("of").error("claim must have the key matrix, {file: K.npy}, but has not"));
            return new Certified(name, stored(file, subject), KernelPart.TANGENT, Optional.empty());
        }
        Architecture architecture = subject.architectureWithLimit();
        return new Certified(
                name,
                BoundSetting.of(architecture, subject.inputs()),
                name.equals("infinite-ntk") ? KernelPart.TANGENT : KernelPart.OUTER_LAYER,
                ClosedForms.obstacle(architecture.activation()));
    }

    private static BoundSetting stored(String file, Subject subject) {
        MatrixFile matrix;
        try {
            matrix = MatrixFile.read(file, subject.folder().path());
        } catch (IllegalArgumentException e) {
            throw subject.claim().place("matrix").error("matrix", e);
        }
        matrix.largestAsymmetry().ifPresent(place -> {
            int i = place / matrix.size();
            int j = place % matrix.size();
            throw subject.claim()
                    .place("matrix")
                    .error(
                            "matrix must be symmetric but entries [%s, %s] and [%s, %s] are %s and %s",
                            i, j, j, i, matrix.value(i, j), matrix.value(j, i));
        });
        return BoundSetting.ofMatrix(IntervalMatrix.ofLowerTriangle(matrix.size(), i -> {
            Interval[] row = new Interval[i + 1];
            for (int j = 0; j <= i; j++) {
                row[j] = Interval.of(matrix.value(i, j));
            }
            return row;
        }));
    }

    private static Statement compared(
            String text, boolean below, Supplier<Interval> bound, Supplier<Interval> eigenvalue) {
        return new Inequality(
                text,
                List.of(
                        below
                                ? new Inequality.Case(text, bound, eigenvalue)
                                : new Inequality.Case(text, eigenvalue, bound)));
    }

    /** Bounds past the certified value, by a thousandth of the scale and by all of it. */
    private static List<Falsifier> nearMisses(
            String of, boolean below, Certified certified, Supplier<Interval> eigenvalue) {
        return List.of(
                past("past-the-certified-value", of, below, certified, eigenvalue, 1e-3),
                past("far-past-the-certified-value", of, below, certified, eigenvalue, 1));
    }

    private static Falsifier past(
            String id, String of, boolean below, Certified certified, Supplier<Interval> eigenvalue, double part) {
        Function<Interval, Interval> moved = value -> {
            double step = part * certified.scale(value);
            return Interval.of(below ? value.upper() + step : value.lower() - step);
        };
        String text = "%s is %s by %s of the scale than certified".formatted(of, below ? "larger" : "smaller", part);
        return Stated.falsifier(
                id,
                compared(text, below, () -> moved.apply(eigenvalue.get()), eigenvalue),
                ReasonCode.BOUND_VIOLATED,
                part / 4);
    }

    static Stated definiteness(Section form, Subject subject) {
        String of = form.word("of", MATRICES);
        Certified certified = certified(of, form, subject);
        List<Falsifier> nearMisses = nearMisses("lambda-min(%s)".formatted(of), true, certified, certified::smallest);
        String text = "%s is positive definite".formatted(of);
        boolean exactArguments =
                of.equals("infinite-ntk") && certified.obstacle().isEmpty();
        Statement statement = exactArguments
                ? new Definiteness(
                        text,
                        List.of(new KernelCase(
                                certified.setting().inputs().text(),
                                certified.setting().architecture(),
                                certified.setting().inputs())))
                : compared(text, true, () -> Interval.of(Double.MIN_VALUE), certified::smallest);
        return new Stated(statement, exactArguments ? ReasonCode.NOT_DEFINITE : ReasonCode.BOUND_VIOLATED, nearMisses);
    }
}

package org.ntkverify.check.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.ntkverify.check.EigenvalueReport;
import org.ntkverify.check.EigenvalueReport.Bound;
import org.ntkverify.check.EigenvalueReport.Cause;
import org.ntkverify.check.EigenvalueReport.Certified;
import org.ntkverify.check.EigenvalueReport.Range;
import org.ntkverify.check.EigenvalueReport.Rank;
import org.ntkverify.check.EigenvalueReport.Rounding;
import org.ntkverify.check.EigenvalueReport.Stated;
import org.ntkverify.check.KernelCase;
import org.ntkverify.check.Verdict;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;
import org.ntkverify.numeric.spectrum.CertifiedRank;
import org.ntkverify.numeric.spectrum.CertifiedSpectrum;
import org.ntkverify.numeric.spectrum.EigenvalueEnclosure;
import org.ntkverify.numeric.spectrum.RoundingDiagnosis;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Certifies the smallest eigenvalue of one matrix and puts every theorem next to it. */
public final class EigenvalueStudy {

    /** A whole spectrum of this size takes some seconds. */
    private static final int MOST_WHOLE = 2048;

    private final BoundSetting setting;
    private final KernelPart part;
    private final String subject;
    private final Optional<Stored> stored;

    /**
     * How the numbers of a stored matrix are written.
     *
     * @param format in words, for example {@code float32}
     * @param unitRoundoff of the format
     */
    public record Stored(String format, double unitRoundoff) {}

    private EigenvalueStudy(BoundSetting setting, KernelPart part, String subject, Optional<Stored> stored) {
        this.setting = setting;
        this.part = part;
        this.subject = subject;
        this.stored = stored;
    }

    /**
     * Returns the study of a kernel whose entries are enclosed.
     *
     * @param setting network and inputs
     * @param part {@link KernelPart#TANGENT} or {@link KernelPart#OUTER_LAYER}
     * @param subject the kernel in words
     */
    public static EigenvalueStudy ofKernel(BoundSetting setting, KernelPart part, String subject) {
        return new EigenvalueStudy(setting, part, subject, Optional.empty());
    }

    /** Returns the study of a matrix as it is stored. */
    public static EigenvalueStudy ofMatrix(IntervalMatrix matrix, String subject, Stored stored) {
        return new EigenvalueStudy(BoundSetting.ofMatrix(matrix), KernelPart.TANGENT, subject, Optional.of(stored));
    }

    /**
     * Returns the report.
     *
     * @param atLeast a bound to judge, in the names of {@link DataQuantities}
     * @param stage hears in words what is worked out next; thousands of points take minutes
     * @throws IllegalArgumentException if the bound is no expression or has no value
     * @throws ArithmeticException if a kernel has no value, or the matrix is too large for a certificate
     */
    public EigenvalueReport report(Optional<String> atLeast, Consumer<String> stage) {
        // A bound that cannot be read is told before anything is worked out.
        Optional<Interval> value = atLeast.map(this::value);
        stage.accept("enclosing the entries");
        IntervalMatrix matrix = setting.matrix(part);
        stage.accept("certifying the smallest eigenvalue");
        EigenvalueEnclosure smallest = CertifiedEigenvalue.enclosure(matrix);
        stage.accept("enclosing the whole spectrum");
        Optional<CertifiedSpectrum> spectrum =
                matrix.size() <= MOST_WHOLE ? Optional.of(CertifiedSpectrum.of(matrix)) : Optional.empty();
        Optional<Range> largest =
                spectrum.map(all -> all.eigenvalue(all.size() - 1)).map(EigenvalueStudy::range);
        return new EigenvalueReport(
                subject,
                matrix.size(),
                stored.isPresent() ? Certified.MATRIX : Certified.KERNEL,
                smallest.lower(),
                smallest.upper(),
                "Cholesky factorisation with an a-priori bound of its rounding errors, and an interval Rayleigh quotient",
                smallest.loss().factorisation()
                        + smallest.loss().shift()
                        + smallest.loss().underflow(),
                smallest.loss().radii(),
                largest,
                rank(matrix, smallest, spectrum),
                stored.map(format -> rounding(matrix, smallest, format, spectrum)),
                bounds(smallest.interval(), stage),
                atLeast.map(text -> stated(text, value.orElseThrow(), smallest)));
    }

    private Interval value(String text) {
        Set<String> names = setting.hasNetwork() ? Set.copyOf(DataQuantities.NAMES) : Set.of("N");
        Expression bound = ExpressionParser.parse(text, names);
        try {
            return DataQuantities.of(setting).evaluate(bound);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "bound '%s' must have a value for these data but has none: %s".formatted(text, e.getMessage()), e);
        }
    }

    private static Range range(Interval interval) {
        return new Range(interval.lower(), interval.upper());
    }

    private Rank rank(IntervalMatrix matrix, EigenvalueEnclosure smallest, Optional<CertifiedSpectrum> spectrum) {
        int n = matrix.size();
        if (smallest.lower() > 0) {
            return new Rank(n, smallest.lower(), n, "the order of the matrix");
        }
        CertifiedRank positive = CertifiedRank.of(matrix);
        Optional<ExactRankBound> bound = setting.hasNetwork() && part == KernelPart.TANGENT
                ? ExactRankBound.of(new KernelCase(subject, setting.architecture(), setting.inputs()))
                : Optional.empty();
        // Eigenvalues of a submatrix that are positive, and negative ones of the whole, are different ones.
        int negative = spectrum.map(EigenvalueStudy::negative).orElse(0);
        double gap = negative == 0
                ? positive.gap()
                : Math.min(
                        positive.gap(),
                        -spectrum.orElseThrow().eigenvalue(negative - 1).upper());
        return new Rank(
                positive.atLeast() + negative,
                gap,
                bound.map(ExactRankBound::rank).orElse(n),
                bound.map(ExactRankBound::argument).orElse("the order of the matrix"));
    }

    /** How many eigenvalues are proved to be negative. */
    private static int negative(CertifiedSpectrum spectrum) {
        return spectrum.size() - spectrum.possiblyAtLeast(0);
    }

    private static Rounding rounding(
            IntervalMatrix matrix, EigenvalueEnclosure smallest, Stored format, Optional<CertifiedSpectrum> spectrum) {
        RoundingDiagnosis diagnosis = RoundingDiagnosis.of(matrix, smallest, format.unitRoundoff());
        Optional<Integer> negative = spectrum.map(EigenvalueStudy::negative);
        return new Rounding(format.format(), diagnosis.perturbation(), cause(diagnosis), negative);
    }

    private static Cause cause(RoundingDiagnosis diagnosis) {
        return switch (diagnosis.cause()) {
            case POSITIVE_BEYOND_ROUNDING -> Cause.POSITIVE_BEYOND_ROUNDING;
            case WITHIN_ROUNDING -> Cause.WITHIN_ROUNDING;
            case NEGATIVE_BEYOND_ROUNDING -> Cause.NEGATIVE_BEYOND_ROUNDING;
            case UNDECIDED -> Cause.UNDECIDED;
        };
    }

    private List<Bound> bounds(Interval smallest, Consumer<String> stage) {
        List<TheoremBound> all = TheoremBounds.all();
        List<Bound> bounds = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            stage.accept("theorem %s of %s, %s"
                    .formatted(i + 1, all.size(), all.get(i).name()));
            bounds.add(line(all.get(i).evaluate(setting), smallest));
        }
        return bounds;
    }

    private Bound line(BoundResult result, Interval smallest) {
        TheoremBound bound = result.bound();
        OptionalDouble value = OptionalDouble.empty();
        String reason;
        boolean applicable = true;
        switch (result.value().kind()) {
            case APPLICABLE -> {
                value = result.safeValue();
                reason = ((BoundValue.Applicable) result.value()).note();
            }
            case RATIO_ONLY -> {
                BoundValue.RatioOnly only = (BoundValue.RatioOnly) result.value();
                value = OptionalDouble.of(only.formula().midpoint());
                reason = only.note();
            }
            case APPROXIMATE -> {
                BoundValue.Approximate close = (BoundValue.Approximate) result.value();
                value = OptionalDouble.of(close.value());
                reason = close.note();
            }
            case NOT_APPLICABLE -> {
                applicable = false;
                reason = ((BoundValue.NotApplicable) result.value()).reason();
            }
            default ->
                throw new IllegalStateException(
                        "kind must be known but was " + result.value().kind());
        }
        return new Bound(
                bound.name(),
                bound.direction().text(),
                bound.part().symbol(),
                bound.formula(),
                bound.source().locator(),
                applicable,
                bound.explicitConstants(),
                value,
                ratio(bound, value, smallest),
                reason);
    }

    /** Certified value over bound, where both are positive and of one kernel. */
    private OptionalDouble ratio(TheoremBound bound, OptionalDouble value, Interval smallest) {
        boolean ofSmallest = bound.direction() != BoundDirection.UPPER_OF_KTH
                && bound.direction() != BoundDirection.EFFECTIVE_RANK
                && bound.part().infiniteWidth();
        if (value.isEmpty() || !(value.getAsDouble() > 0) || !ofSmallest) {
            return OptionalDouble.empty();
        }
        Interval own = bound.part() == part ? smallest : setting.smallestEigenvalue(bound.part());
        return own.lower() > 0 ? OptionalDouble.of(own.midpoint() / value.getAsDouble()) : OptionalDouble.empty();
    }

    private Stated stated(String text, Interval value, EigenvalueEnclosure smallest) {
        String seen = "lambda_min is in [%s, %s], the bound in [%s, %s]"
                .formatted(smallest.lower(), smallest.upper(), value.lower(), value.upper());
        Verdict.Kind verdict = smallest.lower() >= value.upper()
                ? Verdict.Kind.PROVED
                : smallest.upper() < value.lower() ? Verdict.Kind.REFUTED : Verdict.Kind.UNDECIDED;
        return new Stated(text, range(value), verdict, seen);
    }
}

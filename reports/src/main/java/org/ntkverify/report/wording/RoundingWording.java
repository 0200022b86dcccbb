package org.ntkverify.report.wording;

import java.math.RoundingMode;
import org.ntkverify.check.EigenvalueReport;
import org.ntkverify.report.number.DecimalText;

/** Says in one paragraph what is certified of a stored matrix and what may be rounding. */
public final class RoundingWording {

    private RoundingWording() {}

    /** Returns the paragraph. */
    public static String paragraph(EigenvalueReport report, EigenvalueReport.Rounding rounding) {
        return "%s. %s%s"
                .formatted(
                        "The enclosure is of the stored %s numbers, read exactly; rounding each of them once to %s moves an eigenvalue by at most %s, and sums in that format by more"
                                .formatted(rounding.format(), rounding.format(), number(rounding.perturbation())),
                        meaning(report, rounding),
                        negative(rounding));
    }

    private static String meaning(EigenvalueReport report, EigenvalueReport.Rounding rounding) {
        return switch (rounding.cause()) {
            case POSITIVE_BEYOND_ROUNDING ->
                "lambda_min is larger than the former: every matrix that rounds to this one is positive definite too.";
            case NEGATIVE_BEYOND_ROUNDING ->
                "lambda_min is farther below 0: no positive semi-definite matrix rounds to this one. The negative eigenvalue is "
                        + "real, or the entries carry errors beyond their last rounding.";
            case WITHIN_ROUNDING -> within(report);
            case UNDECIDED -> "The enclosure is too wide to tell lambda_min from that.";
        };
    }

    private static String within(EigenvalueReport report) {
        String stored = report.positiveDefinite()
                .map(yes ->
                        yes ? "The stored matrix is positive definite" : "The stored matrix has a negative eigenvalue")
                .orElse("The sign of lambda_min of the stored matrix is not decided");
        return stored
                + ", but lambda_min is within that distance of 0: its sign is not evidence about the kernel that was rounded, "
                + "which may be definite or singular. Save the kernel in float64 to tell.";
    }

    private static String negative(EigenvalueReport.Rounding rounding) {
        return rounding.certainlyNegative()
                .filter(count -> count > 0)
                .map(count -> " %s eigenvalue%s proved to be negative.".formatted(count, count == 1 ? " is" : "s are"))
                .orElse("");
    }

    private static String number(double value) {
        return DecimalText.significant(value, 2, RoundingMode.CEILING);
    }
}

package org.ntkverify.report.wording;

import org.ntkverify.check.Statement;

/** Says what would refute a statement, so that a reader knows what the check risks. */
public final class Refutation {

    private Refutation() {}

    /** Returns what evidence would refute statements of this form. */
    public static String of(Statement.Form form) {
        return switch (form) {
            case IDENTITY -> "a point of the domain at which rigorous enclosures of the two sides are disjoint";
            case FORMULA -> "a point of the domain at which rigorous enclosures of formula and truth are disjoint";
            case TABULATION -> "a printed value whose rigorous enclosure lies beyond half a unit of its last digit";
            case LIMIT -> "a confidence interval of the infinite-width intercept that lies outside the margin";
            case FINITE_VALUE -> "a confidence interval of a mean, at any width, that lies outside the margin";
            case RATE -> "a confidence interval of the exponent that lies outside the margin";
            case ORDERING -> "a confidence interval of the mean, at any width, that lies below the bound";
            case FAILURE_PROBABILITY ->
                "a lower confidence limit of the failure probability above the bound, in any case";
            case SIZE_EXPONENT -> "a confidence interval of the exponent that lies outside the declared interval";
            case DEFINITENESS -> "a vector on which the quadratic form is certified to be zero or negative";
            case RANK, MATRIX_RANK -> "a certified rank other than the stated one";
            case SMALLEST_EIGENVALUE -> "a certified enclosure beyond half a unit of the last printed digit";
            case UNKNOWN_CONSTANT ->
                "data on which the quantity is certainly not positive, so that no constant is left";
            case INEQUALITY -> "a case in which rigorous enclosures show the left side above the right side";
            case UNIFORM_INEQUALITY ->
                "a number of the domain at which rigorous enclosures show the left side above the right side";
        };
    }
}

package org.ntkverify.report.wording;

import java.util.OptionalDouble;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Verdict;

/** What the words of a report mean, in whole sentences for a reader who has not seen one before. */
public final class Meaning {

    private Meaning() {}

    /** Returns what a verdict says and what it does not say. */
    public static String verdict(Verdict verdict) {
        return switch (verdict.kind()) {
            case PROVED -> "Established by an exact derivation or a certified enclosure, without sampling error.";
            case SUPPORTED ->
                ((Verdict.Supported) verdict).alpha().isPresent()
                        ? "Not a proof: the whole confidence region lies inside the tolerated region."
                        : "Not a proof: computations agree within the tolerance.";
            case REFUTED ->
                "Contradicted by a witness outside every error budget: %s."
                        .formatted(reason(((Verdict.Refuted) verdict).code()));
            case UNDECIDED -> "The check ran, and its evidence decides neither way.";
            case BLOCKED -> "The check could not be carried out.";
        };
    }

    /** Returns what was found wrong. */
    public static String reason(ReasonCode code) {
        return switch (code) {
            case VALUE_RATIO -> "a value lies outside its tolerance";
            case IDENTITY_FALSE -> "two formulas differ at a point";
            case RATE_EXCLUDED -> "an exponent lies outside its margin";
            case BOUND_VIOLATED -> "a bound fails";
            case NOT_DEFINITE -> "a matrix is not positive definite";
            case ASSUMPTION_VIOLATED -> "a hypothesis does not hold";
            case LAW_DIFFERS -> "two laws differ";
        };
    }

    /** Returns how the verdict compares with what the source says. */
    public static String outcome(ClaimResult result) {
        Verdict.Kind verdict = result.verdict().kind();
        boolean erratum = result.claim().expected() == Expectation.FAILS;
        return switch (result.outcome()) {
            case AS_EXPECTED ->
                erratum
                        ? refuted(result.claim())
                        : "%s, and the check agrees."
                                .formatted(stated(result.claim().source().provenance()));
            case UNEXPECTED -> unexpected(result, erratum);
            case UNDECIDED -> "Neither confirmed nor contradicted at this tier.";
            case BLOCKED -> "Nothing is known from this run.";
            case OPEN -> "The literature does not settle it, so that any verdict is news and none is a failure.";
            case ERROR -> error(verdict);
        };
    }

    /** What the expectation rests on. */
    private static String stated(Provenance provenance) {
        return switch (provenance) {
            case FOUND -> "The source states it as true";
            case OUR_READING -> "As we read the source, it is true";
            case DERIVED -> "By our derivation, which the source does not print, it is true";
            case CLAIM_FILE -> "The claim file expects it to hold";
        };
    }

    private static String refuted(Claim claim) {
        return claim.corrected().isPresent()
                ? "A known erratum: refuted as printed, and the corrected statement is confirmed."
                : "Expected to fail, and refuted.";
    }

    private static String unexpected(ClaimResult result, boolean erratum) {
        Verdict.Kind verdict = result.verdict().kind();
        if (verdict == Verdict.Kind.UNDECIDED) {
            return "A falsifier was not told from the truth, so this check has no power.";
        }
        if (!erratum) {
            return "%s, but the check contradicts it."
                    .formatted(stated(result.claim().source().provenance()));
        }
        if (result.claim().corrected().isEmpty()) {
            return "Expected to fail, but the check confirms it.";
        }
        return verdict == Verdict.Kind.REFUTED
                ? "A known erratum: refuted as printed, but the corrected statement is not confirmed."
                : "A known erratum, but the check confirms it as printed.";
    }

    private static String error(Verdict.Kind verdict) {
        return switch (verdict) {
            case PROVED, SUPPORTED ->
                "The check also affirms a falsifier, so it cannot tell them apart; the check is at fault, not the claim.";
            case REFUTED -> "One check refutes the claim and another proves it; a check is at fault.";
            case UNDECIDED, BLOCKED -> "The check broke; the tool is at fault, not the claim.";
        };
    }

    /** Returns how large a defect would have been noticed. */
    public static String detectable(SmallestDetectable detectable) {
        if (detectable.value() == 0) {
            return "Any defect would have been seen.";
        }
        String size = ClaimWording.detectable(detectable);
        return switch (detectable.unit()) {
            case RELATIVE -> "A defect of %s would have been seen.".formatted(size);
            case EXPONENT -> "An exponent off by %s would have been seen.".formatted(size);
            case ABSOLUTE ->
                "A defect of %s, in the unit of the quantity itself, would have been seen.".formatted(size);
        };
    }

    /** Returns the tolerance in words. */
    public static String margin(OptionalDouble margin, SmallestDetectable.Unit unit) {
        return margin.isEmpty() || margin.getAsDouble() == 0
                ? ""
                : "Tolerated: %s.".formatted(ClaimWording.margin(margin.getAsDouble(), unit));
    }

    /** Returns how the wording of a claim is known. */
    public static String provenance(Provenance provenance) {
        return switch (provenance) {
            case FOUND -> "wording found in the source";
            case DERIVED -> "derived here, the source does not print it";
            case OUR_READING -> "our reading of the source";
            case CLAIM_FILE -> "as written in the claim file";
        };
    }

    /** Returns what is known of an assumption. */
    public static String assumption(Assumption.Status status) {
        return switch (status) {
            case HOLDS -> "checked, holds";
            case FAILS -> "checked, fails";
            case BY_CONSTRUCTION -> "by construction";
            case WAIVED -> "waived: the source asks for it, this check does without";
            case UNCHECKED -> "not checked";
        };
    }
}

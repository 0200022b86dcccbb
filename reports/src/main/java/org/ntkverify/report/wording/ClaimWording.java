package org.ntkverify.report.wording;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.report.number.DecimalText;

/** What is said about one claim, before any format escapes it. */
public final class ClaimWording {

    /** Below this fraction a percentage has too many zeros to be read. */
    private static final double SMALLEST_PERCENTAGE = 1e-5;

    private ClaimWording() {}

    /** A labelled sentence of an explanation. */
    public record Fact(String label, String text) {}

    /** Returns the command that gives the same evidence again; for a claim of a file, in the folder of the file. */
    public static String replay(Claim claim, RunInfo info) {
        // The share of the error budget of a claim depends on how many there are in its file.
        boolean inFile = claim.source().provenance() == Provenance.CLAIM_FILE;
        return "ntkv verify %s --tier %s --seed %s --alpha %s"
                .formatted(
                        inFile ? ShellWord.of(claim.source().note()) : claim.id(),
                        info.tier().text(),
                        info.seed(),
                        DecimalText.shortest(info.alpha()));
    }

    /** Returns verdict, expectation and outcome in one phrase. */
    public static String headline(ClaimResult result) {
        return "%s, expected %s, outcome %s"
                .formatted(
                        word(result.verdict()),
                        result.claim().expected().text(),
                        result.outcome().text());
    }

    /** Returns whether a reader has to look at the result. */
    public static boolean needsAttention(Outcome outcome) {
        return switch (outcome) {
            case UNEXPECTED, UNDECIDED, BLOCKED, ERROR -> true;
            case AS_EXPECTED, OPEN -> false;
        };
    }

    /** Returns the phrase behind the verdict: how it is known, and how large a defect could have hidden. */
    public static String detail(Verdict verdict) {
        return switch (verdict.kind()) {
            case PROVED, BLOCKED -> verdict.reason();
            case SUPPORTED -> supported((Verdict.Supported) verdict);
            case REFUTED -> refuted((Verdict.Refuted) verdict);
            case UNDECIDED -> undecided((Verdict.Undecided) verdict);
        };
    }

    /** Returns the phrase for a line with little room: of a proof its kind, else {@link #detail}. */
    public static String brief(ClaimResult result) {
        return result.evidence().stream()
                .filter(evidence -> result.verdict().kind() == Verdict.Kind.PROVED)
                .filter(evidence -> evidence.finding().kind() == Finding.Kind.ESTABLISHES)
                .flatMap(evidence -> proof(evidence.kind()).stream())
                .findFirst()
                .orElseGet(() -> detail(result.verdict()));
    }

    private static Optional<String> proof(Evidence.Kind kind) {
        return switch (kind) {
            case EXACT_DERIVATION -> Optional.of("exact derivation");
            case ENCLOSURE -> Optional.of("certified enclosure");
            case COUNTEREXAMPLE, AGREEMENT, SAMPLE_TEST, RATE_FIT -> Optional.empty();
        };
    }

    private static String supported(Verdict.Supported verdict) {
        SmallestDetectable detectable = verdict.smallestDetectable();
        String margin = margin(verdict.margin(), detectable.unit());
        if (verdict.alpha().isPresent()) {
            return "margin %s, would see %s".formatted(margin, detectable(detectable));
        }
        return verdict.margin() == 0 ? verdict.reason() : "%s, within %s".formatted(verdict.reason(), margin);
    }

    private static String refuted(Verdict.Refuted verdict) {
        return "%s, effect %s"
                .formatted(verdict.reason(), DecimalText.significant(verdict.effect(), 4, RoundingMode.HALF_EVEN));
    }

    private static String undecided(Verdict.Undecided verdict) {
        // Without power it is an explanation that is needed, not a budget.
        String link = verdict.reason().equals(VerdictRule.NO_POWER) ? ": " : "; needs ";
        return verdict.reason() + verdict.needed().map(needed -> link + needed).orElse("");
    }

    /** Returns a margin in its unit: {@code 1 %}, or a plain number, rounded up so that the check does not look sharper than it is. */
    public static String margin(double margin, SmallestDetectable.Unit unit) {
        return quantity(
                DecimalText.significant(margin, 4, RoundingMode.UP),
                DecimalText.significant(100 * margin, 4, RoundingMode.HALF_EVEN),
                margin,
                unit);
    }

    /** Returns a detectable defect, rounded up so that the check does not look sharper than it is. */
    public static String detectable(SmallestDetectable detectable) {
        double value = detectable.value();
        if (value == 0) {
            return "any defect";
        }
        return quantity(
                DecimalText.significant(value, 2, RoundingMode.UP),
                DecimalText.significant(100 * value, 2, RoundingMode.UP),
                value,
                detectable.unit());
    }

    private static String quantity(String plain, String percent, double value, SmallestDetectable.Unit unit) {
        return switch (unit) {
            case RELATIVE -> Math.abs(value) >= SMALLEST_PERCENTAGE ? percent + " %" : plain + " relative";
            case EXPONENT, ABSOLUTE -> plain;
        };
    }

    /** Returns what a reader needs to judge a result, without its replay command. */
    public static List<Fact> facts(ClaimResult result) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("statement", result.claim().statement()));
        facts.add(new Fact("reason", reason(result)));
        witness(result.verdict()).ifPresent(witness -> facts.add(new Fact("witness", witness)));
        result.falsifiers().stream()
                .filter(falsifier -> !falsifier.refutedAsDeclared())
                .forEach(falsifier -> facts.add(new Fact("falsifier", falsifier(falsifier))));
        return facts;
    }

    /** Returns the phrase behind the verdict and, if the outcome does not follow from it alone, what else was seen. */
    private static String reason(ClaimResult result) {
        String detail = detail(result.verdict());
        return switch (result.verdict().kind()) {
            case PROVED, SUPPORTED ->
                result.outcome() == Outcome.ERROR
                        ? "the check affirms the claim (%s) and a falsifier, so it cannot tell them apart"
                                .formatted(detail)
                        : detail;
            case REFUTED -> {
                if (result.outcome() == Outcome.ERROR) {
                    yield detail + ", but another check proves the claim";
                }
                boolean unrepaired =
                        result.outcome() == Outcome.UNEXPECTED && result.claim().expected() == Expectation.FAILS;
                yield unrepaired ? detail + ", but the corrected statement is not confirmed" : detail;
            }
            case UNDECIDED, BLOCKED -> detail;
        };
    }

    /** Returns the numbers that show a refutation. */
    public static Optional<String> witness(Verdict verdict) {
        return verdict instanceof Verdict.Refuted refuted ? Optional.of(refuted.witness()) : Optional.empty();
    }

    /** Returns what became of a falsifier next to what was declared. */
    public static String falsifier(FalsifierResult result) {
        return "%s is %s (%s), declared refuted for %s with effect %s"
                .formatted(
                        result.falsifier().id(),
                        word(result.verdict()),
                        detail(result.verdict()),
                        result.falsifier().reason().text(),
                        result.falsifier().effect().text());
    }

    /** Returns the verdict in upper case, as it is written everywhere. */
    public static String word(Verdict verdict) {
        return verdict.kind().name().toUpperCase(Locale.ROOT);
    }
}

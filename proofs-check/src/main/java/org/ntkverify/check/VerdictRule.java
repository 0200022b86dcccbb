package org.ntkverify.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.ntkverify.check.Assumption.Status;
import org.ntkverify.check.Verdict.Kind;

/**
 * The one rule that leads from evidence to a verdict: a pure function.
 *
 * <p>Each kind of evidence has a strongest verdict: exact derivations and enclosures may prove, agreement and samples may
 * support, enclosures, counterexamples and samples may refute. Evidence for one claim combines in this order: a failed
 * assumption blocks; a refutation wins over support; then the weakest verdict counts if the claim says that all of its checks hold,
 * the strongest if each check is a way of its own to know it. There, proof together with refutation is an error of the tool. An
 * unchecked assumption caps the verdict at SUPPORTED.
 *
 * <p>Then the falsifiers speak: a claim and a falsifier that are both affirmed cannot be told apart, which is an error; a
 * supported claim with a falsifier that was not refuted as declared is UNDECIDED, reason {@code no-power}; refuted and
 * proved claims stay what they are.
 */
public final class VerdictRule {

    /** The reason given when a falsifier was not refuted as declared. */
    public static final String NO_POWER = "no-power";

    /** The reason given when proof and refutation, or a claim and its falsifier, stand together. */
    public static final String CANNOT_DISCRIMINATE = "cannot-discriminate";

    private VerdictRule() {}

    /** Returns the verdict of one piece of evidence about the statement it was gathered for. */
    public static Verdict ofEvidence(Evidence evidence) {
        Finding finding = evidence.finding();
        return switch (finding.kind()) {
            case ESTABLISHES -> affirmed(evidence);
            case CONTRADICTS -> contradicted(evidence, (Finding.Contradicts) finding);
            case INCONCLUSIVE -> {
                Finding.Inconclusive open = (Finding.Inconclusive) finding;
                yield new Verdict.Undecided(open.reason(), open.needed());
            }
            case INAPPLICABLE -> new Verdict.Blocked(((Finding.Inapplicable) finding).reason());
        };
    }

    private static Verdict affirmed(Evidence evidence) {
        return switch (evidence.kind()) {
            case EXACT_DERIVATION -> {
                Evidence.ExactDerivation exact = (Evidence.ExactDerivation) evidence;
                yield new Verdict.Proved(exact.method(), exact.trusted());
            }
            case ENCLOSURE -> {
                Evidence.Enclosure enclosure = (Evidence.Enclosure) evidence;
                yield new Verdict.Proved(enclosure.method(), enclosure.trusted());
            }
            case AGREEMENT -> {
                double tolerance = ((Evidence.Agreement) evidence).tolerance();
                yield new Verdict.Supported(
                        OptionalDouble.empty(),
                        tolerance,
                        new SmallestDetectable(tolerance, SmallestDetectable.Unit.RELATIVE),
                        "deterministic agreement, no proof");
            }
            case SAMPLE_TEST -> {
                Evidence.SampleTest test = (Evidence.SampleTest) evidence;
                yield sampled(test.alpha(), test.margin(), test.smallestDetectable());
            }
            case RATE_FIT -> {
                Evidence.RateFit fit = (Evidence.RateFit) evidence;
                yield sampled(fit.alpha(), fit.margin(), fit.smallestDetectable());
            }
            case COUNTEREXAMPLE ->
                throw new IllegalArgumentException(
                        "a counterexample must contradict its statement but was said to establish it");
        };
    }

    private static Verdict sampled(double alpha, double margin, Optional<SmallestDetectable> smallest) {
        SmallestDetectable detectable = smallest.orElseThrow(() -> new IllegalArgumentException(
                "support by samples must state the smallest detectable defect but did not"));
        return new Verdict.Supported(
                OptionalDouble.of(alpha), margin, detectable, "confidence region inside the tolerance region");
    }

    private static Verdict contradicted(Evidence evidence, Finding.Contradicts finding) {
        return switch (evidence.kind()) {
            case ENCLOSURE, COUNTEREXAMPLE, SAMPLE_TEST, RATE_FIT ->
                new Verdict.Refuted(finding.code(), finding.effect(), finding.witness());
            case EXACT_DERIVATION, AGREEMENT ->
                new Verdict.Undecided(
                        "%s cannot refute: %s".formatted(evidence.kind().text(), finding.witness()), Optional.empty());
        };
    }

    /**
     * Judges a claim.
     *
     * @param claim the claim
     * @param checks evidence of its checks, at least one
     * @param corrected evidence of the corrected statement of an erratum
     * @param falsifiers what became of the falsifiers
     */
    public static Judgement judge(
            Claim claim, List<Evidence> checks, Optional<Evidence> corrected, List<FalsifierResult> falsifiers) {
        Optional<Assumption> failed = claim.assumptions().stream()
                .filter(assumption -> assumption.status() == Status.FAILS)
                .findFirst();
        if (failed.isPresent()) {
            return judgement(
                    claim,
                    new Verdict.Blocked("assumption fails: " + failed.get().text()));
        }
        List<Verdict> verdicts = checks.stream().map(VerdictRule::ofEvidence).toList();
        boolean any = claim.combination() == Combination.ANY;
        if (any && has(verdicts, Kind.PROVED) && has(verdicts, Kind.REFUTED)) {
            return new Judgement(first(verdicts, Kind.REFUTED), Outcome.ERROR);
        }
        Verdict verdict = capped(claim, any ? strongest(verdicts) : weakest(verdicts));
        if (verdict.kind() == Kind.REFUTED) {
            return refuted(claim, verdict, corrected);
        }
        boolean confused = verdict.kind().affirmative()
                && falsifiers.stream()
                        .anyMatch(result -> result.verdict().kind().affirmative());
        if (confused) {
            return new Judgement(verdict, Outcome.ERROR);
        }
        Optional<FalsifierResult> unrefuted = falsifiers.stream()
                .filter(result -> !result.refutedAsDeclared())
                .findFirst();
        if (verdict.kind() == Kind.SUPPORTED && unrefuted.isPresent()) {
            String needed = "falsifier %s was not refuted as declared: %s"
                    .formatted(
                            unrefuted.get().falsifier().id(),
                            unrefuted.get().verdict().reason());
            return new Judgement(new Verdict.Undecided(NO_POWER, Optional.of(needed)), open(claim, Outcome.UNEXPECTED));
        }
        return judgement(claim, verdict);
    }

    private static Judgement refuted(Claim claim, Verdict verdict, Optional<Evidence> corrected) {
        boolean repaired = corrected
                .map(evidence -> ofEvidence(evidence).kind().affirmative())
                .orElse(true);
        if (claim.expected() == Expectation.FAILS && !repaired) {
            return new Judgement(verdict, Outcome.UNEXPECTED);
        }
        return judgement(claim, verdict);
    }

    /** Returns the verdict that counts among several ways to know the same. */
    private static Verdict strongest(List<Verdict> verdicts) {
        return first(verdicts, List.of(Kind.REFUTED, Kind.PROVED, Kind.SUPPORTED, Kind.UNDECIDED, Kind.BLOCKED));
    }

    /**
     * Returns the verdict on a conjunction. Supported parts support it with the error probability of one of them, the largest: if the conjunction is
     * false, so is one part. What could have been missed is what the part with the least power could have missed; parts in different units are
     * compared by their numbers, and the evidence of each part has its own.
     */
    private static Verdict weakest(List<Verdict> verdicts) {
        Verdict verdict =
                first(verdicts, List.of(Kind.REFUTED, Kind.BLOCKED, Kind.UNDECIDED, Kind.SUPPORTED, Kind.PROVED));
        return switch (verdict.kind()) {
            case SUPPORTED -> supportedParts(verdicts);
            case PROVED -> provedParts(verdicts);
            case REFUTED, BLOCKED, UNDECIDED -> verdict;
        };
    }

    private static Verdict supportedParts(List<Verdict> verdicts) {
        List<Verdict.Supported> parts = verdicts.stream()
                .filter(verdict -> verdict.kind() == Kind.SUPPORTED)
                .map(Verdict.Supported.class::cast)
                .toList();
        Verdict.Supported least = parts.stream()
                .max(Comparator.comparingDouble(
                        part -> part.smallestDetectable().value()))
                .orElseThrow();
        OptionalDouble alpha = parts.stream()
                .map(Verdict.Supported::alpha)
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        return new Verdict.Supported(alpha, least.margin(), least.smallestDetectable(), least.reason());
    }

    private static Verdict provedParts(List<Verdict> verdicts) {
        List<Verdict.Proved> parts =
                verdicts.stream().map(Verdict.Proved.class::cast).toList();
        return new Verdict.Proved(
                parts.stream().map(Verdict.Proved::method).distinct().collect(Collectors.joining("; ")),
                parts.stream()
                        .flatMap(part -> part.trusted().stream())
                        .distinct()
                        .toList());
    }

    /** Returns the first verdict of the first kind that occurs. */
    private static Verdict first(List<Verdict> verdicts, List<Kind> order) {
        return order.stream()
                .filter(kind -> has(verdicts, kind))
                .findFirst()
                .map(kind -> first(verdicts, kind))
                .orElseThrow(() ->
                        new IllegalArgumentException("a claim must have at least one piece of evidence but has none"));
    }

    private static Verdict capped(Claim claim, Verdict verdict) {
        Optional<Assumption> unchecked = claim.assumptions().stream()
                .filter(assumption -> assumption.status() == Status.UNCHECKED)
                .findFirst();
        if (verdict.kind() != Kind.PROVED || unchecked.isEmpty()) {
            return verdict;
        }
        return new Verdict.Supported(
                OptionalDouble.empty(),
                0,
                new SmallestDetectable(0, SmallestDetectable.Unit.RELATIVE),
                "proved under an unchecked assumption: " + unchecked.get().text());
    }

    private static boolean has(List<Verdict> verdicts, Kind kind) {
        return verdicts.stream().anyMatch(verdict -> verdict.kind() == kind);
    }

    private static Verdict first(List<Verdict> verdicts, Kind kind) {
        return verdicts.stream()
                .filter(verdict -> verdict.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Judgement judgement(Claim claim, Verdict verdict) {
        return new Judgement(verdict, outcome(claim.expected(), verdict.kind()));
    }

    private static Outcome open(Claim claim, Outcome otherwise) {
        return claim.expected() == Expectation.OPEN ? Outcome.OPEN : otherwise;
    }

    /** Returns the outcome of a verdict against an expectation. */
    public static Outcome outcome(Expectation expected, Kind verdict) {
        return switch (expected) {
            case OPEN -> Outcome.OPEN;
            case HOLDS ->
                switch (verdict) {
                    case PROVED, SUPPORTED -> Outcome.AS_EXPECTED;
                    case REFUTED -> Outcome.UNEXPECTED;
                    case UNDECIDED -> Outcome.UNDECIDED;
                    case BLOCKED -> Outcome.BLOCKED;
                };
            case FAILS ->
                switch (verdict) {
                    case PROVED, SUPPORTED -> Outcome.UNEXPECTED;
                    case REFUTED -> Outcome.AS_EXPECTED;
                    case UNDECIDED -> Outcome.UNDECIDED;
                    case BLOCKED -> Outcome.BLOCKED;
                };
        };
    }
}

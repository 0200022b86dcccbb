package org.ntkverify.check.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Question;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.numeric.arithmetic.DecimalInterval;

/**
 * Judges formulas by a ladder: a counterexample by rigorous enclosures, then the exact normal form, then agreement to many digits.
 *
 * <p>A judge keeps the truth it derived, so that many formulas for one question are cheap. It serves one thread.
 */
public final class FormulaJudge {

    /** Units of work for evaluating one formula at all points: a function value at 50 digits is 40, a sum or product 1. */
    private static final long WORK = 500_000;

    /** Fewest interior points that must agree for support. */
    private static final int FEWEST_POINTS = 8;

    private static final double TELLING_GAP = 1e-3;
    private static final String METHOD = "difference has exact normal form 0";
    private static final List<String> TRUSTED = List.of("own exact normal form over Q");

    private final Question question;
    private final long seed;
    private final Map<Coordinates, Map<List<String>, PointSearch>> searches = new EnumMap<>(Coordinates.class);

    private record Counted(List<Comparison> all) {

        Counted {
            all = List.copyOf(all);
        }

        <T extends Comparison> List<T> of(Class<T> kind) {
            return all.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        boolean contradicted() {
            return !of(Comparison.Differs.class).isEmpty()
                    || !interior(Comparison.Undefined.class).isEmpty();
        }

        /** Returns whether both sides have a value somewhere; a proof of what is nowhere defined would say nothing. */
        boolean comparable() {
            return !of(Comparison.Agrees.class).isEmpty();
        }

        private <T extends Comparison> List<T> interior(Class<T> kind) {
            return of(kind).stream()
                    .filter(comparison -> !comparison.point().boundary())
                    .toList();
        }
    }

    /** Creates the judge of {@code question}; {@code seed} fixes the random points. */
    public FormulaJudge(Question question, long seed) {
        this.question = question;
        this.seed = seed;
    }

    /**
     * Judges a formula as typed.
     *
     * @throws IllegalArgumentException if the text is not a formula in the variables of the question
     */
    public FormulaJudgement judge(String text) {
        return judge(StatedFormula.parse(text, question));
    }

    /** Judges a formula. */
    FormulaJudgement judge(StatedFormula formula) {
        PointSearch search;
        try {
            search = search(formula);
        } catch (IllegalArgumentException e) {
            return withoutClosedForm(formula, String.valueOf(e.getMessage()));
        }
        Work work = new Work(WORK);
        List<Comparison> comparisons = new ArrayList<>(search.compare(formula.expression(), search.first(), work));
        Counted few = new Counted(comparisons);
        if (few.contradicted()) {
            return refuted(formula, search, few);
        }
        if (few.comparable() && proved(formula, search)) {
            return proof(few);
        }
        comparisons.addAll(search.compare(formula.expression(), search.rest(), work));
        Counted all = new Counted(comparisons);
        if (all.contradicted()) {
            return refuted(formula, search, all);
        }
        boolean late = !few.comparable() && all.comparable();
        return late && proved(formula, search) ? proof(all) : unproved(all);
    }

    private FormulaJudgement proof(Counted counted) {
        return judgement(
                new Evidence.ExactDerivation(new Finding.Establishes(), METHOD, METHOD, TRUSTED, List.of()),
                Rung.EXACT_NORMAL_FORM,
                "formula minus derived %s has exact normal form 0".formatted(subject()),
                counted);
    }

    private FormulaJudgement withoutClosedForm(StatedFormula formula, String cause) {
        if (question instanceof Question.Ntk) {
            String reason = "the truth is not known: " + cause;
            Evidence evidence = new Evidence.Agreement(new Finding.Inapplicable(reason), reason, 0, List.of());
            return judgement(evidence, Rung.NONE, reason, new Counted(List.of()));
        }
        QuadratureSearch search = new QuadratureSearch(question, formula, new Work(WORK));
        Evidence.Agreement evidence = search.evidence(new DomainPoints(seed));
        boolean agrees = evidence.finding().kind() == Finding.Kind.ESTABLISHES;
        return new FormulaJudgement(
                evidence,
                agrees ? Rung.QUADRATURE : Rung.NONE,
                evidence.summary(),
                Optional.empty(),
                List.of(cause),
                search.agreeing());
    }

    private PointSearch search(StatedFormula formula) {
        return searches.computeIfAbsent(formula.coordinates(), key -> new HashMap<>())
                .computeIfAbsent(
                        formula.positiveIntegers(),
                        integers -> new PointSearch(
                                Truth.of(question, formula.coordinates(), integers),
                                formula.coordinates(),
                                new DomainPoints(seed).of(formula.coordinates(), integers)));
    }

    private String subject() {
        if (question instanceof Question.Ntk) {
            return "NTK";
        }
        return question instanceof Question.Dual ? "K" : "Kdot";
    }

    private static boolean proved(StatedFormula formula, PointSearch search) {
        return search.truth()
                .expression()
                .filter(truth -> ExactProof.succeeds(formula.canonical(), truth, formula.domain()))
                .isPresent();
    }

    private FormulaJudgement refuted(StatedFormula formula, PointSearch search, Counted counted) {
        boolean wrong = !counted.of(Comparison.Differs.class).isEmpty();
        if (wrong && proved(formula, search)) {
            throw new IllegalStateException(
                    "a formula must not be both proved and refuted but %s is".formatted(formula.expression()));
        }
        Optional<String> hint = new Mistakes(question, formula, search).explanation();
        CounterPoint point = wrong ? difference(counted, hint) : gap(counted, hint);
        double effect = point.formula().isPresent() ? largestGap(counted) : 1;
        String reason = point.formula().isPresent()
                ? "the formula differs from the derived " + subject()
                : "the formula is not defined everywhere: "
                        + counted.interior(Comparison.Undefined.class).get(0).reason();
        String witness = "%s at %s".formatted(reason, point.place());
        Evidence evidence = new Evidence.Counterexample(
                new Finding.Contradicts(ReasonCode.IDENTITY_FALSE, effect, witness), witness, List.of());
        return new FormulaJudgement(
                evidence,
                Rung.COUNTEREXAMPLE,
                reason,
                Optional.of(point),
                notes(counted),
                counted.all().size());
    }

    private static double largestGap(Counted counted) {
        return counted.of(Comparison.Differs.class).stream()
                .mapToDouble(Comparison.Differs::gap)
                .max()
                .orElse(1);
    }

    /** The first point with a telling gap, since simple points come first; else the widest gap. */
    private static CounterPoint difference(Counted counted, Optional<String> hint) {
        List<Comparison.Differs> all = counted.of(Comparison.Differs.class);
        double bar = Math.min(TELLING_GAP, largestGap(counted));
        Comparison.Differs shown = all.stream()
                .filter(difference -> difference.gap() >= bar)
                .findFirst()
                .orElse(all.get(0));
        DecimalInterval truth = shown.truth();
        OptionalDouble relative = truth.mignitude().signum() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        shown.formula().lower().subtract(truth.lower()).abs().doubleValue()
                                / truth.lower().abs().doubleValue());
        return new CounterPoint(
                coordinates(shown.point()),
                Optional.of(shown.formula()),
                truth,
                relative.stream()
                        .filter(Double::isFinite)
                        .boxed()
                        .findFirst()
                        .map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty),
                hint);
    }

    private static CounterPoint gap(Counted counted, Optional<String> hint) {
        Comparison.Undefined first =
                counted.interior(Comparison.Undefined.class).get(0);
        return new CounterPoint(
                coordinates(first.point()), Optional.empty(), first.truth(), OptionalDouble.empty(), hint);
    }

    private static SortedMap<String, String> coordinates(SamplePoint point) {
        SortedMap<String, String> coordinates = new TreeMap<>();
        point.values().forEach((name, value) -> coordinates.put(name, SamplePoint.ratio(value)));
        return coordinates;
    }

    private FormulaJudgement unproved(Counted counted) {
        int agreeing = counted.interior(Comparison.Agrees.class).size();
        List<Comparison.Open> open = counted.interior(Comparison.Open.class);
        double tolerance = Math.pow(10, -PointSearch.STATED_DIGITS);
        if (agreeing >= FEWEST_POINTS && open.isEmpty()) {
            String reason = "no proof; agrees with the derived %s to %s digits at %s points"
                    .formatted(
                            subject(),
                            PointSearch.STATED_DIGITS,
                            counted.of(Comparison.Agrees.class).size());
            return judgement(
                    new Evidence.Agreement(new Finding.Establishes(), reason, tolerance, List.of()),
                    Rung.AGREEMENT,
                    reason,
                    counted);
        }
        List<Comparison.Skipped> skipped = counted.of(Comparison.Skipped.class);
        if (agreeing == 0 && open.isEmpty() && !skipped.isEmpty()) {
            String reason = "the truth could not be enclosed: " + skipped.get(0).reason();
            return judgement(
                    new Evidence.Agreement(new Finding.Inapplicable(reason), reason, tolerance, List.of()),
                    Rung.NONE,
                    reason,
                    counted);
        }
        String cause = open.isEmpty()
                ? "too few points could be compared"
                : open.get(0).reason();
        String reason = "no proof, no counterexample, and the formula could not be enclosed at %s of %s points: %s"
                .formatted(open.size(), counted.all().size(), cause);
        return judgement(
                new Evidence.Agreement(
                        new Finding.Inconclusive(reason, Optional.empty()), reason, tolerance, List.of()),
                Rung.NONE,
                reason,
                counted);
    }

    private static FormulaJudgement judgement(Evidence evidence, Rung rung, String reason, Counted counted) {
        return new FormulaJudgement(
                evidence,
                rung,
                reason,
                Optional.empty(),
                notes(counted),
                counted.all().size());
    }

    private static List<String> notes(Counted counted) {
        List<String> notes = new ArrayList<>();
        counted.of(Comparison.Undefined.class).stream()
                .filter(comparison -> comparison.point().boundary())
                .findFirst()
                .ifPresent(comparison -> notes.add("the formula has no value at the boundary point %s: %s"
                        .formatted(comparison.point().text(), comparison.reason())));
        List<Comparison.Skipped> skipped = counted.of(Comparison.Skipped.class);
        if (!skipped.isEmpty() && skipped.size() < counted.all().size()) {
            notes.add("%s of %s points were left out because the truth has no enclosure there, for example %s: %s"
                    .formatted(
                            skipped.size(),
                            counted.all().size(),
                            skipped.get(0).point().text(),
                            skipped.get(0).reason()));
        }
        return notes;
    }
}

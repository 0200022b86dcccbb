package org.ntkverify.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntkverify.symbolic.expression.Expression;

/** Claims and evidence made by hand. */
final class Pieces {

    static final double ALPHA = 1e-6;
    static final double MARGIN = 0.01;
    static final double EFFECT = 0.5;
    static final SmallestDetectable SMALLEST = new SmallestDetectable(0.02, SmallestDetectable.Unit.RELATIVE);
    static final Finding.Contradicts CONTRADICTION =
            new Finding.Contradicts(ReasonCode.VALUE_RATIO, EFFECT, "1 is not 2");

    /** The effect that the falsifiers here declare; {@link #EFFECT} matches it. */
    private static final EffectSize DECLARED = new EffectSize.Near(EFFECT, 0.1);

    private static final Statement STATEMENT =
            new Identity("1 = 1", List.of(Equation.of("1 = 1", Expression.ONE, Expression.ONE, List.of(Map.of()))));

    private Pieces() {}

    static Finding finding(Finding.Kind kind) {
        return switch (kind) {
            case ESTABLISHES -> new Finding.Establishes();
            case CONTRADICTS -> CONTRADICTION;
            case INCONCLUSIVE -> new Finding.Inconclusive("too few draws", Optional.of("100 draws"));
            case INAPPLICABLE -> new Finding.Inapplicable("did not vary");
        };
    }

    /** Returns evidence of the given kind; a counterexample carries a contradiction whatever the finding. */
    static Evidence evidence(Evidence.Kind kind, Finding finding) {
        return switch (kind) {
            case EXACT_DERIVATION ->
                new Evidence.ExactDerivation(finding, "a derivation", "normal form", List.of("own code"), List.of());
            case ENCLOSURE ->
                new Evidence.Enclosure(finding, "an enclosure", "Cholesky", List.of("IEEE 754"), List.of());
            case COUNTEREXAMPLE -> new Evidence.Counterexample(CONTRADICTION, "a point", List.of());
            case AGREEMENT -> new Evidence.Agreement(finding, "40 digits", 1e-40, List.of());
            case SAMPLE_TEST ->
                new Evidence.SampleTest(finding, "means", ALPHA, ALPHA, MARGIN, Optional.of(SMALLEST), List.of());
            case RATE_FIT ->
                new Evidence.RateFit(
                        finding,
                        "an exponent",
                        ALPHA,
                        ALPHA,
                        MARGIN,
                        Optional.of(SMALLEST),
                        OptionalDouble.of(-0.5),
                        OptionalDouble.of(-0.51),
                        OptionalDouble.of(-0.49),
                        List.of());
        };
    }

    static Evidence establishing(Evidence.Kind kind) {
        return evidence(kind, new Finding.Establishes());
    }

    static Claim claim(Expectation expected, Assumption... assumptions) {
        return new Claim(
                "paper/p1-claim",
                new Source("paper", "P1", "theorem 1", Provenance.FOUND),
                "Title",
                "One is one.",
                expected,
                List.of(assumptions),
                List.of(STATEMENT),
                expected == Expectation.FAILS ? Optional.of(STATEMENT) : Optional.empty(),
                List.of(falsifier("first"), falsifier("second")));
    }

    static Falsifier falsifier(String id) {
        return new Falsifier(id, STATEMENT, ReasonCode.VALUE_RATIO, DECLARED);
    }

    static FalsifierResult result(Verdict verdict) {
        return new FalsifierResult(falsifier("first"), verdict);
    }

    static FalsifierResult refuted() {
        return result(new Verdict.Refuted(ReasonCode.VALUE_RATIO, EFFECT, "1 is not 2"));
    }

    /** Returns some verdict of the given kind. */
    static Verdict verdict(Verdict.Kind kind) {
        return switch (kind) {
            case PROVED -> new Verdict.Proved("normal form", List.of());
            case SUPPORTED -> new Verdict.Supported(OptionalDouble.of(ALPHA), MARGIN, SMALLEST, "inside");
            case REFUTED -> new Verdict.Refuted(ReasonCode.VALUE_RATIO, EFFECT, "1 is not 2");
            case UNDECIDED -> new Verdict.Undecided("too few draws", Optional.empty());
            case BLOCKED -> new Verdict.Blocked("did not vary");
        };
    }
}

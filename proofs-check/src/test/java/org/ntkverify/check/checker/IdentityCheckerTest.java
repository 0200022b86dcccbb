package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** True identities, identities wrong by very little, and derivations that cannot be relied on. */
class IdentityCheckerTest {

    private static final List<Map<String, Expression>> POINTS = LongStream.of(1, 2, 3)
            .mapToObj(x -> Map.of("x", Expression.integer(x)))
            .toList();

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, Set.of("x"));
    }

    private static Identity identity(Expression left, Expression right) {
        return new Identity("left = right", List.of(Equation.of("equation", left, right, POINTS)));
    }

    private static Verdict verdict(Identity identity) {
        return VerdictRule.ofEvidence(IdentityChecker.check(identity));
    }

    private static Expression tenTo(int exponent) {
        return Expression.constant(new BigFraction(10)).power(exponent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "(x+1)^2 = x^2 + 2*x + 1",
                "Sin(x)^2 + Cos(x)^2 = 1",
                "(x^2-1)/(x-1/2) = x + 1/2 - (3/4)/(x-1/2)",
                "Sqrt(x)^2 = x"
            })
    void a_true_identity_is_proved(String left, String right) {
        assertThat(verdict(identity(parse(left), parse(right))).kind()).isEqualTo(Verdict.Kind.PROVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {"(x+1)^2 = x^2 + 2*x + 1", "Sin(x)^2 + Cos(x)^2 = 1", "Exp(x) = Exp(x)", "Erf(x) = Erf(x)"})
    void the_same_identity_wrong_by_one_part_in_10_to_the_30_is_refuted(String left, String right) {
        Expression off = parse(right).times(Expression.ONE.plus(tenTo(-30)));
        Verdict.Refuted refuted = (Verdict.Refuted) verdict(identity(parse(left), off));
        assertThat(refuted.code()).isEqualTo(ReasonCode.IDENTITY_FALSE);
        assertThat(refuted.effect()).isCloseTo(1e-30, within(1e-35));
        assertThat(refuted.witness()).startsWith("equation: at x = ");
    }

    @Test
    void a_difference_at_one_point_only_is_found_there() {
        // Relative to 9 at x = 3, where it is 2e-30; at 1 and 2 both sides are equal.
        Expression off = parse("(x-1)*(x-2)").times(tenTo(-30));
        Evidence evidence =
                IdentityChecker.check(identity(parse("x^2"), parse("x^2").plus(off)));
        Verdict.Refuted refuted = (Verdict.Refuted) VerdictRule.ofEvidence(evidence);
        assertThat(refuted.witness()).startsWith("equation: at x = 3 the left side is 9.0");
        assertThat(refuted.effect()).isCloseTo(2e-30 / 9, within(1e-35));
        assertThat(evidence.tables()).hasSize(1);
    }

    @Test
    void a_true_identity_beyond_the_normal_form_is_agreement_and_no_proof() {
        Verdict.Supported agreed =
                (Verdict.Supported) verdict(identity(parse("ArcTan(x) + ArcTan(1/x)"), parse("Pi/2")));
        assertThat(agreed.alpha()).isEmpty();
        assertThat(agreed.smallestDetectable().value()).isEqualTo(1e-40);
        assertThat(agreed.reason()).isEqualTo("deterministic agreement, no proof");
    }

    @Test
    void its_twin_wrong_by_the_agreement_stated_is_refuted() {
        Expression off = parse("Pi/2").plus(tenTo(-40));
        assertThat(verdict(identity(parse("ArcTan(x) + ArcTan(1/x)"), off)).kind())
                .isEqualTo(Verdict.Kind.REFUTED);
    }

    @Test
    void a_formula_without_value_at_a_declared_point_blocks() {
        CheckContext context = new CheckContext(ErrorBudget.standard().catalogueClaim(), (design, look) -> List.of());
        Evidence evidence = Checkers.check(identity(parse("Log(x-2)"), parse("Log(x-2)+1")), context);
        Verdict verdict = VerdictRule.ofEvidence(evidence);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.BLOCKED);
        assertThat(verdict.reason()).startsWith("a formula of the statement has no value where it is needed");
    }

    @Test
    void enclosures_too_wide_to_tell_are_no_agreement() {
        // The cancellation of 10^45 leaves 5 of 50 digits, and the normal form does not know the identity.
        Expression large = tenTo(45);
        Expression left = parse("ArcTan(x)")
                .plus(parse("ArcTan(1/x)"))
                .plus(large)
                .minus(parse("Exp(Log(x))/x").times(large));
        assertThat(verdict(identity(left, parse("Pi/2"))).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
    }

    @Test
    void one_equation_without_proof_makes_the_whole_an_agreement() {
        Equation proved = Equation.of("proved", parse("x+x"), parse("2*x"), POINTS);
        Equation agreed = Equation.of("agreed", parse("ArcTan(x)"), parse("Pi/2 - ArcTan(1/x)"), POINTS);
        Evidence evidence = IdentityChecker.check(new Identity("both", List.of(proved, agreed)));
        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.AGREEMENT);
        assertThat(evidence.summary()).contains("no proof for [agreed]");
    }

    @Test
    void one_false_equation_refutes_whatever_its_place() {
        Equation right = Equation.of("right", parse("x+x"), parse("2*x"), POINTS);
        Equation wrong = Equation.of("wrong", parse("x+x"), parse("3*x"), POINTS);
        for (List<Equation> order : List.of(List.of(right, wrong), List.of(wrong, right))) {
            Verdict.Refuted refuted = (Verdict.Refuted) verdict(new Identity("both", order));
            assertThat(refuted.witness()).startsWith("wrong: at x = ");
            assertThat(refuted.effect()).isCloseTo(1 / 3.0, within(1e-15));
        }
    }

    private record Integrated(boolean holds) implements Derivation.Rule {
        @Override
        public String text() {
            return "integrate";
        }

        @Override
        public Derivation.Recheck check(Expression before, Expression after) {
            return new Derivation.Recheck("differentiated", holds);
        }
    }

    private static Derivation derivation(Expression result, boolean holds) {
        return new Derivation(
                "the square",
                List.of(new Derivation.Step(new Integrated(holds), "x", parse("2*x"), result, "calculus")),
                result,
                List.of("calculus"));
    }

    private static Identity derived(Supplier<Derivation> derivation) {
        Formula left = new Formula.Derived("calculus", derivation, Expression.integer(3));
        Formula right = new Formula.Written(parse("3*x^2"));
        return new Identity("3 x^2", List.of(new Equation("square", left, right, POINTS)));
    }

    @Test
    void a_confirmed_derivation_is_a_proof_that_names_what_it_trusts() {
        Evidence.ExactDerivation proof =
                (Evidence.ExactDerivation) IdentityChecker.check(derived(() -> derivation(parse("x^2"), true)));
        assertThat(proof.trusted()).containsExactly("own exact normal form over Q", "calculus");
        assertThat(proof.steps()).hasSize(2);
        assertThat(VerdictRule.ofEvidence(proof).kind()).isEqualTo(Verdict.Kind.PROVED);
    }

    @Test
    void a_derivation_with_an_unconfirmed_step_proves_nothing_even_if_its_result_is_right() {
        Verdict verdict = verdict(derived(() -> derivation(parse("x^2"), false)));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(verdict.reason()).isEqualTo("derivation of the square was not confirmed at: integrate of x");
    }

    @Test
    void a_derivation_of_something_else_is_refuted() {
        assertThat(verdict(derived(() -> derivation(parse("x^2+x"), true))).kind())
                .isEqualTo(Verdict.Kind.REFUTED);
    }

    @Test
    void a_derivation_that_breaks_is_no_evidence() {
        IllegalStateException broken = new IllegalStateException("the algebra system is gone");
        assertThatThrownBy(() -> IdentityChecker.check(derived(() -> {
                    throw broken;
                })))
                .isSameAs(broken);
    }
}

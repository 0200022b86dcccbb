package org.ntkverify.symbolic.internal.symja;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.AlgebraSystem;
import org.ntkverify.symbolic.ClosedForm;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** The adapter asks for antiderivatives only: definite integrals are what Symja gets wrong without a word. */
class SymjaAlgebraSystemTest {

    private static final Expression.Variable T = Expression.variable("t");
    private static final AlgebraSystem SYMJA = AlgebraSystem.load();

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, Set.of("t", "theta", "a"));
    }

    @Test
    void the_project_comes_with_symja() {
        assertThat(SYMJA).isInstanceOf(SymjaAlgebraSystem.class);
        assertThat(SYMJA.name()).isEqualTo("Symja 3.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t^2", "Sin(t)*(Pi - t)", "1/(1 + t^2)", "a*Cos(t)", "Exp(a*t)", "1/Sqrt(a - t^2)"})
    void antiderivatives_differentiate_back(String integrand) {
        ClosedForm answer = SYMJA.antiderivative(parse(integrand), T);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        ClosedForm.Closed.class,
                        closed -> assertThat(
                                        NormalForm.equal(closed.expression().derivative(T), parse(integrand)))
                                .as("%s", closed)
                                .isTrue());
    }

    @Test
    void an_integral_without_closed_form_is_left_standing() {
        assertThat(SYMJA.antiderivative(parse("Erf(t)^3"), T))
                .isInstanceOfSatisfying(
                        ClosedForm.Unevaluated.class,
                        answer -> assertThat(answer.operator()).isEqualTo("Integrate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Max(t, 0)", "Abs(t)", "Step(t)", "Phi(t)"})
    void a_function_that_symja_treats_unsoundly_is_a_failure(String integrand) {
        String name = parse(integrand).toString().replaceAll("\\(.*", "");
        assertThat(SYMJA.antiderivative(parse(integrand), T))
                .isEqualTo(new ClosedForm.Failed(
                        "java.lang.UnsupportedOperationException: function must be one the algebra system treats soundly but was %s for %s"
                                .formatted(name, parse(integrand))));
    }

    @Test
    void answers_are_remembered() {
        ClosedForm first = SYMJA.antiderivative(parse("t^7"), T);
        assertThat(SYMJA.antiderivative(parse("t^7"), T)).isSameAs(first);
        assertThat(SYMJA.antiderivative(parse("t^8"), T)).isNotEqualTo(first);
        assertThat(SYMJA.antiderivative(parse("t^7"), Expression.variable("a"))).isNotEqualTo(first);
    }

    @Test
    void a_request_that_runs_out_of_time_fails() {
        Expression slow = parse("Sin(t)^2*Cos(t)^2*(Pi - t)");
        ClosedForm answer = new SymjaAlgebraSystem(Duration.ofMillis(1)).antiderivative(slow, T);
        assertThat(answer).isEqualTo(new ClosedForm.Failed("no answer within 1 ms for " + slow));
    }

    @Test
    void a_request_that_hangs_does_not_keep_the_program_alive() {
        Thread worker = SymjaAlgebraSystem.worker(() -> {});
        assertThat(worker.isDaemon()).isTrue();
        assertThat(worker.getName()).isEqualTo("symja");
    }

    /** Symja answers 0, silently; the port passes the proposal on and the re-check is what finds out. */
    @Test
    void a_wrong_antiderivative_is_a_proposal_that_fails_its_recheck() {
        Expression integrand = parse("Erf(Exp(t))");
        assertThat(SYMJA.antiderivative(integrand, T))
                .isInstanceOfSatisfying(
                        ClosedForm.Closed.class,
                        closed -> assertThat(
                                        NormalForm.equal(closed.expression().derivative(T), integrand))
                                .isFalse());
    }

    @Test
    void an_interrupted_caller_gets_no_answer_and_spoils_none() {
        AlgebraSystem symja = new SymjaAlgebraSystem(Duration.ofSeconds(60));
        Thread.currentThread().interrupt();
        ClosedForm interrupted = symja.antiderivative(parse("t^9"), T);
        assertThat(Thread.interrupted()).as("the flag is kept for the caller").isTrue();
        assertThat(interrupted).isEqualTo(new ClosedForm.Failed("interrupted while integrating t^9"));
        assertThat(symja.antiderivative(parse("t^9"), T)).isInstanceOf(ClosedForm.Closed.class);
    }
}

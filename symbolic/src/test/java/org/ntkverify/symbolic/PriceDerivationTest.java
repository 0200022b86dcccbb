package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ntkverify.symbolic.ArcCosineKernel.THETA;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.Derivation.Step;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** The derivation trusts no algebra system: an honest one lets it hold, each kind of lie is found in the integration step. */
class PriceDerivationTest {

    private static final Set<String> NAMES = Set.of("t", "a", "b", "c");
    private static final String RELU = "(-(Pi - t)*Cos(t) - Sin(t))/(2*Pi)";
    private static final String ERF = "2/Pi*ArcTan(2*t/Sqrt((1 + 2*a)*(1 + 2*b) - 4*t^2))";

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, NAMES);
    }

    private static PriceDerivation answering(ClosedForm answer) {
        return new PriceDerivation(new AlgebraSystem() {
            @Override
            public String name() {
                return "double";
            }

            @Override
            public ClosedForm antiderivative(Expression integrand, Expression.Variable variable) {
                return answer;
            }
        });
    }

    private static PriceDerivation answering(String antiderivative) {
        return answering(new ClosedForm.Closed(parse(antiderivative)));
    }

    private static void assertOnlyTheIntegrationFails(Derivation derivation) {
        assertThat(derivation.holds()).isFalse();
        assertThat(derivation.steps())
                .filteredOn(step -> !step.recheck().holds())
                .isNotEmpty()
                .extracting(Step::rule)
                .allMatch(rule -> rule.text().startsWith("integration"));
    }

    @ParameterizedTest
    @ValueSource(strings = {RELU, RELU + " + 17", RELU + " + Sqrt(2)*a"})
    void an_honest_antiderivative_lets_the_derivation_hold(String antiderivative) {
        Derivation derivation = answering(antiderivative).relu();
        assertThat(derivation.holds()).isTrue();
        assertThat(NormalForm.equal(
                        derivation.result(), ClosedForms.of(Activation.RELU).value()))
                .isTrue();
        assertThat(derivation.trusted()).containsExactly("Price's theorem for Gaussian expectations");
    }

    @Test
    void an_honest_antiderivative_gives_the_kernel_of_erf() {
        Derivation derivation = answering(ERF).erf();
        assertThat(derivation.holds()).isTrue();
        Map<String, Double> point = Map.of("a", 1.3, "b", 2.1, "c", 0.6);
        assertThat(Doubles.evaluate(derivation.result(), point))
                .isCloseTo(Doubles.evaluate(ClosedForms.of(Activation.ERF).value(), point), within(1e-15));
    }

    @Test
    void degree_zero_needs_no_integral() {
        Derivation derivation = answering(new ClosedForm.Failed("never asked")).rectifiedMonomial(0);
        assertThat(derivation.holds()).isTrue();
        assertThat(derivation.steps()).hasSize(1);
        assertThat(NormalForm.equal(derivation.result().times(Expression.PI.times(2)), ArcCosineKernel.closedForm(0)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "2*(" + RELU + ")",
                "1.01*(" + RELU + ")",
                "-(" + RELU + ")",
                RELU + " + t/1000",
                "(-(Pi - t)*Cos(t) + Sin(t))/(2*Pi)",
            })
    void a_wrong_antiderivative_is_found_out(String antiderivative) {
        assertOnlyTheIntegrationFails(answering(antiderivative).relu());
    }

    /** Their derivative is right almost everywhere, but they jump inside the interval: the difference of ends is wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                RELU + " + Step(t - 2)",
                RELU + " + Sign(t - 2)/7",
                RELU + " + ArcTan(Tan(t)) - t",
                RELU + " + ArcTan(1/(t - 2)) + ArcTan(t - 2)",
                RELU + " + Abs(t - 2)/(t - 2)",
                RELU + " + Sqrt((t - 2)^2)/(t - 2)",
            })
    void an_antiderivative_that_jumps_is_found_out(String antiderivative) {
        assertOnlyTheIntegrationFails(answering(antiderivative).relu());
    }

    @ParameterizedTest
    @ValueSource(strings = {"t^(1/3)", "1/(Sin(t)^2 + Cos(t)^2 - 1)"})
    void an_antiderivative_that_cannot_be_rechecked_is_no_answer(String antiderivative) {
        Derivation derivation = answering(antiderivative).rectifiedMonomial(2);
        assertOnlyTheIntegrationFails(derivation);
        assertThat(derivation.steps().get(1).recheck().method()).startsWith("cannot be re-checked: ");
    }

    @Test
    void an_antiderivative_with_a_pole_at_an_end_is_no_answer() {
        assertOnlyTheIntegrationFails(answering(ERF + " + 1/t").erf());
    }

    @Test
    void a_derivation_ends_with_its_first_failing_step() {
        Derivation derivation = answering(new ClosedForm.Failed("no answer")).rectifiedMonomial(3);
        assertThat(derivation.holds()).isFalse();
        assertThat(derivation.steps()).hasSize(2);
    }

    static Stream<ClosedForm> failures() {
        return Stream.of(
                new ClosedForm.Unevaluated("Integrate", "Integrate(..)"),
                new ClosedForm.Inexact("0.5*t"),
                new ClosedForm.Failed("no answer"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void no_answer_is_never_taken_for_one(ClosedForm failure) {
        for (Derivation derivation :
                List.of(answering(failure).relu(), answering(failure).erf())) {
            assertThat(derivation.holds()).isFalse();
            List<Step> failing = derivation.steps().stream()
                    .filter(step -> !step.recheck().holds())
                    .toList();
            assertThat(failing).isNotEmpty();
            assertThat(failing.get(0).rule().text()).isEqualTo("integration");
            assertThat(failing.get(0).recheck().method()).isEqualTo("no antiderivative: " + failure);
        }
    }

    @Test
    void the_algebra_system_of_the_project_lets_all_derivations_hold() {
        PriceDerivation price = new PriceDerivation(AlgebraSystem.load());
        for (int n = 0; n <= 3; n++) {
            Derivation derivation = price.rectifiedMonomial(n);
            assertThat(derivation.holds()).as("degree %s", n).isTrue();
            assertThat(NormalForm.equal(
                            derivation.result().times(Expression.PI.times(2)), ArcCosineKernel.closedForm(n)))
                    .as("degree %s", n)
                    .isTrue();
        }
        assertThat(price.relu().holds()).isTrue();
        Derivation erf = price.erf();
        assertThat(erf.holds()).isTrue();
        assertThat(NormalForm.equal(
                        erf.result().derivative(DualActivation.C),
                        ClosedForms.of(Activation.ERF).derivative()))
                .isTrue();
    }

    @Test
    void the_results_are_functions_of_the_angle_alone() {
        assertThat(answering(RELU).rectifiedMonomial(1).result().variables()).containsExactly(THETA.name());
    }

    @Test
    void a_project_without_algebra_system_says_so() {
        ClassLoader empty = new ClassLoader(null) {};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(empty);
        try {
            assertThatThrownBy(AlgebraSystem::load)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("""
                            an algebra system must be on the class path but there is none
                            Maybe the jar of ntk-verify-symbolic was repackaged without META-INF/services.""");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.Derivation.Step;
import org.ntkverify.symbolic.expression.Expression;

class DualDerivationTest {

    /** Every activation of the catalogue with a closed form. */
    static Stream<String> catalogue() {
        return Stream.of(
                "relu",
                "leaky-relu(1/5)",
                "ab-relu(-1/2,3/2)",
                "abs",
                "step",
                "sign",
                "identity",
                "rectified-monomial(2)",
                "rectified-monomial(3)",
                "shifted-relu(1/2)",
                "shifted-relu(-1)",
                "hard-tanh",
                "relu6",
                "elu",
                "selu",
                "erf",
                "Phi",
                "sigmoid-like",
                "gelu",
                "sin",
                "cos",
                "sinusoid(2,1/3)",
                "snake",
                "rbf(1/2)",
                "exp(1/2)",
                "gaussian(-1/2)",
                "gaussian(1/16)",
                "gabor",
                "monomial(3)",
                "polynomial(1,-2,0,1/3)",
                "hermite(4)",
                "x*Exp(-x^2)",
                "Erf(x)*x^2",
                "Erf(x)*Exp(-x^2/3)",
                "Erf(x/2+1/4)*Exp(x/3)",
                "Max(x,0)*Exp(-x)",
                "Max(x-1,0)^2+Sin(1)*Step(x)",
                "Phi(x-1/2)*Exp(-x^2/4)",
                "Abs(x^2-1)");
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void every_step_is_confirmed(String name) {
        Derivation derivation = DualDerivation.of(Activation.named(name));
        assertThat(derivation.steps())
                .allSatisfy(step -> assertThat(step.recheck().holds())
                        .as("%s: %s", step.subject(), step.recheck().method())
                        .isTrue());
    }

    private static Stream<Derivation> derivations() {
        PriceDerivation price = new PriceDerivation(AlgebraSystem.load());
        return Stream.concat(
                Stream.of(price.relu(), price.erf(), price.rectifiedMonomial(2)),
                Stream.of("relu", "erf", "gelu", "hard-tanh").map(name -> DualDerivation.of(Activation.named(name))));
    }

    @Test
    void a_corrupted_result_fails_at_its_step() {
        derivations()
                .forEach(derivation -> assertThat(derivation.steps()).allSatisfy(step -> {
                    List<Expression> wrong = List.of(
                            step.after().plus(Expression.ONE),
                            step.after().times(2).plus(Expression.ratio(1, 1_000_000)),
                            step.after()
                                    .times(Expression.ratio(1_000_001, 1_000_000))
                                    .plus(Expression.ratio(1, 7)));
                    assertThat(wrong)
                            .allSatisfy(after -> assertThat(
                                            step.withAfter(after).recheck().holds())
                                    .as("%s of %s", step.subject(), derivation.title())
                                    .isFalse());
                }));
    }

    @Test
    void a_corrupted_rule_fails_at_its_step() {
        derivations().forEach(derivation -> {
            List<Step> steps = derivation.steps();
            for (Step step : steps) {
                for (Step other : steps) {
                    boolean same = step.rule().equals(other.rule())
                            || step.withRule(other.rule()).rule().text().equals("homogeneity")
                            || (step.subject().equals("phi(z)")
                                    && other.subject().equals("phi(z)"));
                    if (!same) {
                        assertThat(step.withRule(other.rule()).recheck().holds())
                                .as("%s by the rule of %s", step.subject(), other.subject())
                                .isFalse();
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "Max(x,0)*Sin(x)", "Erf(x)*Phi(x)", "1/(1+x^2)", "Max(Sin(x),0)"})
    void what_has_no_closed_form_is_refused_by_the_part_that_stands_in_the_way(String name) {
        assertThatThrownBy(() -> DualDerivation.of(Activation.named(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("activation must have a closed form but %s has none: ".formatted(name));
    }
}

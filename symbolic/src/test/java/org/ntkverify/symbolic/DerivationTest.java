package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.symbolic.Derivation.Recheck;
import org.ntkverify.symbolic.Derivation.Rule;
import org.ntkverify.symbolic.Derivation.Step;
import org.ntkverify.symbolic.expression.Expression;

class DerivationTest {

    private record Answering(boolean holds) implements Rule {
        @Override
        public String text() {
            return "rule";
        }

        @Override
        public Recheck check(Expression before, Expression after) {
            return new Recheck("how", holds);
        }
    }

    private static Step step(boolean holds) {
        return new Step(new Answering(holds), "subject", Expression.ONE, Expression.ONE, "why");
    }

    private static Derivation derivation(Step... steps) {
        return new Derivation("title", List.of(steps), Expression.ONE, List.of());
    }

    @Test
    void a_derivation_holds_only_if_every_step_does() {
        assertThat(derivation(step(true), step(true)).holds()).isTrue();
        assertThat(derivation(step(true), step(false), step(true)).holds()).isFalse();
    }

    @Test
    void a_derivation_without_steps_is_refused() {
        assertThatThrownBy(() -> derivation())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps of the derivation of title must not be empty");
    }
}

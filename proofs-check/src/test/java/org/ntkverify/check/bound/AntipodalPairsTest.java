package org.ntkverify.check.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class AntipodalPairsTest {

    private static Inputs atAngles(String first, String second) {
        return Inputs.onCircle(
                List.of(ExpressionParser.parse(first, Set.of()), ExpressionParser.parse(second, Set.of())));
    }

    @Test
    void antipodes_are_paired() {
        assertThat(AntipodalPairs.of(atAngles("1/3", "1/3 + Pi"))).isEqualTo(new AntipodalPairs(1, 0));
        assertThat(AntipodalPairs.of(atAngles("1/3", "1/3"))).isEqualTo(new AntipodalPairs(0, 2));
    }

    @Test
    void antipodes_of_which_no_proof_is_found_are_other_points() {
        Inputs inputs = atAngles("2^(1/3)", "16^(1/3)/2 + Pi");
        assertThatThrownBy(() -> NormalForm.equal(inputs.innerProduct(0, 1), Expression.integer(-1)))
                .as("the normal form does not answer here")
                .isInstanceOf(RuntimeException.class);
        assertThat(AntipodalPairs.of(inputs)).isEqualTo(new AntipodalPairs(0, 2));
    }
}

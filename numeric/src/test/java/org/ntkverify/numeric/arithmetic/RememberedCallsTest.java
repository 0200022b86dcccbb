package org.ntkverify.numeric.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

class RememberedCallsTest {

    private static final DecimalIntervalArithmetic PLAIN = DecimalIntervalArithmetic.ofDigits(50);
    private final RememberedCalls remembered = new RememberedCalls(PLAIN);

    @Test
    void aValueIsTheOneThatIsNotRemembered() {
        Expression x = Expression.variable("x");
        Expression formula = Expression.call(Function.EXP, x.times(3))
                .plus(Expression.call(Function.SIN, x).power(2))
                .plus(Expression.PI.sqrt());
        Map<String, DecimalInterval> point = Map.of("x", DecimalInterval.exact(new BigDecimal("0.3")));

        assertThat(formula.evaluate(remembered, point)).isEqualTo(formula.evaluate(PLAIN, point));
        assertThat(formula.evaluate(remembered, point)).isEqualTo(formula.evaluate(PLAIN, point));
    }

    @Test
    void otherFunctionsAndOtherEndsAreOtherCalls() {
        DecimalInterval narrow = new DecimalInterval(new BigDecimal("0.3"), new BigDecimal("0.3"));
        DecimalInterval wide = new DecimalInterval(new BigDecimal("0.3"), new BigDecimal("0.4"));

        assertThat(remembered.call(Function.EXP, List.of(narrow)))
                .isSameAs(remembered.call(Function.EXP, List.of(narrow)))
                .isNotEqualTo(remembered.call(Function.EXP, List.of(wide)))
                .isNotEqualTo(remembered.call(Function.COSH, List.of(narrow)));
    }

    @Test
    void outsideTheDomainStaysOutside() {
        DecimalInterval two = DecimalInterval.exact(BigDecimal.valueOf(2));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> remembered.call(Function.ARC_SIN, List.of(two)))
                    .isInstanceOf(OutsideDomainException.class);
        }
    }
}

package org.ntkverify.check.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Numbers of the five rational vectors of norms 1, 2, 1/2, 3/2, 1, from mpmath with 25 digits. */
class DataQuantitiesTest {

    private static DataQuantities of(Inputs inputs) {
        return DataQuantities.of(BoundSetting.of(BoundData.shallow(), inputs));
    }

    private static Interval value(String formula) {
        return of(BoundData.rationalScaled())
                .evaluate(ExpressionParser.parse(formula, Set.copyOf(DataQuantities.NAMES)));
    }

    @ParameterizedTest
    @CsvSource({
        "N, 5",
        "d, 3",
        "separation, 1.118033988749894848",
        "delta, 0.534522483824848769",
        "minNorm, 0.5",
        "maxNorm, 2",
        "delta/(100*N^2), 2.1380899352993950775e-4",
        "Sqrt(d)*maxNorm, 3.464101615137754587",
    })
    void quantitiesAndFormulas(String formula, double reference) {
        Interval value = value(formula);
        assertThat(value.contains(reference) || Math.abs(value.midpoint() - reference) <= 2 * Math.ulp(reference))
                .as("%s is in %s", formula, value)
                .isTrue();
        assertThat(value.width()).isLessThan(1e-14);
    }

    /** A bound of the points themselves: parallel inputs of different length are apart. */
    @Test
    void parallelInputsAreSeparated() {
        Inputs inputs = Inputs.of("parallel", new double[][] {{1, 2, 2}, {2, 4, 4}});
        assertThat(of(inputs).value("delta")).isEqualTo(Interval.of(3));
        assertThat(of(inputs).value("separation")).isEqualTo(Interval.of(3));
    }

    @Test
    void unknownNamesAndSinglePointsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(BoundData.rationalUnit()).value("n"))
                .withMessage("quantity must be one of [N, d, L, delta, separation, minNorm, maxNorm] but was n");
        Inputs single = Inputs.of("single", new double[][] {{1, 0}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(single).value("delta"))
                .withMessage("delta must have at least 2 inputs but there is 1");
        assertThat(of(single).value("N")).isEqualTo(Interval.ONE);
    }
}

package org.ntkverify.check.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.check.bound.BoundMutants.Check;
import org.ntkverify.check.bound.BoundMutants.Mutant;
import org.ntkverify.numeric.arithmetic.Interval;

/** The checks of {@link BoundValuesTest} and {@link BoundValidityTest} see every planted wrong formula. */
class BoundMutantsTest {

    static List<Mutant> crossing() {
        return BoundMutants.all().stream()
                .filter(mutant -> mutant.check() == Check.CROSSES)
                .toList();
    }

    static List<Mutant> differing() {
        return BoundMutants.all().stream()
                .filter(mutant -> mutant.check() == Check.DIFFERS)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("crossing")
    void wrongFormulaCrossesTheEigenvalue(Mutant mutant) {
        TheoremBound bound = TheoremBounds.named(mutant.bound());
        double wrong = mutant.wrong().applyAsDouble(mutant.setting());
        Interval certified = mutant.setting().smallestEigenvalue(bound.part());
        switch (bound.direction()) {
            case LOWER -> assertThat(wrong).isGreaterThan(certified.upper());
            case UPPER -> assertThat(wrong).isLessThan(certified.lower());
            case UPPER_OF_KTH ->
                assertThat(SpectrumCheck.kth(bound.evaluate(mutant.setting()), mutant.setting()))
                        .isGreaterThan(wrong);
            case EFFECTIVE_RANK ->
                assertThat(SpectrumCheck.effectiveRank(mutant.setting())).isGreaterThan(wrong);
            case APPROXIMATION -> throw new AssertionError("an approximation is no bound");
        }
    }

    @ParameterizedTest
    @MethodSource("differing")
    void wrongFormulaDiffersFromTheReference(Mutant mutant) throws IOException {
        String data = mutant.setting().inputs().equals(BoundData.rationalUnit()) ? "unit" : "scaled";
        double wrong = mutant.wrong().applyAsDouble(mutant.setting());
        double reference = ReferenceValues.at(data, mutant.bound());
        assertThat(Math.abs(wrong - reference)).isGreaterThan(1e-9 * Math.abs(reference));
    }

    static Stream<Arguments> wholeFormulas() throws IOException {
        Map<String, DoubleUnaryOperator> mistakes = Map.of(
                "factor 4", value -> 4 * value,
                "factor 1/2", value -> value / 2,
                "square", value -> value * value,
                "root", Math::sqrt,
                "reciprocal", value -> 1 / value);
        return ReferenceValues.rows().stream()
                .map(ReferenceValues.Row::bound)
                .distinct()
                .flatMap(bound ->
                        mistakes.entrySet().stream().map(each -> Arguments.of(bound, each.getKey(), each.getValue())));
    }

    /** So that no bound has only references at which its formula could be wrong unseen, such as 0 and 1. */
    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("wholeFormulas")
    void wrongPowerOfTheWholeFormulaDiffersFromAReference(String bound, String name, DoubleUnaryOperator mistake)
            throws IOException {
        assertThat(ReferenceValues.rows())
                .filteredOn(row -> row.bound().equals(bound))
                .extracting(row -> row.value().doubleValue())
                .as("%s of %s", name, bound)
                .anyMatch(value -> differs(mistake.applyAsDouble(value), value));
    }

    /** What is not a number is no bound at all, which {@link BoundValuesTest} sees; 0 differs from 0 by nothing. */
    private static boolean differs(double wrong, double right) {
        return Double.isNaN(wrong) || Math.abs(wrong - right) > 0.1 * Math.abs(right);
    }

    @Test
    void referencesOfZeroAndOneWouldNotBeEnough() {
        assertThat(differs(4 * 0.0, 0)).isFalse();
        assertThat(differs(1 * 1.0, 1)).isFalse();
        assertThat(differs(4 * 0.5, 0.5)).isTrue();
    }

    /** Families are planted in, not only single bounds. */
    @Test
    void mutantsCoverMostBounds() {
        long bounds = BoundMutants.all().stream().map(Mutant::bound).distinct().count();
        assertThat(bounds).isGreaterThanOrEqualTo(18);
    }
}

package org.ntkverify.check.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.arithmetic.Interval;

/** No bound with explicit constants may cross the certified eigenvalue it bounds, on any data set. */
class BoundValidityTest {

    static Stream<BoundSetting> settings() {
        return BoundData.all().stream()
                .flatMap(inputs -> Stream.of(
                        BoundSetting.of(BoundData.shallow(), inputs), BoundSetting.of(BoundData.relu(2, 2), inputs)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void boundsHold(BoundSetting setting) {
        List<BoundResult> results = TheoremBounds.evaluate(setting);
        assertThat(results.stream().filter(result -> result.safeValue().isPresent()))
                .as("bounds that apply to %s", setting.inputs())
                .hasSizeGreaterThanOrEqualTo(6);
        for (BoundResult result : results) {
            TheoremBound bound = result.bound();
            if (result.safeValue().isEmpty() || !bound.part().infiniteWidth()) {
                continue;
            }
            double value = result.safeValue().getAsDouble();
            Interval certified = setting.smallestEigenvalue(bound.part());
            switch (bound.direction()) {
                case LOWER ->
                    assertThat(value).as("%s on %s", bound, setting.inputs()).isLessThanOrEqualTo(certified.upper());
                case UPPER ->
                    assertThat(value).as("%s on %s", bound, setting.inputs()).isGreaterThanOrEqualTo(certified.lower());
                case UPPER_OF_KTH, EFFECTIVE_RANK -> SpectrumCheck.require(result, setting);
                case APPROXIMATION -> throw new AssertionError("an approximation is no bound");
            }
            result.ofTangentKernel().ifPresent(bounding -> {
                Interval tangent = setting.smallestEigenvalue(KernelPart.TANGENT);
                if (bound.direction() == BoundDirection.LOWER) {
                    assertThat(bounding).isLessThanOrEqualTo(tangent.upper());
                } else {
                    assertThat(bounding).isGreaterThanOrEqualTo(tangent.lower());
                }
            });
        }
    }
}

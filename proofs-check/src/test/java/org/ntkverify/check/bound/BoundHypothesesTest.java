package org.ntkverify.check.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Assumption.Status;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Where a hypothesis fails, the theorem says nothing, and says why. */
class BoundHypothesesTest {

    private static String reason(String bound, BoundSetting setting) {
        BoundValue value = TheoremBounds.named(bound).evaluate(setting).value();
        assertThat(value.kind()).isEqualTo(BoundValue.Kind.NOT_APPLICABLE);
        return ((BoundValue.NotApplicable) value).reason();
    }

    private static BoundSetting shallow(Inputs inputs) {
        return BoundSetting.of(BoundData.shallow(), inputs);
    }

    @Test
    void antipodalInputsAreNotSeparated() {
        assertThat(reason("oymak-gates", shallow(BoundData.crossPolytope(3))))
                .isEqualTo("because it needs that no two inputs are parallel (delta > 0), but delta is in [0.0, 0.0]");
    }

    @Test
    void duplicatesAreNotSeparated() {
        Inputs inputs = Inputs.of("duplicates", new double[][] {{1, 2, 3}, {1, 2, 3}, {0, 1, 0}});
        assertThat(reason("oymak-gates", shallow(inputs))).endsWith("but delta is in [0.0, 0.0]");
    }

    @Test
    void parallelInputsOfOtherLengthAreNotSeparated() {
        Inputs inputs = Inputs.of("parallel", new double[][] {{1, 2, 3}, {2, 4, 6}, {0, 1, 0}});
        assertThat(reason("karhadkar-shallow", shallow(inputs))).contains("parallel");
    }

    @Test
    void biasIsOutside() {
        Architecture biased = Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ONE);
        assertThat(reason("hermite-gershgorin-inner", BoundSetting.of(biased, BoundData.rationalUnit())))
                .startsWith("because it needs that the network is a chain of dense ReLU layers without bias");
    }

    @Test
    void zeroInputHasNoDirection() {
        Inputs inputs = Inputs.of("with zero", new double[][] {{0, 0, 0}, {1, 0, 0}});
        assertThat(reason("gegenbauer-outer", shallow(inputs)))
                .isEqualTo("because it needs that inputs have norm 1, but the smallest squared norm is in [0.0, 0.0]");
        assertThat(reason("oymak-gates", shallow(inputs))).contains("norm 1");
    }

    @Test
    void theoremOfSmoothActivationsRefusesKinks() {
        FiniteWidth finite = new FiniteWidth(List.of(64, 64), 0.05);
        BoundSetting relu = BoundSetting.of(BoundData.relu(2, 2), Inputs.sphere(20, 16, 1), finite);
        assertThat(reason("bombari-scaling", relu)).endsWith("the activation is Max(z, 0)");
        Architecture hidden = Architecture.ntk(Activation.named("Tanh(Sqrt(x^2))"), 2, Expression.ONE, Expression.ZERO);
        assertThat(reason("bombari-scaling", BoundSetting.of(hidden, Inputs.sphere(20, 16, 1), finite)))
                .contains("the activation is proved to be smooth");
        Architecture erf = Architecture.ntk(Activation.ERF, 2, Expression.ONE, Expression.ZERO);
        BoundResult result =
                TheoremBounds.named("bombari-scaling").evaluate(BoundSetting.of(erf, Inputs.sphere(20, 16, 1), finite));
        assertThat(((BoundValue.RatioOnly) result.value()).formula().contains(64 * 64))
                .isTrue();
        assertThat(result.safeValue()).isEmpty();
    }

    @Test
    void narrowNetworksHaveNoChernoffBound() {
        FiniteWidth narrow = new FiniteWidth(List.of(10), 0.05);
        BoundSetting setting = BoundSetting.of(BoundData.shallow(), BoundData.rationalUnit(), narrow);
        assertThat(reason("du-chernoff", setting))
                .startsWith("because width 10 is too small: log(N/failure) |X|^2/(m lambda_0) must be below 1 but is ");
    }

    @Test
    void roundedNormsCountAsOne() {
        Hypothesis rounded = Conditions.unitNorm(shallow(Inputs.sphere(20, 6, 7)));
        assertThat(rounded.status()).isEqualTo(Status.HOLDS);
        Hypothesis other = Conditions.unitNorm(shallow(BoundData.rationalScaled()));
        assertThat(other.status()).isEqualTo(Status.WAIVED);
        assertThat(other.measured()).isEqualTo("squared norms are in [0.25, 4.0]; used for the directions x/|x|");
    }

    /** Without clamping, {@code 1 + d log(1/delta)/log d} is negative for delta beyond {@code d^(1/d)}: erratum 1. */
    @Test
    void separationIsClamped() {
        BoundSetting setting = shallow(BoundData.orthonormal(30));
        BoundValue value =
                TheoremBounds.named("karhadkar-shallow").evaluate(setting).value();
        assertThat(((BoundValue.RatioOnly) value).formula().contains(1)).isTrue();
        assertThat(((BoundValue.RatioOnly) value).note()).endsWith(", clamped to 1");
        double delta = Math.sqrt(2);
        assertThat(1 + 30 * Math.log(1 / delta) / Math.log(30)).isNegative();
    }

    @Test
    void ratiosAreNoBounds() {
        BoundSetting setting = shallow(BoundData.rationalUnit());
        for (BoundResult result : TheoremBounds.evaluate(setting)) {
            if (!result.bound().explicitConstants() || result.bound().direction() == BoundDirection.APPROXIMATION) {
                assertThat(result.safeValue()).as(result.bound().name()).isEmpty();
            }
        }
    }

    /** d = 400, N = 50, 200, 400: predictions .1953, .1123, .0908 for N and .3545, .2714, .2500 for H, from the formula. */
    @Test
    void highDimensionalApproximation() {
        BoundSetting setting = shallow(Inputs.sphere(50, 400, 1));
        BoundResult result = TheoremBounds.named("high-dimension-outer").evaluate(setting);
        BoundValue.Approximate value = (BoundValue.Approximate) result.value();
        assertThat(value.value()).isBetween(0.1952, 0.1954);
        double certified = setting.smallestEigenvalue(KernelPart.OUTER_LAYER).midpoint();
        assertThat(value.value() / certified).isBetween(0.85, 1.0);
        // Forgetting mu_0^2 = 1/(2 pi) predicts .354.
        assertThat((value.value() + 1 / (2 * Math.PI)) / certified).isGreaterThan(1.5);
    }

    @Test
    void schurOnTheGramMatrix() {
        BoundSetting setting = shallow(BoundData.orthonormal(5));
        assertThat(TheoremBounds.named("schur-gram")
                        .evaluate(setting)
                        .safeValue()
                        .orElseThrow())
                .isBetween(0.5 - 1e-13, 0.5);
        BoundSetting crowded = shallow(Inputs.sphere(20, 6, 7));
        assertThat(TheoremBounds.named("schur-gram").evaluate(crowded).safeValue())
                .hasValue(0);
    }

    @Test
    void namesAreUnique() {
        assertThat(TheoremBounds.all().stream().map(TheoremBound::name)).doesNotHaveDuplicates();
        assertThat(TheoremBounds.all()).allSatisfy(bound -> {
            assertThat(bound.name()).matches("[a-z0-9-]+");
            assertThat(bound.formula()).isNotBlank();
        });
    }

    @Test
    void manyPointsAreReadAsDoubles() {
        Inputs inputs = Inputs.sphere(200, 5, 3);
        Products rounded = Products.of(inputs);
        Products exact = Products.of(inputs.first(100));
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(rounded.at(i, j).lower())
                        .isLessThanOrEqualTo(exact.at(i, j).lower());
                assertThat(rounded.at(i, j).upper())
                        .isGreaterThanOrEqualTo(exact.at(i, j).upper());
                assertThat(rounded.at(i, j).width()).isLessThan(1e-14);
            }
        }
    }
}

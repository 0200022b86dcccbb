package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;

class KernelRecursionTest {

    private static final Expression SQRT_TWO = Expression.integer(2).sqrt();
    private static final Expression TENTH = Expression.ratio(1, 10);

    /** Inputs of squared norms 1.7 and 2.9, inner product 0.8, dimension 3, widths 50 and 70. */
    private static final Map<String, Double> GENERIC = Map.of(
            "xx", 1.7, "yy", 2.9, "xy", 0.8, "qq", 1.7 + 2.9 - 1.6, "d", 3.0, "n1", 50.0, "n2", 70.0, "n3", 90.0);

    static Stream<Architecture> architectures() {
        return Stream.of(
                Architecture.ntk(Activation.RELU, 3, SQRT_TWO, TENTH),
                Architecture.ntk(Activation.ERF, 3, SQRT_TWO, TENTH),
                Architecture.ntk(Activation.IDENTITY, 2, SQRT_TWO, TENTH),
                Architecture.ntk(Activation.STEP, 2, SQRT_TWO, Expression.ONE),
                Architecture.ntk(Activation.rectifiedMonomial(2), 2, Expression.ONE, TENTH),
                Architecture.jacot(Activation.RELU, 3, TENTH),
                Architecture.standard(Activation.RELU, 3, SQRT_TWO, TENTH),
                Architecture.standard(Activation.ERF, 2, SQRT_TWO, Expression.ZERO),
                Architecture.standard(Activation.RELU, 2, SQRT_TWO, TENTH).withInput(InputScaling.RAW),
                Architecture.he(Activation.RELU, 3));
    }

    private static double value(KernelProgram program, String name, Map<String, Double> inputs) {
        return Doubles.run(program, inputs).getOrDefault(name, Double.NaN);
    }

    /** [JGH18] with beta = 0.1 on the unit circle, d = 2, against 30-digit values of the plain recursion. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0.265, 0.52",
        "1, 1, 0.1737934393011379, 0.2697608504932977",
        "1, 1.5707963267948966, 0.09368462490263514, 0.09621583375423793",
        "1, 3.141592653589793, 0.01059547002610035, -0.01131696785172695",
        "2, 1, 0.1050721795400607, 0.2032218042360579",
        "3, 0, 0.08125, 0.2825",
        "3, 0.5, 0.07561328889552819, 0.2108960045906171",
        "3, 2, 0.05127704267495556, 0.07334673041708793",
        "3, 3.141592653589793, 0.04809658979546157, 0.06435377014546498",
    })
    void golden_values(int hiddenLayers, double gamma, double sigma, double theta) {
        KernelRecursion recursion = KernelRecursion.of(Architecture.jacot(Activation.RELU, hiddenLayers, TENTH));
        Map<String, Double> inputs =
                Map.of("xx", 1.0, "yy", 1.0, "xy", Math.cos(gamma), "qq", 2 - 2 * Math.cos(gamma), "d", 2.0);
        for (KernelProgram program : new KernelProgram[] {recursion.program(), recursion.stableProgram()}) {
            assertThat(value(program, recursion.nngp(), inputs)).isCloseTo(sigma, within(1e-12));
            assertThat(value(program, recursion.ntk(), inputs)).isCloseTo(theta, within(1e-12));
        }
    }

    /** The false twins of the golden table: a gain, a forgotten bias. */
    @Test
    void golden_values_tell_wrong_networks_apart() {
        Map<String, Double> inputs = Map.of("xx", 1.0, "yy", 1.0, "xy", Math.cos(1), "qq", 1.0, "d", 2.0);
        for (Architecture wrong : new Architecture[] {
            Architecture.ntk(Activation.RELU, 1, SQRT_TWO, TENTH),
            Architecture.jacot(Activation.RELU, 1, Expression.ZERO)
        }) {
            KernelRecursion recursion = KernelRecursion.of(wrong);
            assertThat(value(recursion.program(), recursion.ntk(), inputs))
                    .isNotCloseTo(0.2697608504932977, within(1e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void the_stable_program_is_the_plain_one_at_generic_points(Architecture architecture) {
        KernelRecursion recursion = KernelRecursion.of(architecture);
        for (String name : new String[] {recursion.nngp(), recursion.ntk()}) {
            double plain = value(recursion.program(), name, GENERIC);
            // Three layers of a few roundings each; generic points lose nothing by cancellation.
            assertThat(value(recursion.stableProgram(), name, GENERIC))
                    .as("%s of %s", name, architecture.text())
                    .isCloseTo(plain, within(1e-13 * Math.abs(plain)));
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void the_carried_distance_is_the_difference_in_every_layer(Architecture architecture) {
        Map<String, Double> all = Doubles.run(KernelRecursion.of(architecture).stableProgram(), GENERIC);
        for (int l = 1; l <= architecture.layers().size(); l++) {
            double difference = all.getOrDefault("a" + l, Double.NaN)
                    + all.getOrDefault("b" + l, Double.NaN)
                    - 2 * all.getOrDefault("c" + l, Double.NaN);
            assertThat(all.get("q" + l)).as("layer %s", l).isCloseTo(difference, within(1e-12));
        }
    }

    /** Inputs scaled so that {@code Sigma^1(x,x) = 1}: the program on the sphere is the general one there. */
    @ParameterizedTest
    @MethodSource("architectures")
    void the_sphere_is_the_general_program_with_normalised_inputs(Architecture architecture) {
        KernelRecursion recursion = KernelRecursion.of(architecture);
        Layer first = architecture.layers().get(0);
        double weight = Doubles.evaluate(first.weightVariance(), Map.of());
        double bias = Doubles.evaluate(first.biasVariance(), Map.of());
        double divisor = architecture.input() == InputScaling.SCALED ? 3 : 1;
        double rho = 0.35;
        Map<String, Double> inputs = new HashMap<>(GENERIC);
        inputs.put("xx", (1 - bias) * divisor / weight);
        inputs.put("yy", (1 - bias) * divisor / weight);
        inputs.put("xy", (rho - bias) * divisor / weight);
        inputs.put("rho", rho);
        for (String name : new String[] {recursion.nngp(), recursion.ntk()}) {
            double general = value(recursion.program(), name, inputs);
            assertThat(value(recursion.onSphere(), name, inputs))
                    .as("%s of %s", name, architecture.text())
                    .isCloseTo(general, within(1e-13 * Math.abs(general)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void jacot_is_ntk_with_gain_one(int hiddenLayers) {
        KernelProgram jacot = KernelRecursion.of(Architecture.jacot(Activation.RELU, hiddenLayers, TENTH))
                .program();
        KernelProgram ntk = KernelRecursion.of(Architecture.ntk(Activation.RELU, hiddenLayers, Expression.ONE, TENTH))
                .program();
        assertThat(jacot).isEqualTo(ntk);
    }

    /**
     * {@code f = W2 max(W1 x + b1, 0) + b2} with raw weights trained: {@code Theta = n K + 1 + w^2 Kdot (xy + 1)}; with the
     * factors trained: {@code Theta = w^2 K + b^2 + w^2 Kdot Sigma^1}.
     */
    @Test
    void two_dense_layers_by_hand() {
        double w2 = 2;
        double b2 = 0.01;
        double a = w2 * 1.7 / 3 + b2;
        double b = w2 * 2.9 / 3 + b2;
        double c = w2 * 0.8 / 3 + b2;
        double angle = Math.acos(c / Math.sqrt(a * b));
        double dot = (Math.PI - angle) / (2 * Math.PI);
        double kernel = Math.sqrt(a * b) * Math.sin(angle) / (2 * Math.PI) + c * dot;
        assertNtk(Architecture.ntk(Activation.RELU, 1, SQRT_TWO, TENTH), w2 * kernel + b2 + w2 * dot * c);
        assertNtk(Architecture.standard(Activation.RELU, 1, SQRT_TWO, TENTH), 50 * kernel + 1 + w2 * dot * (0.8 + 1));
    }

    /** {@code f = W2 max(W1 x, 0)}, {@code Var W1 = 2/d}, {@code Var W2 = 1/n}: {@code Theta = n K + Kdot xy}. */
    @Test
    void he_by_hand() {
        double a = 2 * 1.7 / 3;
        double b = 2 * 2.9 / 3;
        double c = 2 * 0.8 / 3;
        double angle = Math.acos(c / Math.sqrt(a * b));
        double dot = (Math.PI - angle) / (2 * Math.PI);
        double kernel = Math.sqrt(a * b) * Math.sin(angle) / (2 * Math.PI) + c * dot;
        assertNtk(Architecture.he(Activation.RELU, 1), 50 * kernel + dot * 0.8);
    }

    /** A linear network of L hidden layers of gain w: {@code Theta = (L + 1) w^(2L+2) xy / d}. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_linear_network_by_hand(int hiddenLayers) {
        assertNtk(
                Architecture.ntk(Activation.IDENTITY, hiddenLayers, SQRT_TWO, Expression.ZERO),
                (hiddenLayers + 1) * Math.pow(2, hiddenLayers + 1) * 0.8 / 3);
    }

    private static void assertNtk(Architecture architecture, double expected) {
        KernelRecursion recursion = KernelRecursion.of(architecture);
        // The hand formula goes through arccos: a few units of 1e-16, times at most 50.
        assertThat(value(recursion.program(), recursion.ntk(), GENERIC))
                .isCloseTo(expected, within(1e-14 * Math.abs(expected)));
    }
}

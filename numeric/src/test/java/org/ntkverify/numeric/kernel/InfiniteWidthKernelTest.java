package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel.DecimalPair;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel.KernelEnclosures;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel.KernelMatrices;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel.KernelPair;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class InfiniteWidthKernelTest {

    private static final Expression BETA = Expression.ratio(1, 10);

    /** The true value lies within half a unit of the last printed digit. */
    private static boolean rounds(DecimalInterval enclosure, String printed) {
        BigDecimal value = new BigDecimal(printed);
        BigDecimal half = value.ulp().multiply(new BigDecimal("0.5"));
        return new DecimalInterval(value.subtract(half), value.add(half)).contains(enclosure);
    }

    /** The golden table of the network of [JGH18]: ReLU, beta = 0.1, d = 2, unit circle; the depth counts weight layers. */
    @ParameterizedTest
    @CsvSource({
        "2, 1, 0.1737934393011379, 0.2697608504932977",
        "2, Pi/2, 0.09368462490263514, 0.09621583375423793",
        "2, Pi, 0.01059547002610035, -0.01131696785172695",
        "3, 1, 0.1050721795400607, 0.2032218042360579",
        "3, Pi/2, 0.07826136571409883, 0.1078485865409701",
        "3, Pi, 0.05485864393451526, 0.05195736750444599",
        "4, 1/2, 0.07561328889552819, 0.2108960045906171",
        "4, 1, 0.06545383707543622, 0.1430766894591137",
    })
    void sixteen_digits_of_the_golden_table_are_certified(int depth, String angle, String nngp, String ntk) {
        InfiniteWidthKernel kernel = InfiniteWidthKernel.of(Architecture.jacot(Activation.RELU, depth - 1, BETA));
        Inputs data = Inputs.onCircle(List.of(Expression.ZERO, ExpressionParser.parse(angle, Set.of())));
        DecimalPair pair = kernel.enclosure(data, 0, 1, 40);
        assertThat(rounds(pair.nngp(), nngp)).as("%s", pair.nngp()).isTrue();
        assertThat(rounds(pair.ntk(), ntk)).as("%s", pair.ntk()).isTrue();
        // Twin: the same digits with the last one off by one are refused.
        BigDecimal wrong = new BigDecimal(ntk).add(new BigDecimal(ntk).ulp());
        assertThat(rounds(pair.ntk(), wrong.toString())).isFalse();
    }

    @Test
    void the_diagonal_is_exact_to_the_digits_of_the_table() {
        InfiniteWidthKernel kernel = InfiniteWidthKernel.of(Architecture.jacot(Activation.RELU, 3, BETA));
        DecimalPair pair = kernel.enclosure(Inputs.circle(2), 0, 0, 30);
        assertThat(pair.nngp().contains(new BigDecimal("0.08125"))).isTrue();
        assertThat(pair.ntk().contains(new BigDecimal("0.2825"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"relu, 0.1", "relu, 0", "erf, 0.1", "erf, 0"})
    void intervals_contain_decimals_and_doubles_lie_beside_them(String activation, String beta) {
        Architecture network =
                Architecture.jacot(Activation.named(activation), 2, ExpressionParser.parse(beta, Set.of()));
        InfiniteWidthKernel kernel = InfiniteWidthKernel.of(network);
        Inputs data = Inputs.of("points", new double[][] {{0.1, 0.7}, {0.3, 2.1}, {-0.4, 0.9}, {1.5, -0.2}})
                .withAntipodes();
        KernelEnclosures enclosures = kernel.enclosure(data);
        KernelMatrices doubles = kernel.matrix(data);
        for (int i = 0; i < data.count(); i++) {
            for (int j = 0; j <= i; j++) {
                DecimalPair exact = kernel.enclosure(data, i, j, 40);
                requireAround(enclosures.nngp(), i, j, exact.nngp(), doubles.nngp()[i][j]);
                requireAround(enclosures.ntk(), i, j, exact.ntk(), doubles.ntk()[i][j]);
            }
        }
    }

    private static void requireAround(IntervalMatrix matrix, int i, int j, DecimalInterval exact, double rounded) {
        DecimalInterval entry = new DecimalInterval(
                new BigDecimal(matrix.entry(i, j).lower()),
                new BigDecimal(matrix.entry(i, j).upper()));
        assertThat(entry.contains(exact))
                .as("entry %s,%s %s %s", i, j, entry, exact)
                .isTrue();
        double scale = Math.sqrt(matrix.midpoint(i, i) * matrix.midpoint(j, j));
        // Measured over more points: radii up to 250 ulp of the scale (collinear points in biased layers), doubles
        // within 7.
        assertThat(matrix.radius(i, j)).isLessThan(1000 * Math.ulp(scale));
        assertThat(Math.abs(rounded - exact.lower().doubleValue())).isLessThan(8 * Math.ulp(scale));
    }

    @Test
    void zero_inputs_give_zero_kernels_without_bias_and_finite_ones_with_it() {
        for (Activation activation : List.of(Activation.RELU, Activation.ERF, Activation.rectifiedMonomial(2))) {
            InfiniteWidthKernel plain = InfiniteWidthKernel.of(Architecture.jacot(activation, 2, Expression.ZERO));
            assertThat(plain.at(0, 3, 0, 3, 2)).isEqualTo(new KernelPair(0, 0));
            assertThat(plain.at(0, 0, 0, 0, 2)).isEqualTo(new KernelPair(0, 0));
            InfiniteWidthKernel biased = InfiniteWidthKernel.of(Architecture.jacot(activation, 2, BETA));
            assertThat(biased.at(0, 0, 0, 0, 2).ntk()).isFinite().isPositive();
        }
        Inputs zero = Inputs.of("zero", new double[][] {{0, 0}, {1, 2}});
        InfiniteWidthKernel relu = InfiniteWidthKernel.of(Architecture.jacot(Activation.RELU, 2, Expression.ZERO));
        assertThat(relu.enclosure(zero).ntk().entry(0, 1).upper()).isZero();
    }

    @Test
    void raw_weights_need_widths_and_grow_with_them() {
        Architecture standard = Architecture.standard(Activation.RELU, 1, Expression.ONE, Expression.ZERO);
        assertThatThrownBy(() -> InfiniteWidthKernel.of(standard))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("widths must be 1 numbers for")
                .hasMessageEndingWith("Maybe give n_1 .. n_L: the kernels of this network depend on them.");
        // One hidden layer, unit variance: n E[relu^2] + E[relu'^2] <x, x> = n/2 <x,x>/d + <x,x>/2.
        KernelPair pair = InfiniteWidthKernel.of(standard, List.of(10)).at(2, 2, 2, 0, 2);
        assertThat(pair.ntk()).isEqualTo(10 / 2.0 + 2 / 2.0);
    }

    @Test
    void a_network_too_deep_to_compile_is_interpreted() {
        InfiniteWidthKernel deep = InfiniteWidthKernel.of(Architecture.jacot(Activation.RELU, 400, BETA));
        // Sigma(x, x) halves and gains beta^2 in each layer: its fixed point is 2 beta^2.
        assertThat(deep.at(2, 2, 2, 0, 2).nngp()).isCloseTo(0.02, offset(1e-15));
    }

    /** Written out with loops: {@code Sigma' = Sigma + alpha^2 w^2 K}, {@code Theta' = Theta + alpha^2 (w^2 K + w^2 Kdot Theta)}. */
    @ParameterizedTest
    @CsvSource({"relu, 0", "relu, 1/10", "rectified-monomial(2), 0"})
    void a_residual_network_is_its_recursion_by_hand(String activation, String bias) {
        Expression alpha = Expression.ratio(1, 2);
        Architecture network = Architecture.ntk(
                        Activation.named(activation),
                        3,
                        Expression.integer(2).sqrt(),
                        ExpressionParser.parse(bias, Set.of()))
                .withResidualBlocks(List.of(alpha, alpha));
        double beta = bias.equals("0") ? 0 : 0.01;
        double[] sigma = {2 * 1.7 / 3 + beta, 2 * 2.9 / 3 + beta, 2 * 0.8 / 3 + beta};
        double theta = sigma[2];
        for (int l = 1; l <= 3; l++) {
            double branch = l < 3 ? 0.25 : 1;
            double skip = l < 3 ? 1 : 0;
            double[] kernels = byHand(activation, sigma);
            double own = 2 * kernels[2] + beta + 2 * kernels[3] * theta;
            theta = skip * theta + branch * own;
            for (int i = 0; i < 3; i++) {
                sigma[i] = skip * sigma[i] + branch * (2 * kernels[i] + beta);
            }
        }
        KernelPair pair = InfiniteWidthKernel.of(network).at(1.7, 2.9, 0.8, 3.0, 3);
        // The hand formula goes through arccos: a few units of 1e-16 in each of three layers.
        assertThat(pair.nngp()).isCloseTo(sigma[2], offset(1e-13 * sigma[2]));
        assertThat(pair.ntk()).isCloseTo(theta, offset(1e-13 * theta));
    }

    /** K at the three covariances and Kdot at the last. */
    private static double[] byHand(String activation, double[] sigma) {
        double angle = Math.acos(sigma[2] / Math.sqrt(sigma[0] * sigma[1]));
        double scale = Math.sqrt(sigma[0] * sigma[1]);
        double sine = Math.sin(angle);
        double cosine = Math.cos(angle);
        double opposite = Math.PI - angle;
        double first = (sine + opposite * cosine) / (2 * Math.PI);
        if (activation.equals("relu")) {
            return new double[] {sigma[0] / 2, sigma[1] / 2, scale * first, opposite / (2 * Math.PI)};
        }
        double second = (3 * sine * cosine + opposite * (1 + 2 * cosine * cosine)) / (2 * Math.PI);
        return new double[] {
            1.5 * sigma[0] * sigma[0], 1.5 * sigma[1] * sigma[1], scale * scale * second, 4 * scale * first
        };
    }

    @Test
    void maximal_update_divides_both_kernels_by_the_last_width() {
        Architecture ntk =
                Architecture.ntk(Activation.RELU, 2, Expression.integer(2).sqrt(), Expression.ZERO);
        KernelPair plain = InfiniteWidthKernel.of(ntk).at(1.7, 2.9, 0.8, 3.0, 3);
        KernelPair divided = InfiniteWidthKernel.of(ntk.withParameterization(Parameterization.MUP), List.of(7, 64))
                .at(1.7, 2.9, 0.8, 3.0, 3);
        assertThat(divided).isEqualTo(new KernelPair(plain.nngp() / 64, plain.ntk() / 64));
    }

    /** The vector code knows chains of dense layers only; a network it took for one would get the kernels of another. */
    @Test
    void packed_kernels_of_residual_and_divided_networks_are_the_same() {
        Architecture ntk =
                Architecture.ntk(Activation.RELU, 2, Expression.integer(2).sqrt(), BETA);
        double[] points = {1, 0.5, -0.25, 2};
        for (Architecture network : List.of(
                ntk.withResidualBlocks(List.of(Expression.ratio(1, 2))),
                ntk.withParameterization(Parameterization.MUP))) {
            List<Integer> widths = network.parameterization().dependsOnWidths() ? List.of(8, 16) : List.of();
            double[] packed = new double[3];
            PackedKernel.of(network, widths).fill(KernelKind.NTK, points, 2, 1, packed);
            double expected = InfiniteWidthKernel.of(network, widths)
                    .at(1.25, 4.0625, 0.75, 1.25 + 4.0625 - 1.5, 2)
                    .ntk();
            // Two roads to the same inner products, exact here, through two layers.
            assertThat(packed[1]).isCloseTo(expected, offset(1e-14 * expected));
        }
    }
}

package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.numeric.network.NetworkDescription;

/** Kernel matrices with their error bounds: closed forms against decimals, expansions against references of another program. */
class KernelTaskTest {

    /** Duplicates, an antipode, a zero point and neighbours among ordinary points. */
    private static final Inputs HARD = Inputs.of(
            "hard", new double[][] {{1, 2}, {1, 2}, {-1, -2}, {0, 0}, {0.3, -0.1}, {1, 2.0000001}, {5, 0}, {2, 4}});

    /** {@code R^2}, dyadic, as in the references below. */
    private static final Inputs DYADIC = Inputs.of("dyadic", new double[][] {{1, 0.5}, {-0.25, 2}, {0.75, -0.5}});

    private static KernelTask task(String network, KernelKind kind, Optional<BoundKind> bound) {
        NetworkDescription description = NetworkDescription.parse(network);
        return new KernelTask(description.architecture(), description.widths(), kind, bound);
    }

    private static KernelTask task(String network, KernelKind kind) {
        return task(network, kind, Optional.empty());
    }

    private static Inputs data(String text) {
        return InputsText.read(text, Path.of("."));
    }

    /** How many entries lie further from the truth than their bound says. */
    private static int violations(BoundedKernel kernel, KernelTask task, Inputs data) {
        InfiniteWidthKernel exact = InfiniteWidthKernel.of(task.architecture(), task.widths());
        int violations = 0;
        for (int i = 0; i < kernel.rows(); i++) {
            for (int j = 0; j < kernel.columns(); j++) {
                InfiniteWidthKernel.DecimalPair pair = exact.enclosure(data, i, j, 50);
                DecimalInterval truth = task.kind() == KernelKind.NTK ? pair.ntk() : pair.nngp();
                BigDecimal value = new BigDecimal(kernel.value(i, j));
                // The enclosure of an exact 0 is some 1e-50 wide.
                BigDecimal error = truth.lower().subtract(value).max(value.subtract(truth.upper()));
                violations += error.compareTo(new BigDecimal(kernel.errorBound(i, j))) > 0 ? 1 : 0;
            }
        }
        return violations;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relu*2 wstd=sqrt(2) bstd=1/3",
                "relu*3",
                "erf*2 bstd=0.1",
                "gelu*1 bstd=0.1",
                "relu*2 param=he widths=[3,5]",
                "erf*2 param=mup widths=4",
                "relu*3 kind=residual branch-scale=1/2 input=raw"
            })
    void rigorous_bounds_hold_at_easy_and_at_hard_points(String network) {
        for (KernelKind kind : KernelKind.values()) {
            for (Inputs inputs : List.of(HARD, data("circle:6"), data("sphere:5x3"))) {
                KernelTask task = task(network, kind);
                BoundedKernel kernel = task.of(inputs, 2);
                assertThat(kernel.boundKind()).isEqualTo(BoundKind.RIGOROUS);
                assertThat(violations(kernel, task, inputs)).isZero();
                // Entries up to 50; what a few dozen roundings of doubles leave.
                assertThat(kernel.largestErrorBound()).isLessThan(1e-11);
            }
        }
    }

    @Test
    void bounds_that_are_too_small_are_noticed() {
        KernelTask task = task("relu*2 bstd=1/3", KernelKind.NTK);
        Inputs inputs = data("sphere:12x3");
        BoundedKernel right = task.of(inputs, 1);
        double[] values = new double[78];
        KernelShape shape = KernelShape.triangle(12);
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j <= i; j++) {
                values[shape.index(i, j)] = right.value(i, j);
            }
        }
        BoundedKernel defect =
                new BoundedKernel(shape, BoundKind.RIGOROUS, values, (i, j) -> right.errorBound(i, j) / 1000);
        assertThat(violations(right, task, inputs)).isZero();
        assertThat(violations(defect, task, inputs)).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu*2 bstd=1/3", "erf*2", "gelu*1 bstd=0.1", "relu*2 kind=residual"})
    void estimated_bounds_of_fast_code_hold(String network) {
        for (KernelKind kind : KernelKind.values()) {
            KernelTask task = task(network, kind, Optional.of(BoundKind.ESTIMATED));
            Inputs inputs = data("gaussian:12x4");
            BoundedKernel kernel = task.of(inputs, 2);
            assertThat(kernel.boundKind()).isEqualTo(BoundKind.ESTIMATED);
            assertThat(violations(kernel, task, inputs)).isZero();
            assertThat(kernel.largestErrorBound()).isLessThan(1e-12);
        }
    }

    @Test
    void many_entries_switch_to_fast_code() {
        BoundedKernel kernel = task("relu*2", KernelKind.NTK).of(data("sphere:400x3"), 2);
        assertThat(kernel.boundKind()).isEqualTo(BoundKind.ESTIMATED);
        assertThat(kernel.value(7, 300)).isEqualTo(kernel.value(300, 7));
    }

    /** References: two-dimensional trapezoidal sums in 80-bit arithmetic, one of them confirmed by mpmath to 1e-17. */
    @ParameterizedTest
    @CsvSource({
        "tanh*2 wstd=3/2 bstd=1/2, 0, 0, 1.2586333487899390490, 3.8200956447019686706",
        "tanh*2 wstd=3/2 bstd=1/2, 1, 0, 0.6846498858932057506, 1.4280647476513120635",
        "tanh*2 wstd=3/2 bstd=1/2, 2, 1, 0.0966957992499000795, -0.3880192806444108562",
        "tanh*2 wstd=3/2 bstd=1/2, 2, 0, 0.8419807456114801114, 1.9344382329643066574",
        "softplus*2 bstd=1/2, 0, 0, 1.2233710336790064787, 1.6294438611723981281",
        "softplus*2 bstd=1/2, 1, 0, 1.2829637422613078014, 1.6714169949682644537",
        "softplus*2 bstd=1/2, 2, 1, 1.1966285565059366321, 1.4236766559004502461",
        "silu*1 wstd=2, 0, 0, 4.1328474023430871783, 8.5418647937686046807",
        "silu*1 wstd=2, 1, 0, 3.3466886613732475374, 5.2025337770430056389",
        "silu*1 wstd=2, 2, 1, -0.6512431129611667506, -1.9409536224239542798",
        "sigmoid*3 wstd=2 bstd=1/2, 1, 0, 1.4714435433256822646, 1.7420340677574432940",
        "sigmoid*3 wstd=2 bstd=1/2, 2, 1, 1.4639910293246601434, 1.7092575412206498621",
        "mish*2 kind=residual branch-scale=1/2, 0, 0, 0.3043803317689437723, 0.6590413325160914184",
        "mish*2 kind=residual branch-scale=1/2, 2, 1, -0.1151631449981467154, -0.2663588008256836906",
        "mish*2 kind=residual branch-scale=1/2, 2, 0, 0.1219641619132391732, 0.2395054316664435459"
    })
    void expansions_agree_with_direct_integration(String network, int i, int j, BigDecimal nngp, BigDecimal ntk) {
        for (KernelKind kind : KernelKind.values()) {
            BoundedKernel kernel = task(network, kind).of(DYADIC, 1);
            BigDecimal truth = kind == KernelKind.NTK ? ntk : nngp;
            double error =
                    new BigDecimal(kernel.value(i, j)).subtract(truth).abs().doubleValue();
            assertThat(kernel.boundKind()).isEqualTo(BoundKind.ESTIMATED);
            assertThat(error).isLessThanOrEqualTo(kernel.errorBound(i, j));
            assertThat(kernel.errorBound(i, j)).isLessThan(5e-12);
        }
    }

    /** Closed forms, through other code altogether, know what the expansions of the same activation should be. */
    @ParameterizedTest
    @ValueSource(strings = {"erf*2 bstd=0.1", "gelu*2 wstd=3/2", "sin*2", "erf*2 param=mup widths=4"})
    void expansions_of_activations_with_closed_form_agree_with_it(String network) {
        for (KernelKind kind : KernelKind.values()) {
            KernelTask task = task(network, kind);
            BoundedKernel kernel = new ExpansionKernel(task, HARD, KernelShape.triangle(HARD.count()))
                    .compute(2, KernelProgress.SILENT);
            assertThat(violations(kernel, task, HARD)).isZero();
            assertThat(kernel.largestErrorBound() / kernel.largestEntry()).isLessThan(1e-9);
        }
    }

    /** ReLU has a jump in its derivative, and each pair is integrated; correlations next to 1 lose half the digits of Kdot. */
    @Test
    void integrals_for_each_pair_agree_with_the_closed_form_of_relu() {
        for (KernelKind kind : KernelKind.values()) {
            KernelTask task = task("relu*2 bstd=0.1", kind);
            BoundedKernel kernel = new ExpansionKernel(task, HARD, KernelShape.triangle(HARD.count()))
                    .compute(2, KernelProgress.SILENT);
            assertThat(violations(kernel, task, HARD)).isZero();
            assertThat(kernel.errorBound(4, 0)).isLessThan(1e-12);
            assertThat(kernel.largestErrorBound() / kernel.largestEntry()).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({"relu*2 bstd=0.1,", "relu*2 bstd=0.1,ESTIMATED", "gelu*1,ESTIMATED", "tanh*2 bstd=0.1,"})
    void a_cross_kernel_is_a_block_of_the_kernel_of_all_points(String network, BoundKind bound) {
        Inputs rows = data("gaussian:5x3,seed=1");
        Inputs columns = data("gaussian:8x3,seed=2");
        KernelTask task = task(network, KernelKind.NTK, Optional.ofNullable(bound));
        BoundedKernel cross = task.between(rows, columns, 2);
        BoundedKernel all = task.of(rows.followedBy(columns), 2);
        assertThat(cross.rows()).isEqualTo(5);
        assertThat(cross.columns()).isEqualTo(8);
        assertThat(cross.symmetric()).isFalse();
        int wrong = 0;
        int transposed = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 8; j++) {
                double error = Math.abs(cross.value(i, j) - all.value(i, 5 + j));
                wrong += error > cross.errorBound(i, j) + all.errorBound(i, 5 + j) ? 1 : 0;
                double other = Math.abs(cross.value(j % 5, i) - all.value(i, 5 + j));
                transposed += other > 1e-6 ? 1 : 0;
            }
        }
        assertThat(wrong).isZero();
        // The twin: entries of the transposed block would not pass.
        assertThat(transposed).isGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({"relu*2 bstd=0.1,", "relu*2 bstd=0.1,ESTIMATED", "gelu*1,ESTIMATED", "tanh*2 bstd=0.1,"})
    void any_number_of_threads_gives_the_same_digits(String network, BoundKind bound) {
        KernelTask task = task(network, KernelKind.NTK, Optional.ofNullable(bound));
        Inputs inputs = data("gaussian:70x3");
        BoundedKernel one = task.of(inputs, 1);
        for (int threads : new int[] {2, 3}) {
            BoundedKernel several = task.of(inputs, threads);
            for (int i = 0; i < 70; i++) {
                for (int j = 0; j < 70; j++) {
                    assertThat(several.value(i, j)).isEqualTo(one.value(i, j));
                    assertThat(several.errorBound(i, j)).isEqualTo(one.errorBound(i, j));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(KernelKind.class)
    void what_cannot_be_bounded_is_refused(KernelKind kind) {
        assertThatThrownBy(() ->
                        task("tanh*2", kind, Optional.of(BoundKind.RIGOROUS)).of(DYADIC, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "bound must be estimated for an activation without closed form but was rigorous");
        assertThatThrownBy(() -> task("Step(x)*Tanh(x)*2", kind).of(data("sphere:200x3"), 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith(
                        "kernel must have at most 8192 different entries for an activation that is not smooth");
        assertThatThrownBy(() -> task("exp(1)*2", kind).of(Inputs.of("far", new double[][] {{60, 0}}), 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("Maybe the inputs or the gains are too large");
    }

    @Test
    void widths_come_exactly_where_the_kernel_depends_on_them() {
        assertThatThrownBy(() -> task("relu*2 param=standard", KernelKind.NTK))
                .hasMessageStartingWith("widths must be 2 numbers");
        assertThatThrownBy(() -> task("relu*2 widths=5", KernelKind.NTK)).hasMessageStartingWith("widths must be 0");
    }

    @Test
    void a_matrix_beyond_memory_is_refused_before_it_is_allocated() {
        Inputs many = data("gaussian:60000x1");
        assertThatThrownBy(() -> task("relu*2", KernelKind.NTK).of(many, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("kernel of 60000 x 60000 must fit into the");
        assertThatThrownBy(() -> task("relu*2", KernelKind.NTK).between(many, many, 1))
                .hasMessageStartingWith("kernel must have at most 2147483639 different entries but has 60000 x 60000");
    }

    @Test
    void eigenvalues_of_a_circulant_matrix_are_its_fourier_sums() {
        BoundedKernel kernel = task("relu*1", KernelKind.NTK).of(data("circle:8"), 1);
        double sum = 0;
        for (int j = 0; j < 8; j++) {
            sum += kernel.value(0, j);
        }
        double[] extremes = kernel.extremeEigenvalues();
        assertThat(extremes[1]).isCloseTo(sum, within(1e-14 * 8));
        assertThat(extremes[0]).isBetween(-1e-14, kernel.value(0, 0));
        assertThatThrownBy(() -> task("relu*1", KernelKind.NTK)
                        .between(data("circle:8"), data("circle:3"), 1)
                        .extremeEigenvalues())
                .isInstanceOf(IllegalStateException.class);
    }
}

package org.ntkverify.numeric.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.adversarial.AdversarialDynamics.Question;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/** Runs of training that share everything but what is studied. */
class AdversarialDynamicsTest {

    private static TrainingSetting setting(double radius, int batch) {
        return new TrainingSetting(new TwoScaleLaw(10, 1), 120, 32, 40, batch, 5, Attack.projected(radius, 3));
    }

    /** Determinism, and that the two runs differ in the attack alone. */
    @Test
    void without_radius_both_runs_are_the_same_to_the_bit() {
        for (KernelPath point : KernelPath.of(setting(0, 120), 1, 4)) {
            assertThat(point.apart()).isZero();
            assertThat(point.adversarial()).isEqualTo(point.ordinary());
        }
    }

    @Test
    void an_attack_moves_the_kernel_elsewhere() {
        List<KernelPath> path = KernelPath.of(setting(0.1, 120), 1, 4);
        assertThat(path.get(0).apart()).isZero();
        assertThat(path.get(4).apart()).isGreaterThan(1e-3);
        assertThat(path.get(0).ordinary().polar().radius()).isZero();
        assertThat(path.get(4).ordinary().polar().radius()).isEqualTo(1);
        assertThat(path.get(4).ordinary().left()).isZero();
        assertThat(path).extracting(KernelPath::step).containsExactly(0, 10, 20, 30, 40);
    }

    @Test
    void the_same_draw_gives_the_same_answer_in_any_order() {
        AdversarialDynamics experiment =
                new AdversarialDynamics(setting(0.1, 60), Question.CLOSER_EARLY, List.of(0.0, 1.0, 2.0));
        double[] first = new double[8];
        double[] again = new double[8];
        experiment.newTrial(RandomStreams.of(2, "a", "b")).observe(3, first);
        Experiment.Trial trial = experiment.newTrial(RandomStreams.of(2, "a", "b"));
        trial.observe(1, again);
        trial.observe(3, again);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void the_fraction_counts_the_last_time_above_a_tenth() {
        assertThat(AdversarialDynamics.fraction(new double[] {1, 0.05, 0.5, 0.09, 0}))
                .isEqualTo(0.75);
        assertThat(AdversarialDynamics.fraction(new double[] {1, 0.05, 0.05, 0.09, 0}))
                .isEqualTo(0.25);
        assertThat(AdversarialDynamics.fraction(new double[] {1, 2, 2, 2, 0})).isEqualTo(1);
    }

    /** Every pass over the inputs takes each of them once, with its label. */
    @Test
    void batches_go_through_all_inputs() {
        double[] inputs = {0, 10, 1, 11, 2, 12, 3, 13, 4, 14, 5, 15};
        double[] labels = {0, 1, 2, 3, 4, 5};
        Batches batches = new Batches(inputs, labels, 2);
        RandomStream stream = RandomStreams.of(1, "x", "y").at(0, 0, StreamRole.EXPERIMENT_DATA, 0);
        for (int pass = 0; pass < 3; pass++) {
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                batches.next(stream);
                for (int i = 0; i < 2; i++) {
                    double label = batches.labels()[i];
                    sum += Math.pow(10, label);
                    assertThat(batches.points()[2 * i]).isEqualTo(label);
                    assertThat(batches.points()[2 * i + 1]).isEqualTo(label + 10);
                }
            }
            assertThat(sum).isEqualTo(111111);
        }
        assertThatThrownBy(() -> KernelPath.of(setting(0.1, 120), 1, 7))
                .hasMessage("looks must divide the 40 steps but were 7");
        assertThatThrownBy(() -> setting(0.1, 7)).hasMessage("batch must divide the 120 samples but was 7");
    }
}

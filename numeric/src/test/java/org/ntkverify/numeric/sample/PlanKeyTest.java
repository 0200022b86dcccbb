package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.RandomNetwork;

class PlanKeyTest {

    private static final Inputs INPUTS = TestNetworks.inputs(3, 2);

    private static SamplePlan plan(Inputs inputs, int width) {
        FiniteNetwork network = TestNetworks.relu(inputs, TestNetworks.HALF, width);
        return new SamplePlan(1, "claim", "plan", SamplerKind.CONDITIONED, network, Observable.theta(3), 0, 100);
    }

    @Test
    void plans_that_draw_or_observe_other_things_have_other_keys() {
        SamplePlan plan = plan(INPUTS, 8);
        Set<String> keys = new HashSet<>();
        keys.add(PlanKey.of(plan, 10));
        keys.add(PlanKey.of(plan, 11));
        keys.add(PlanKey.of(plan.next(100), 10));
        keys.add(PlanKey.of(plan.next(99), 10));
        keys.add(PlanKey.of(plan(INPUTS, 9), 10));
        // The same name, and one coordinate that differs in its last bit.
        double[][] moved = {
            {INPUTS.coordinate(0, 0), INPUTS.coordinate(0, 1)},
            {INPUTS.coordinate(1, 0), INPUTS.coordinate(1, 1)},
            {INPUTS.coordinate(2, 0), Math.nextUp(INPUTS.coordinate(2, 1))}
        };
        keys.add(PlanKey.of(plan(Inputs.of(INPUTS.text(), moved), 8), 10));
        RandomNetwork network = plan.network();
        keys.add(PlanKey.of(
                new SamplePlan(2, "claim", "plan", SamplerKind.CONDITIONED, network, Observable.theta(3), 0, 100), 10));
        keys.add(PlanKey.of(
                new SamplePlan(1, "other", "plan", SamplerKind.CONDITIONED, network, Observable.theta(3), 0, 100), 10));
        keys.add(PlanKey.of(
                new SamplePlan(1, "claim", "other", SamplerKind.CONDITIONED, network, Observable.theta(3), 0, 100),
                10));
        keys.add(PlanKey.of(
                new SamplePlan(1, "claim", "plan", SamplerKind.EXPLICIT, network, Observable.theta(3), 0, 100), 10));
        keys.add(PlanKey.of(
                new SamplePlan(1, "claim", "plan", SamplerKind.CONDITIONED, network, Observable.sigma(3), 0, 100), 10));
        assertThat(keys).hasSize(11);
        assertThat(keys).contains(PlanKey.of(plan(TestNetworks.inputs(3, 2), 8), 10));
    }

    @Test
    void moments_keep_every_bit_when_they_are_written_down() {
        MomentsBuilder builder = new MomentsBuilder(List.of("a", "b"));
        builder.add(new double[] {0.1, -0.0});
        builder.add(new double[] {1e-300, 3e70});
        builder.add(new double[] {Math.PI, -7});
        Moments moments = builder.build();
        Moments read = Moments.decode(List.of("a", "b"), moments.encode());
        assertThat(read.encode()).isEqualTo(moments.encode());
        assertThat(read.count()).isEqualTo(3);
        assertThat(read.mean(0)).isEqualTo(moments.mean(0));
        assertThat(read.excessKurtosis(1)).isEqualTo(moments.excessKurtosis(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Moments.decode(List.of("a"), moments.encode()))
                .withMessage("moments of 1 observables must have 40 bytes but have 72");
    }
}

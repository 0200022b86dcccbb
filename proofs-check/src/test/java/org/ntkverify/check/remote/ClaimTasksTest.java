package org.ntkverify.check.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Design;
import org.ntkverify.check.StoredDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.catalogue.Catalogue;
import org.ntkverify.check.checker.DesignTasks;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.Look;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawTask;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.TaskAddress;

class ClaimTasksTest {

    private static final long SEED = 7;

    private static final ClaimTasks TASKS = new ClaimTasks(SEED, Tier.SMOKE, List.of());

    /** Another catalogue than the one of {@link #TASKS}, as another process has it. */
    private static final List<Claim> CLAIMS = Catalogue.claims(Tier.SMOKE);

    private static Claim claim(String id) {
        return CLAIMS.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void every_draw_of_the_catalogue_has_an_address_that_leads_to_the_same_task() {
        List<String> other = new ArrayList<>();
        int count = 0;
        for (Claim claim : CLAIMS) {
            for (int number = 0; number < claim.designs().size(); number++) {
                Design design = claim.designs().get(number);
                for (int at = 0;
                        !(design instanceof StoredDesign)
                                && at < design.budget().size();
                        at++) {
                    String expected =
                            DesignTasks.of(SEED, claim.id(), design, at, 0, 100).key();
                    TaskAddress address = new TaskAddress(claim.id(), number, at, 0, 100);
                    if (!TASKS.task(address).key().equals(expected)) {
                        other.add(expected);
                    }
                    count++;
                }
            }
        }
        assertThat(other).isEmpty();
        assertThat(count)
                .as("steps of designs, so that the test is not vacuous")
                .isGreaterThan(200);
    }

    @Test
    void what_a_claim_draws_carries_its_address() {
        Claim claim = claim("jacot2018/p2-2-limit-rate");
        List<TaskAddress> addresses = new ArrayList<>();
        DrawEngine engine = new DrawEngine() {
            @Override
            public String name() {
                return "listing";
            }

            @Override
            public <R> R run(DrawTask<R> task, Progress progress) {
                addresses.add(task.remote().orElseThrow().address());
                return new LocalDrawEngine(2).run(task, progress);
            }
        };
        Design design = claim.designs().get(0);
        Look first = Look.OF_MEANS.get(0);
        new NetworkSamples(SEED, claim, engine, Progress.SILENT).draw(design, first);
        for (int at = 0; at < design.budget().size(); at++) {
            long draws = first.draws(design.budget().get(at).draws());
            assertThat(addresses.get(at)).isEqualTo(new TaskAddress(claim.id(), 0, at, 0, draws));
        }
    }

    @Test
    void an_address_that_leads_nowhere_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TASKS.task(new TaskAddress("no/such-claim", 0, 0, 0, 10)))
                .withMessage("claim must be in the tier smoke but 'no/such-claim' is not");
        String id = "jacot2018/p2-2-limit-rate";
        int designs = claim(id).designs().size();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TASKS.task(new TaskAddress(id, designs, 0, 0, 10)))
                .withMessage("design must be < %s but was %s".formatted(designs, designs));
    }
}

package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

    private static StreamAddress address(
            long seed, String claim, String plan, long draw, int layer, StreamRole role, int block) {
        return new StreamAddress(seed, claim, plan, draw, layer, role, block);
    }

    /**
     * 2 seeds x 3 claims x 3 plans x 400 draws x 4 layers x 5 roles x 3 blocks: 432 000 addresses. Inside a plan seeds cannot
     * collide; the first outputs of unrelated seeds would with probability 432000^2 / 2^65 = 5e-9.
     */
    @Test
    void no_two_addresses_of_a_realistic_grid_share_a_stream() {
        List<Long> firsts = new ArrayList<>();
        for (long seed : new long[] {0, 1}) {
            for (String claim : List.of("a/b", "a/bc", "")) {
                for (String plan : List.of("[8, 8]", "c[8, 8]", "[88]")) {
                    RandomStreams streams = RandomStreams.of(seed, claim, plan);
                    for (int draw = 0; draw < 400; draw++) {
                        for (int layer = 0; layer < 4; layer++) {
                            for (StreamRole role : StreamRole.values()) {
                                for (int block = 0; block < 3; block++) {
                                    firsts.add(
                                            streams.at(draw, layer, role, block).nextLong());
                                }
                            }
                        }
                    }
                }
            }
        }
        assertThat(firsts.size()).isEqualTo(86_400 * StreamRole.values().length);
        assertThat(firsts.stream().distinct().count()).isEqualTo(firsts.size());
    }

    @Test
    void where_one_text_ends_and_the_next_begins_matters() {
        RandomStreams first = RandomStreams.of(1, "ab", "c");
        RandomStreams second = RandomStreams.of(1, "a", "bc");
        assertThat(first.at(0, 1, StreamRole.EXPLICIT_WEIGHTS, 0).nextLong())
                .isNotEqualTo(second.at(0, 1, StreamRole.EXPLICIT_WEIGHTS, 0).nextLong());
    }

    @Test
    void neighbouring_streams_are_uncorrelated() {
        // 20000 pairs of first normals of neighbours in each direction; the mean product has standard error 0.0071,
        // and 6 errors have level 2e-9.
        RandomStreams streams = RandomStreams.of(7, "correlation", "grid");
        double[] sums = new double[3];
        int pairs = 20_000;
        for (int draw = 0; draw < pairs; draw++) {
            double here = streams.at(draw, 1, StreamRole.CONDITIONED_WEIGHTS, 0).nextNormal();
            sums[0] += here
                    * streams.at(draw + 1L, 1, StreamRole.CONDITIONED_WEIGHTS, 0)
                            .nextNormal();
            sums[1] += here
                    * streams.at(draw, 2, StreamRole.CONDITIONED_WEIGHTS, 0).nextNormal();
            sums[2] += here
                    * streams.at(draw, 1, StreamRole.CONDITIONED_WEIGHTS, 1).nextNormal();
        }
        for (double sum : sums) {
            assertThat(Math.abs(sum / pairs)).isLessThan(6 / Math.sqrt(pairs));
        }
    }

    /** Our own earlier values: a change means that every recorded run has other numbers, and belongs in the changelog. */
    @Test
    void the_numbers_at_an_address_do_not_change() {
        RandomStream stream = address(
                        20261120, "jacot2018/p2-2", "main [8, 8]", 3, 2, StreamRole.CONDITIONED_BACKWARD, 1)
                .open();
        assertThat(new double[] {stream.nextNormal(), stream.nextNormal(), stream.nextNormal()})
                .containsExactly(-0.5747543049710477, -1.3271361425061425, 0.6825755605803143);
        RandomStream other =
                address(0, "", "", 0, 0, StreamRole.EXPLICIT_WEIGHTS, 0).open();
        assertThat(new double[] {other.nextNormal(), other.nextNormal(), other.nextNormal()})
                .containsExactly(0.08165916200792486, -0.17870194976850529, -0.7068414808295229);
    }

    @Test
    void filling_takes_the_same_numbers_as_asking_one_by_one() {
        double[] filled = new double[5];
        RandomStreams streams = RandomStreams.of(1, "fill", "plan");
        streams.at(0, 1, StreamRole.EXPLICIT_WEIGHTS, 0).fillNormals(filled, 1, 3);
        RandomStream again = streams.at(0, 1, StreamRole.EXPLICIT_WEIGHTS, 0);
        assertThat(filled).containsExactly(0, again.nextNormal(), again.nextNormal(), again.nextNormal(), 0);
    }

    @Test
    void addresses_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address(0, "", "", -1, 0, StreamRole.EXPLICIT_WEIGHTS, 0))
                .withMessage("draw must be >= 0 but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address(0, "", "", 0, 65536, StreamRole.EXPLICIT_WEIGHTS, 0))
                .withMessage("layer must be in [0, 65535] but was 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address(0, "", "", 0, 0, StreamRole.EXPLICIT_WEIGHTS, -1))
                .withMessage("block must be >= 0 but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomStreams.of(0, "", "").at(0, 65536, StreamRole.EXPLICIT_WEIGHTS, 0))
                .withMessage("draw, layer and block must be >= 0 and layer <= 65535 but were 0, 65536 and 0");
    }
}

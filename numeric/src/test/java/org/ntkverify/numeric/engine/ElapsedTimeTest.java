package org.ntkverify.numeric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ElapsedTimeTest {

    private static ElapsedTime reading(long... instants) {
        PrimitiveIterator.OfLong readings = LongStream.of(instants).iterator();
        return ElapsedTime.from(readings::nextLong);
    }

    @Test
    void a_clock_that_goes_on_is_read_as_it_is() {
        ElapsedTime time = reading(-5_000_000_000L, -4_500_000_000L, 1_000_000_000L);
        assertThat(time.nanos()).isEqualTo(500_000_000L);
        assertThat(time.seconds()).isEqualTo(6.0);
    }

    @Test
    void a_jump_back_counts_as_no_time_and_what_comes_behind_it_counts() {
        ElapsedTime time = reading(1000, 1100, 0, 50, Long.MIN_VALUE / 2, Long.MIN_VALUE / 2 + 7);
        assertThat(time.nanos()).isEqualTo(100);
        assertThat(time.nanos()).isEqualTo(100);
        assertThat(time.nanos()).isEqualTo(150);
        assertThat(time.nanos()).isEqualTo(150);
        assertThat(time.nanos()).isEqualTo(157);
    }

    @Test
    void readings_that_overflow_are_told_by_their_difference_and_a_sum_that_would_overflow_stays() {
        ElapsedTime wrapped = reading(Long.MAX_VALUE - 1, Long.MIN_VALUE + 1);
        assertThat(wrapped.nanos()).isEqualTo(3);
        ElapsedTime ages = reading(0, Long.MAX_VALUE, 5, Long.MAX_VALUE - 1);
        assertThat(ages.nanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(ages.nanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(ages.nanos()).isEqualTo(Long.MAX_VALUE);
    }
}

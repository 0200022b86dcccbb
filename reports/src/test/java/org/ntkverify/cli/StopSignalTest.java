package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopSignalTest {

    private static String status(String ignored) {
        return "Name:\tjava\nSigBlk:\t0000000000000002\nSigIgn:\t%s\nSigCgt:\t0000000181005ccf\n".formatted(ignored);
    }

    @Test
    void a_process_that_ignores_interrupts_is_terminated() {
        // Signals 2 and 3, as a shell without job control has it for its background commands; then 2 alone, and all.
        assertThat(StopSignal.heardBy(status("0000000000000006"))).isEqualTo(StopSignal.TERM);
        assertThat(StopSignal.heardBy(status("0000000000000002"))).isEqualTo(StopSignal.TERM);
        assertThat(StopSignal.heardBy(status("ffffffffffffffff"))).isEqualTo(StopSignal.TERM);
    }

    @Test
    void a_process_that_ignores_other_signals_only_is_interrupted() {
        assertThat(StopSignal.heardBy(status("0000000000000000"))).isEqualTo(StopSignal.INT);
        assertThat(StopSignal.heardBy(status("0000000000001005"))).isEqualTo(StopSignal.INT);
    }

    @Test
    void the_exit_codes_are_those_of_a_shell() {
        assertThat(StopSignal.INT.exitCode()).isEqualTo(130);
        assertThat(StopSignal.TERM.exitCode()).isEqualTo(143);
    }
}

package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CostNoticeTest {

    private final StringWriter error = new StringWriter();
    private final PrintWriter writer = new PrintWriter(error);
    private double seconds = 1000;

    private CostNotice notice(boolean shown) {
        EtaLine line = EtaLine.on(writer, shown, "kernel");
        return CostNotice.over(line, writer, "a kernel of 5 x 5 on 2 threads", () -> (long) (seconds * 1e9));
    }

    private void run(CostNotice notice, double secondsEach, int first, int total) {
        for (int done = first; done <= total; done++) {
            notice.entriesDone(done, total);
            seconds += secondsEach;
        }
    }

    @Test
    void a_long_run_is_told_once() {
        run(notice(false), 0.3, 1, 301);
        // 300 entries after the first, by which time began.
        assertThat(error.toString()).isEqualToNormalizingNewlines("""
                        ntkv: a kernel of 5 x 5 on 2 threads takes about 1 min 30 s
                        """);
    }

    @Test
    void what_a_ledger_held_took_no_time() {
        run(notice(false), 0.3, 201, 301);
        assertThat(error.toString()).contains("takes about 30 s");
    }

    @Test
    void a_short_run_is_not_worth_a_word() {
        run(notice(false), 0.3, 1, 60);
        run(notice(false), 0.01, 1, 90);
        assertThat(error.toString()).isEmpty();
    }

    @Test
    void it_does_not_stand_in_the_middle_of_the_line_that_is_written_over() {
        run(notice(true), 0.3, 1, 301);
        assertThat(error.toString().lines().map(String::strip))
                .contains("ntkv: a kernel of 5 x 5 on 2 threads takes about 1 min 30 s")
                .allMatch(line -> !line.contains("ntkv:") || line.startsWith("ntkv:"));
    }
}

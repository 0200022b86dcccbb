package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defects of this tool, planted in a clock: exit code 1 would say that a claim is refuted. */
class MachineFailuresTest {

    private static LongSupplier throwing(Class<? extends Throwable> type) {
        return () -> {
            if (type == AssertionError.class) {
                throw new AssertionError("planted");
            }
            if (type == StackOverflowError.class) {
                throw new StackOverflowError("planted");
            }
            throw new IllegalStateException("planted");
        };
    }

    @ParameterizedTest
    @ValueSource(classes = {AssertionError.class, StackOverflowError.class, IllegalStateException.class})
    void a_defect_of_any_kind_is_told_in_one_message(Class<? extends Throwable> type) {
        Console console = Console.run(
                new TimeSource(InstantSource.system(), throwing(type)),
                "sample",
                "--network",
                "relu*2",
                "--data",
                "circle:3",
                "--width",
                "8",
                "--draws",
                "10");

        assertThat(console.exitCode()).as(console.error()).isEqualTo(ExitCodes.INTERNAL_ERROR);
        assertThat(console.error())
                .startsWith("ntkv: internal error: %s: planted\n  at ".formatted(type.getName()))
                .endsWith("This is a defect of ntkv, not of your input.\n");
        assertThat(console.output()).isEmpty();
    }
}

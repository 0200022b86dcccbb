package org.ntkverify.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fuzzer is to take for a broken promise, and what not. */
class PromiseTest {

    private static Supplier<String> refusing(String message) {
        return () -> {
            throw new IllegalArgumentException(message);
        };
    }

    @Test
    void a_value_comes_back() {
        assertThat(Promise.read("x", () -> "value")).contains("value");
    }

    @Test
    void a_refusal_in_a_paragraph_is_kept() {
        assertThat(Promise.read("x", refusing("a must be b but was 'x'\nMaybe c is meant.")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a must be b but was null",
                "a failed: java.io.IOException",
                "one paragraph\n\nand another",
                "1\n2\n3\n4\n5\n6"
            })
    void other_messages_are_findings(String message) {
        assertThatThrownBy(() -> Promise.read("x", refusing(message))).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_message_that_quotes_all_of_a_long_input_is_a_finding() {
        assertThatThrownBy(() -> Promise.read("x", refusing("a".repeat(1501))))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("message has 1501 characters");
    }

    @Test
    void words_of_the_input_may_be_quoted() {
        assertThat(Promise.read("{\"id\": null}", refusing("id must be a text but was null")))
                .isEmpty();
    }

    @Test
    void kinds_of_the_documented_exception_are_findings() {
        assertThatThrownBy(() -> Promise.read("x", () -> Integer.parseInt("x")))
                .isInstanceOf(NumberFormatException.class);
    }
}

package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthsTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2^7..2^9      | [128, 256, 512]",
                "100..400      | [100, 200, 400]",
                "3^1 .. 3^3    | [3, 9, 27]",
                "64, 128, 2^10 | [64, 128, 1024]",
                "1             | [1]",
            })
    void ranges_and_lists_are_read(String text, String widths) {
        assertThat(WidthsText.parse(text)).hasToString(widths);
    }

    @Test
    void a_text_of_many_lines_is_quoted_in_short_and_on_one() {
        assertThatThrownBy(() -> WidthsText.parse("163\n\n\n,,5"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "widths must be a range such as 2^7..2^17 or a list such as 64,128,256 but were '163   ,,5'");
        assertThatThrownBy(() -> WidthsText.parse("1,".repeat(1000)))
                .hasMessageEndingWith("but were '" + "1,".repeat(30) + "...'");
    }
}

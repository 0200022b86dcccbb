package org.ntkverify.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.report.RunFixture;
import org.ntkverify.report.wording.PlainText;

class ProseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "at rate n^(-1/2); at rate n<sup>\u22121/2</sup>",
                "Theta_inf of 3; \u0398<sub>\u221E</sub> of 3",
                "Theta^(L+1) = Sigmadot^(k); \u0398<sup>(L+1)</sup> = \u03A3\u0307<sup>(k)</sup>",
                "2^(L+1); 2<sup>L+1</sup>",
                "lambda_min >= 1; \u03BB<sub>min</sub> \u2265 1",
                "u_+^n; u<sub>+</sub><sup>n</sup>",
                "(pi - theta)*Cos(theta); (\u03C0 \u2212 \u03B8)\u00B7cos(\u03B8)",
                "relu*3 wstd^2=2; relu*3 wstd<sup>2</sup>=2",
                "x = -1 on half-spaces; x = \u22121 on half-spaces",
                "inf over x; inf over x",
                "sum_i e^(-t lambda_i) the sum; \u2211<sub>i</sub> e<sup>\u2212t \u03BB<sub>i</sub></sup> the sum",
                "1e-10 and 2.5e7; 10<sup>\u221210</sup> and 2.5\u00B710<sup>7</sup>",
                "1/sqrt(n) -> sqrt(1 + x); 1/\u221An \u2192 \u221A(1 + x)",
                "(d-1)/2 in P2-4, n!^2; (d\u22121)/2 in P2-4, n!<sup>2</sup>",
                "\"f(a) < 1 & b\"; \"f(a) &lt; 1 &amp; b\"",
                "alphabet snake_cases; alphabet snake_cases",
            })
    void formulas_are_set(String text, String markup) {
        assertThat(Prose.set(text)).isEqualTo(markup);
    }

    @Test
    void nothing_is_lost_and_no_markup_gets_through() {
        String set = Prose.set(RunFixture.HOSTILE);
        String tagged = set.replaceAll("</?su[bp]>", "");
        assertThat(tagged).doesNotContain("<", ">", "\"", "'");
        assertThat(tagged.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&"))
                .isEqualTo(PlainText.oneLine(RunFixture.HOSTILE));
    }
}

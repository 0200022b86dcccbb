package org.ntkverify.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MathmlTextTest {

    private static String clean(String mathml) {
        return MathmlText.clean(mathml).orElseThrow();
    }

    @Test
    void mathematics_is_kept() {
        String dual = "<math><mover accent=\"true\"><mi>K</mi><mo>&#729;</mo></mover><mo>&#8290;</mo><mn>2</mn></math>";
        assertThat(clean(dual)).isEqualTo(dual.replace("&#729;", "\u02D9"));
        assertThat(clean("<mi>a</mi>")).isEqualTo("<math><mi>a</mi></math>");
        assertThat(clean("<mo>&lt;</mo>")).isEqualTo("<math><mo>&lt;</mo></math>");
    }

    @Test
    void brackets_grow_only_around_what_is_tall() {
        String fixed = "<mo stretchy=\"false\">";
        assertThat(clean("<mo>(</mo><mi>t</mi><mo>)</mo>"))
                .isEqualTo("<math>" + fixed + "(</mo><mi>t</mi>" + fixed + ")</mo></math>");
        assertThat(clean("<mo>(</mo><msqrt><mo>(</mo><mi>t</mi><mo>)</mo></msqrt><mo>)</mo>"))
                .isEqualTo("<math><mo>(</mo><msqrt>" + fixed + "(</mo><mi>t</mi>" + fixed
                        + ")</mo></msqrt><mo>)</mo></math>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<math><mi onclick=\"x()\">a</mi></math>",
                "<math><script>x()</script></math>",
                "<math href=\"javascript:x()\"><mi>a</mi></math>",
                "<mi href=\"javascript:x()\">a</mi>",
                "</math><script>x()</script><math>",
                "<maction><mi>a</mi></maction>",
                "<annotation-xml encoding=\"text/html\"><p>a</p></annotation-xml>",
                "<mspace width=\"99999em; background: red\"/>",
                "<mi style=\"color: red\">a</mi>",
                "<!DOCTYPE math [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><math><mi>&a;</mi></math>",
                "<mi>a<!-- --></mi>",
                "<?php a?><mi>a</mi>",
                "<mi>a",
                "<svg:math xmlns:svg=\"http://www.w3.org/2000/svg\"/>"
            })
    void anything_else_is_refused(String mathml) {
        assertThat(MathmlText.clean(mathml)).isEmpty();
    }
}

package org.ntkverify.numeric.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GeneratedCodeTest {

    /** Implemented by the generated code; public because its class loader must see it. */
    public interface Line {
        double at(double x);
    }

    /** The same method under another name. */
    public interface OtherLine {
        double at(double x);
    }

    @Test
    void theSameTextIsCompiledOnce() {
        Line first = line(3);

        assertThat(line(3)).isSameAs(first);
        assertThat(line(4)).isNotSameAs(first);
        assertThat(first.at(2)).isEqualTo(6);
        assertThat(line(4).at(2)).isEqualTo(8);
    }

    @Test
    void anotherInterfaceIsAnotherClass() {
        assertThat(GeneratedCode.implementing(OtherLine.class, text(3)).at(2)).isEqualTo(line(3).at(2));
    }

    @Test
    void refusedTextSaysWhy() {
        assertThatThrownBy(() -> GeneratedCode.implementing(Line.class, "public double at(double x) { return y; }"))
                .isInstanceOf(GeneratedCodeException.class)
                .hasMessageContaining("generated code must compile")
                .hasMessageContaining("\"y\"");
    }

    private static Line line(int factor) {
        return GeneratedCode.implementing(Line.class, text(factor));
    }

    private static String text(int factor) {
        return "public double at(double x) { return %s.0 * x; }".formatted(factor);
    }
}

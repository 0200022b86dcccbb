package org.ntkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContrastTest {

    @Test
    void contrast_is_computed_as_defined() {
        assertThat(Contrast.between(0x000000, 0xFFFFFF)).isEqualTo(21.0);
        assertThat(Contrast.between(0x767676, 0xFFFFFF)).isBetween(4.5, 4.6);
        assertThat(Contrast.mixed(0xFF0000, 0x000000, 0.5)).isEqualTo(0x800000);
    }
}

package org.ntkverify.numeric.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {

    private final List<Integer> asked = new ArrayList<>();

    private final RecentlyUsed<Integer, Integer> squares = new RecentlyUsed<>(2, x -> {
        asked.add(x);
        if (x < 0) {
            throw new IllegalArgumentException("negative");
        }
        return x * x;
    });

    @Test
    void theOneUsedTheLongestAgoLeavesFirst() {
        assertThat(List.of(squares.at(1), squares.at(2), squares.at(1))).containsExactly(1, 4, 1);
        assertThat(asked).containsExactly(1, 2);

        squares.at(3);
        squares.at(1);
        assertThat(asked).containsExactly(1, 2, 3);
        assertThat(squares.at(2)).isEqualTo(4);
        assertThat(asked).containsExactly(1, 2, 3, 2);
    }

    @Test
    void aFailureIsNotRemembered() {
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> squares.at(-1)).hasMessage("negative");
        }
        assertThat(asked).containsExactly(-1, -1);
    }
}

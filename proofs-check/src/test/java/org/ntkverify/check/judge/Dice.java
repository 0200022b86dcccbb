package org.ntkverify.check.judge;

import java.util.List;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/** Seeded choices. */
final class Dice {

    private final RandomStream stream;

    Dice(long seed, String purpose, long draw) {
        this.stream = RandomStreams.of(seed, "judge-tests", purpose).at(draw, 0, StreamRole.FORMULA_POINTS, 0);
    }

    /** Returns a number from 0 to {@code count - 1}. */
    int below(int count) {
        return Math.floorMod(stream.nextLong(), count);
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}

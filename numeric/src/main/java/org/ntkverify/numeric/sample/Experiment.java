package org.ntkverify.numeric.sample;

import java.util.List;

/**
 * A random experiment: a vector of numbers in which everything that is random is drawn afresh each time.
 *
 * <p>Two experiments with equal texts have the same random numbers, so that different questions can be asked of the same draws; a text must name
 * everything that a draw depends on. Instances are immutable and stateless, have value equality, and say all that their numbers depend on in
 * {@link Object#toString}: records are meant.
 */
public interface Experiment {

    /** Returns what is drawn and what is fixed, in one line. */
    String text();

    /** Returns one name for each number. */
    List<String> names();

    /** Returns a trial with working memory of its own, which takes its random numbers from {@code streams}. */
    Trial newTrial(RandomStreams streams);

    /** Repeats the experiment; used by one thread. */
    @FunctionalInterface
    interface Trial {

        /**
         * Runs the experiment once more.
         *
         * @param draw address of its random numbers; the result is a function of it alone
         * @param target receives one finite number for each name
         */
        void observe(long draw, double[] target);
    }
}

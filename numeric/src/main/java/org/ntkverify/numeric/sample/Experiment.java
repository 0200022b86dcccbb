package org.ntkverify.numeric.sample;

import java.util.List;

/**
 * A random experiment: a vector of numbers in which everything that is random is drawn afresh each time.
 *
 * <p>Two experiments with equal texts have the same random numbers, so a text must name everything that the numbers depend on. Instances are
 * immutable, stateless and have value equality.
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

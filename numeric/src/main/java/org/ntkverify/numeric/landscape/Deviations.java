package org.ntkverify.numeric.landscape;

import java.util.List;
import org.ntkverify.numeric.sample.Event;

/**
 * Deviations of sharpness and loss from their limits of infinite width at two times of training, and what super consistency [NMHO24] says about them: those
 * of the sharpness do not accumulate, those of the loss do.
 *
 * @param sharpnessBefore at the start
 * @param lossBefore at the start, relative
 * @param sharpnessAfter at the end
 * @param lossAfter at the end, relative
 */
public record Deviations(double sharpnessBefore, double lossBefore, double sharpnessAfter, double lossAfter) {

    /** The deviation of the sharpness is smaller at the end. */
    public static final Event SHARPNESS_FELL = new Event("the deviation of S is smaller at the end");

    /** It is at most an eighth of what it was. */
    public static final Event SHARPNESS_FELL_MUCH = new Event("the deviation of S is at most 1/8 at the end");

    /** It is larger at the end. */
    public static final Event SHARPNESS_GREW = new Event("the deviation of S is larger at the end");

    /** The relative deviation of the loss is larger at the end. */
    public static final Event LOSS_GREW = new Event("the relative deviation of L is larger at the end");

    /** It is smaller at the end. */
    public static final Event LOSS_FELL = new Event("the relative deviation of L is smaller at the end");

    /** That of the loss grew by a larger factor than that of the sharpness. */
    public static final Event LOSS_GREW_MORE = new Event("the deviation of L grows by more than that of S");

    /** Returns the names of the indicators of all six. */
    static List<String> names() {
        return Event.indicators(
                SHARPNESS_FELL, SHARPNESS_FELL_MUCH, SHARPNESS_GREW, LOSS_GREW, LOSS_FELL, LOSS_GREW_MORE);
    }

    /** Writes the indicators. */
    void write(double[] target) {
        double sharpness = sharpnessAfter / sharpnessBefore;
        double loss = lossAfter / lossBefore;
        Event.write(Event.within(sharpness, 1), target, 0);
        Event.write(Event.within(sharpness, 0.125), target, 2);
        Event.write(Event.within(1 / sharpness, 1), target, 4);
        Event.write(Event.within(1 / loss, 1), target, 6);
        Event.write(Event.within(loss, 1), target, 8);
        Event.write(Event.within(sharpness / loss, 1), target, 10);
    }
}

package org.ntkverify.check.checker;

import java.util.List;
import org.ntkverify.check.Design;
import org.ntkverify.check.statistics.Look;

/** Draws for one claim; the same design at the same look always gives the same numbers. */
public interface SampleSource {

    /** Returns the moments at each width of {@code design}, in its order, of the draws that {@code look} judges. */
    List<WidthSample> draw(Design design, Look look);
}

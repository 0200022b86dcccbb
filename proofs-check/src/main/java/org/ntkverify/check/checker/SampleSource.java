package org.ntkverify.check.checker;

import java.util.List;
import org.ntkverify.check.Design;

/** Draws for one claim; the same design always gives the same numbers. */
public interface SampleSource {

    /** Returns the moments at each width of {@code design}, in its order. */
    List<WidthSample> draw(Design design);
}

package org.ntkverify.report.plot;

import java.util.List;
import org.ntkverify.check.Plot;

/** Where numbers are drawn along one side of a plot, and what is written there. */
sealed interface PlotAxis permits LogAxis, LinearAxis, LabelledAxis {

    /**
     * A labelled value.
     *
     * @param value where
     * @param text what is written
     * @param power superscript after it, or an empty text
     */
    record Label(double value, String text, String power) {

        /** Returns text and superscript as words whose formulas are still to be set. */
        String words() {
            return power.isEmpty() ? text : "%s^(%s)".formatted(text, power);
        }
    }

    /** Returns where {@code value} is drawn. */
    double place(double value);

    /** Returns where the axis begins. */
    double from();

    /** Returns whether a value has a place, on the plot or beyond its ends. */
    boolean reaches(double value);

    /** Returns the smallest value shown. */
    double least();

    /** Returns the values with a label. */
    List<Label> labels();

    /** Returns the values between them that get a short mark. */
    List<Double> unlabelled();

    /** Returns the axis that shows {@code values} with a margin of {@code margin} of its length at both ends. */
    static PlotAxis around(Plot.Scale scale, List<Double> values, double margin, double from, double to, int base) {
        return scale == Plot.Scale.LINEAR
                ? LinearAxis.around(values, margin, from, to)
                : LogAxis.around(values, margin, from, to, base);
    }
}

package org.ntkverify.report.plot;

import java.util.List;

/**
 * An axis with labels where the cells of a heat map have their middles.
 *
 * @param axis where numbers are drawn
 * @param labels what is written
 */
record LabelledAxis(PlotAxis axis, List<Label> labels) implements PlotAxis {

    /** Copies the labels. */
    LabelledAxis {
        labels = List.copyOf(labels);
    }

    @Override
    public double place(double value) {
        return axis.place(value);
    }

    @Override
    public double from() {
        return axis.from();
    }

    @Override
    public double least() {
        return axis.least();
    }

    @Override
    public boolean reaches(double value) {
        return axis.reaches(value);
    }

    @Override
    public List<Double> unlabelled() {
        return List.of();
    }
}

package org.ntkverify.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final Plot.Series SERIES = Plot.Series.marks("m", "x", "y");

    private static final Plot.Axis LINEAR = Plot.Axis.linear("x");

    private static Table table(String name) {
        return new Table(
                name, "c", List.of("x", "y"), List.of(List.of(new Table.Cell.Value(1), new Table.Cell.Value(2))));
    }

    @Test
    void a_plot_draws_columns_that_are_there() {
        Plot plot = new Plot(LINEAR, LINEAR, List.of(SERIES, Plot.Series.curve("c", "x", "y", "low", "y")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("t").plotted(plot))
                .withMessage("columns of table t must have low, which its plot draws, but were [x, y]");
        assertThat(table("t").plotted(new Plot(LINEAR, LINEAR, List.of(SERIES))).plot())
                .isPresent();
    }

    @Test
    void colours_and_directions_are_bounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plot(LINEAR, LINEAR, Collections.nCopies(5, SERIES)))
                .withMessage("series of marks or curves must be at most 4 but are 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plot(LINEAR, LINEAR, List.of()))
                .withMessage("series must not be empty but were");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plot(LINEAR, LINEAR, List.of(SERIES)).with(Plot.Slope.claimed("s", 1)))
                .withMessageStartingWith("axes must be logarithmic where slopes are drawn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plot.Slope("s", Double.NaN, 0, 1))
                .withMessageStartingWith("exponent must be finite and in [low, high]");
    }

    @Test
    void an_illustration_is_the_table_it_promises_with_a_plot() {
        Table drawn = table("t").plotted(new Plot(LINEAR, LINEAR, List.of(SERIES)));
        assertThat(new Illustration("t", () -> drawn).drawn()).isEqualTo(drawn);
        assertThatIllegalStateException()
                .isThrownBy(() -> new Illustration("u", () -> drawn).drawn())
                .withMessageStartingWith("illustration u must be a table of this name with a plot");
        assertThatIllegalStateException().isThrownBy(() -> new Illustration("t", () -> table("t")).drawn());
    }
}

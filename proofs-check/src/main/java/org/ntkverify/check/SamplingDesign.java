package org.ntkverify.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Architecture;

/**
 * Which finite networks are drawn, how often, and what is observed.
 *
 * @param architecture the network, read at finite width
 * @param inputs N points
 * @param observable what is recorded of each draw
 * @param widthPower what is recorded is multiplied by {@code n^widthPower}, n the width; 0 or 1
 * @param sampler which of the two samplers draws
 * @param budget increasing widths (all hidden layers equal) with the number of draws at each
 */
public record SamplingDesign(
        Architecture architecture,
        Inputs inputs,
        Observable observable,
        int widthPower,
        SamplerKind sampler,
        List<WidthDraws> budget) {

    /** {@code draws} independent networks of width {@code width}. */
    public record WidthDraws(int width, long draws) {
        /** Checks both. */
        public WidthDraws {
            if (!(width >= 1)) {
                throw new IllegalArgumentException("width must be >= 1 but was %s".formatted(width));
            }
            if (!(draws >= 2)) {
                throw new IllegalArgumentException("draws must be >= 2 but was %s".formatted(draws));
            }
        }
    }

    /** Copies the budget and checks that widths increase. */
    public SamplingDesign {
        budget = List.copyOf(budget);
        if (!(widthPower == 0 || widthPower == 1)) {
            throw new IllegalArgumentException("widthPower must be 0 or 1 but was %s".formatted(widthPower));
        }
        if (budget.isEmpty()) {
            throw new IllegalArgumentException("budget must name at least one width but was []");
        }
        for (int i = 1; i < budget.size(); i++) {
            if (budget.get(i).width() <= budget.get(i - 1).width()) {
                throw new IllegalArgumentException("widths must increase but were %s".formatted(budget));
            }
        }
    }

    /** Returns what is drawn in words: widths and draws, sampler, network and inputs. */
    public String text() {
        return "width x draws %s, %s sampler, %s on %s"
                .formatted(budgetText(), sampler.name().toLowerCase(Locale.ROOT), architecture.text(), inputs.text());
    }

    /** Returns the budget in words, {@code 64 x 2000, 256 x 2000}. */
    private String budgetText() {
        return budget.stream().map(step -> step.width() + " x " + step.draws()).collect(Collectors.joining(", "));
    }
}

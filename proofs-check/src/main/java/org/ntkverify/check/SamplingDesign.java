package org.ntkverify.check;

import java.util.List;
import java.util.Locale;
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
        List<WidthDraws> budget)
        implements Design {

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
        Design.requireIncreasing(budget);
    }

    @Override
    public List<String> names() {
        return observable.names();
    }

    /** Returns widths and draws, sampler, network and inputs. */
    @Override
    public String text() {
        return "width x draws %s, %s sampler, %s on %s"
                .formatted(budgetText(), sampler.name().toLowerCase(Locale.ROOT), architecture.text(), inputs.text());
    }
}

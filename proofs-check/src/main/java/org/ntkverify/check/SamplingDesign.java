package org.ntkverify.check;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.numeric.network.RandomNetwork;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Architecture;

/**
 * Which finite networks are drawn, how often, and what is observed.
 *
 * @param network what is drawn, of any kind; its own widths, if it has any, are not used
 * @param inputs N points
 * @param observable what is recorded of each draw
 * @param widthPower what is recorded is multiplied by {@code n^widthPower}, n the width; 0 or 1
 * @param sampler which of the two samplers draws
 * @param budget increasing widths (all hidden layers equal) with the number of draws at each
 */
public record SamplingDesign(
        NetworkDescription network,
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

    /** Describes draws of a dense or residual network with one output, which has an infinite-width reading as well. */
    public SamplingDesign(
            Architecture architecture,
            Inputs inputs,
            Observable observable,
            int widthPower,
            SamplerKind sampler,
            List<WidthDraws> budget) {
        this(
                new NetworkDescription.Layered(architecture, List.of(), 1),
                inputs,
                observable,
                widthPower,
                sampler,
                budget);
    }

    /** Returns the network with every hidden layer {@code width} neurons wide. */
    public RandomNetwork at(int width) {
        return network.at(inputs, Collections.nCopies(network.hiddenLayers(), width));
    }

    @Override
    public List<String> names() {
        return observable.names();
    }

    @Override
    public String size() {
        return "width";
    }

    /** Returns widths and draws, sampler, network and inputs. */
    @Override
    public String text() {
        return "width x draws %s, %s sampler, %s on %s"
                .formatted(budgetText(), sampler.name().toLowerCase(Locale.ROOT), network.text(), inputs.text());
    }
}

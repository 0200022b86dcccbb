package org.ntkverify.check.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntkverify.check.Design;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.StoredDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.numeric.sample.StoredDraws;

/** Where the draws of a sampled form come from: networks that are drawn here, or kernels that another program drew. */
final class Draws {

    /** Keys of every sampled form. */
    static final Set<String> KEYS = Set.of("widths", "draws", "sampler");

    private static final String WIDTHS = "widths";

    private static final String WIDTH = "{width}";

    private static final int WIDEST = 1 << 20;

    private static final List<Integer> DEFAULT_WIDTHS = List.of(64, 128, 256, 512, 1024);

    /** Intervals rest on a sample skewness, which fewer draws say nothing about. */
    private static final int FEWEST = 200;

    private static final long MOST = 10_000_000;

    private final Inputs inputs;
    private final Optional<List<StoredDesign.Step>> stored;
    private final Optional<NetworkDescription> network;
    private final SamplerKind sampler;
    private final List<WidthDraws> budget;

    private Draws(
            Inputs inputs,
            Optional<List<StoredDesign.Step>> stored,
            Optional<NetworkDescription> network,
            SamplerKind sampler,
            List<WidthDraws> budget) {
        this.inputs = inputs;
        this.stored = stored;
        this.network = network;
        this.sampler = sampler;
        this.budget = budget;
    }

    static Draws of(Section form, Subject subject) {
        Inputs inputs = subject.inputs();
        if (subject.claim().has("samples")) {
            for (String key : KEYS) {
                if (form.has(key)) {
                    throw form.place(key)
                            .error(
                                    "%s must not be given here, because samples say it%nMaybe widths belong into samples.",
                                    key);
                }
            }
            List<StoredDesign.Step> steps = stored(subject, inputs);
            return new Draws(inputs, Optional.of(steps), Optional.empty(), SamplerKind.EXPLICIT, List.of());
        }
        long draws = form.has("draws") ? form.integer("draws", FEWEST, MOST) : defaultDraws(form.tier());
        List<Integer> widths = form.has(WIDTHS) ? form.increasing(WIDTHS, WIDEST) : DEFAULT_WIDTHS;
        String sampler = form.has("sampler") ? form.word("sampler", List.of("conditioned", "explicit")) : "";
        NetworkDescription network = subject.network();
        return new Draws(
                inputs,
                Optional.empty(),
                Optional.of(network),
                sampler(sampler, network),
                widths.stream().map(width -> new WidthDraws(width, draws)).toList());
    }

    private static SamplerKind sampler(String word, NetworkDescription network) {
        if (word.isEmpty()) {
            return network instanceof NetworkDescription.Layered ? SamplerKind.CONDITIONED : SamplerKind.EXPLICIT;
        }
        return word.equals("explicit") ? SamplerKind.EXPLICIT : SamplerKind.CONDITIONED;
    }

    private static long defaultDraws(Tier tier) {
        return tier.choose(2000L, 8000L, 32_000L);
    }

    private static List<StoredDesign.Step> stored(Subject subject, Inputs inputs) {
        Section samples = subject.claim().section("samples", Set.of("file", WIDTHS));
        String pattern = samples.text("file");
        List<Integer> widths = samples.increasing(WIDTHS, Integer.MAX_VALUE);
        if (!pattern.contains(WIDTH)) {
            throw samples.place("file")
                    .error(
                            "file of samples must contain %s but was %s%nMaybe 'kernels_%s.npy' is meant.",
                            WIDTH, samples.node("file").text(), WIDTH);
        }
        List<StoredDesign.Step> steps = new ArrayList<>();
        for (int width : widths) {
            String name = pattern.replace(WIDTH, Integer.toString(width));
            String file = subject.folder().requireFile(name, samples.place("file"), ".npy");
            try {
                StoredDraws draws = StoredDraws.read(subject.folder().path().resolve(file), name, inputs.count());
                if (draws.count() < FEWEST) {
                    throw new IllegalArgumentException(
                            "'%s' must hold at least %s draws but holds %s".formatted(name, FEWEST, draws.count()));
                }
                steps.add(new StoredDesign.Step(width, draws));
            } catch (IllegalArgumentException e) {
                throw samples.place("file").error("samples", e);
            }
        }
        return steps;
    }

    /** Returns the design that observes {@code observable}. */
    Design design(Observable observable) {
        if (stored.isPresent()) {
            return new StoredDesign(stored.get(), observable);
        }
        return new SamplingDesign(network.orElseThrow(), inputs, observable, 0, sampler, budget);
    }

    /** Returns these draws at the largest width alone. */
    Draws widest() {
        return new Draws(
                inputs,
                stored.map(steps -> steps.subList(steps.size() - 1, steps.size())),
                network,
                sampler,
                budget.isEmpty() ? budget : budget.subList(budget.size() - 1, budget.size()));
    }

    Inputs inputs() {
        return inputs;
    }

    boolean areStored() {
        return stored.isPresent();
    }

    List<Integer> widths() {
        return stored.map(steps -> steps.stream().map(StoredDesign.Step::width).toList())
                .orElseGet(() -> budget.stream().map(WidthDraws::width).toList());
    }

    /** Refuses a network that the sampler does not know, before anything is drawn. */
    void requireSampler(Section form, Observable observable) {
        if (network.isPresent()) {
            try {
                int width = budget.get(0).width();
                network.get().at(inputs, Collections.nCopies(network.get().hiddenLayers(), width));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw form.place().error("draws of " + observable.names().get(0), e);
            }
        }
    }
}

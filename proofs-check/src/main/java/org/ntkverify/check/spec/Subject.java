package org.ntkverify.check.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntkverify.check.Tier;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.symbolic.Architecture;

/** What a claim is about: its network, its data, the draws of another program. Read when a form asks for them. */
final class Subject {

    /** Keys of a claim that belong to its subject. */
    static final Set<String> KEYS = Set.of("network", "data", "samples", "matrix");

    private static final Set<String> NETWORK_KEYS = Set.of(
            "kind",
            "activation",
            "hidden-layers",
            "widths",
            "weight-std",
            "wstd",
            "bias-std",
            "bstd",
            "branch-scale",
            "degree",
            "variant",
            "outputs",
            "parameterization",
            "param",
            "input",
            "real-std",
            "imaginary-std");

    /** Generators with the keys of each: the number that comes before the options first. */
    private static final Map<String, List<String>> GENERATORS = Map.of(
            "sphere", List.of("points", "dimension", "seed", "radius"),
            "gaussian", List.of("points", "dimension", "seed"),
            "circle", List.of("points", "radius"),
            "cross-polytope", List.of("dimension", "radius"),
            "simplex", List.of("dimension", "radius"));

    private static final int MOST_POINTS = 1024;

    private static final int MOST_LAYERS = 64;

    private final Section claim;
    private final SpecFolder folder;

    Subject(Section claim, SpecFolder folder) {
        this.claim = claim;
        this.folder = folder;
    }

    Section claim() {
        return claim;
    }

    SpecFolder folder() {
        return folder;
    }

    Tier tier() {
        return claim.tier();
    }

    /** Returns the network. */
    NetworkDescription network() {
        SpecNode node = claim.node("network");
        NetworkDescription network;
        try {
            network = node instanceof SpecNode.Scalar line
                    ? NetworkDescription.parse(line.value())
                    : NetworkDescription.of(
                            Section.of(node, "network", tier(), NETWORK_KEYS).texts());
        } catch (ClaimFileException e) {
            throw e;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw node.place().error("network", e);
        }
        if (network.hiddenLayers() > MOST_LAYERS) {
            throw node.place()
                    .error(
                            "hidden-layers must be at most %s in a claim file but was %s",
                            MOST_LAYERS, network.hiddenLayers());
        }
        return network;
    }

    /** Returns the network as one that has an infinite-width reading. */
    Architecture architecture() {
        try {
            return network().architecture();
        } catch (ClaimFileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw claim.place("network").error("network", e);
        }
    }

    /** Returns the network, if its kernels do not grow with the width and so have a limit. */
    Architecture architectureWithLimit() {
        Architecture architecture = architecture();
        if (architecture.parameterization().dependsOnWidths()) {
            throw claim.place("network")
                    .error(
                            "parameterization must be ntk or jacot where a limit is asked for but its kernels depend on the width%nMaybe leave it out: ntk is the default.");
        }
        return architecture;
    }

    /** Returns the inputs. */
    Inputs inputs() {
        SpecNode node = claim.node("data");
        Inputs inputs;
        try {
            inputs = InputsText.read(name(node), folder.path());
        } catch (ClaimFileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw node.place().error("data", e);
        }
        if (inputs.count() > MOST_POINTS) {
            throw node.place().error("data must have at most %s points but have %s", MOST_POINTS, inputs.count());
        }
        return inputs;
    }

    /** Returns the data as {@link InputsText} reads them. */
    private String name(SpecNode node) {
        if (node instanceof SpecNode.Scalar scalar) {
            String text = scalar.value().strip();
            boolean generator = GENERATORS.keySet().stream().anyMatch(word -> text.startsWith(word + ":"));
            return generator ? text : folder.requireFile(text, node.place(), ".npy", ".csv");
        }
        Map<String, List<String>> forms = new LinkedHashMap<>(GENERATORS);
        forms.put("file", List.of());
        Section data = Section.of(node, "data", tier(), forms.keySet());
        List<String> given = forms.keySet().stream().filter(data::has).toList();
        if (given.size() != 1) {
            throw node.place().error("data must have exactly one of %s but has %s", forms.keySet(), given);
        }
        String form = given.get(0);
        return form.equals("file")
                ? folder.requireFile(data.text("file"), data.place("file"), ".npy", ".csv")
                : generator(form, data.section(form, Set.copyOf(GENERATORS.get(form))));
    }

    private static String generator(String word, Section keys) {
        StringBuilder text = new StringBuilder(word).append(':');
        List<String> known = GENERATORS.getOrDefault(word, List.of());
        List<String> sizes =
                List.of("points", "dimension").stream().filter(known::contains).toList();
        text.append(sizes.stream()
                .map(size -> Long.toString(keys.integer(size, 1, 1_000_000)))
                .reduce((first, second) -> first + "x" + second)
                .orElse(""));
        if (keys.has("seed")) {
            text.append(",seed=").append(keys.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE));
        }
        if (keys.has("radius")) {
            String radius = keys.text("radius");
            if (radius.contains(",")) {
                throw keys.place("radius")
                        .error(
                                "radius must be a constant but was %s",
                                keys.node("radius").text());
            }
            text.append(",radius=").append(radius);
        }
        return text.toString();
    }

    /** Returns the name of a matrix file, if the claim is about one. */
    Optional<String> matrix() {
        if (!claim.has("matrix")) {
            return Optional.empty();
        }
        Section matrix = claim.section("matrix", Set.of("file"));
        return Optional.of(folder.requireFile(matrix.text("file"), matrix.place("file"), ".npy", ".csv"));
    }
}

package org.ntkverify.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import picocli.CommandLine.Option;

/** Options that describe a network; each is a key of {@link NetworkDescription}. */
final class NetworkOptions {

    @Option(
            names = "--wstd",
            paramLabel = "S",
            description =
                    "Weight gain of every layer, for example 'sqrt(2)', or a list with the readout last, '[sqrt(2),1]'; 1 by default.")
    private Optional<String> weightStd = Optional.empty();

    @Option(names = "--bstd", paramLabel = "S", description = "Bias gain of every layer, or a list; 0 by default.")
    private Optional<String> biasStd = Optional.empty();

    @Option(names = "--param", paramLabel = "P", description = "ntk (default), jacot, standard, he or mup.")
    private Optional<String> parameterization = Optional.empty();

    @Option(
            names = "--input",
            paramLabel = "I",
            description = "scaled (default: the first layer divides by sqrt(d)) or raw.")
    private Optional<String> input = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "K",
            description = "dense (default) or residual: hidden layers after the first are added to the one before.")
    private Optional<String> kind = Optional.empty();

    @Option(
            names = "--branch-scale",
            paramLabel = "A",
            description =
                    "With --kind residual: what a branch is multiplied by, for example '1/sqrt(3)', or a list; 1 by default.")
    private Optional<String> branchScale = Optional.empty();

    @Option(
            names = "--width",
            paramLabel = "n",
            description = "Width of the hidden layers; matters for standard, he and mup, whose kernel depends on it.")
    private Optional<Integer> width = Optional.empty();

    NetworkOptions() {}

    Architecture architecture(Activation phi, int layers) {
        if (branchScale.isPresent() && kind.orElse("dense").equalsIgnoreCase("dense")) {
            throw new UsageException(
                    "branch-scale must come with --kind residual but the kind is dense%nMaybe --kind residual --branch-scale '%s' is meant."
                            .formatted(branchScale.get()));
        }
        try {
            return NetworkDescription.of(phi, layers, keys()).architecture();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        weightStd.ifPresent(value -> keys.put("wstd", value));
        biasStd.ifPresent(value -> keys.put("bstd", value));
        parameterization.ifPresent(value -> keys.put("param", value));
        input.ifPresent(value -> keys.put("input", value));
        kind.ifPresent(value -> keys.put("kind", value));
        branchScale.ifPresent(value -> keys.put("branch-scale", value));
        return keys;
    }

    OptionalInt width() {
        if (width.isPresent() && !(width.get() >= 1)) {
            throw new UsageException("width must be >= 1 but was %s".formatted(width.get()));
        }
        return width.isPresent() ? OptionalInt.of(width.get()) : OptionalInt.empty();
    }
}

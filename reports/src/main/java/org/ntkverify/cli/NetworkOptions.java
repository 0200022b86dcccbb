package org.ntkverify.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import picocli.CommandLine.Option;

/** Options that describe a network. */
final class NetworkOptions {

    @Option(
            names = "--wstd",
            paramLabel = "S",
            description =
                    "Weight gain of every layer, for example 'sqrt(2)', or a list with the readout last, '[sqrt(2),1]'; 1 by default.")
    private String weightStd = "1";

    @Option(names = "--bstd", paramLabel = "S", description = "Bias gain of every layer, or a list; 0 by default.")
    private String biasStd = "0";

    @Option(names = "--param", paramLabel = "P", description = "ntk (default), jacot, standard, he or mup.")
    private String parameterization = "ntk";

    @Option(
            names = "--input",
            paramLabel = "I",
            description = "scaled (default: the first layer divides by sqrt(d)) or raw.")
    private InputScaling input = InputScaling.SCALED;

    @Option(
            names = "--kind",
            paramLabel = "K",
            description = "dense (default) or residual: hidden layers after the first are added to the one before.")
    private String kind = "dense";

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
        try {
            Architecture chain = new Gains(weightStd, biasStd)
                    .architecture(phi, layers, parameterization)
                    .withInput(input);
            return connected(chain);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Architecture connected(Architecture chain) {
        switch (kind.toLowerCase(Locale.ROOT)) {
            case "dense" -> {
                if (branchScale.isPresent()) {
                    throw new UsageException(
                            "branch-scale must come with --kind residual but the kind is dense%nMaybe --kind residual --branch-scale '%s' is meant."
                                    .formatted(branchScale.get()));
                }
                return chain;
            }
            case "residual" -> {
                int blocks = chain.hiddenLayers() - 1;
                return chain.withResidualBlocks(
                        Gains.values("branch-scale", branchScale.orElse("1"), blocks, "residual blocks"));
            }
            default -> throw new UsageException("kind must be dense or residual but was '%s'".formatted(kind));
        }
    }

    OptionalInt width() {
        if (width.isPresent() && !(width.get() >= 1)) {
            throw new UsageException("width must be >= 1 but was %s".formatted(width.get()));
        }
        return width.isPresent() ? OptionalInt.of(width.get()) : OptionalInt.empty();
    }
}

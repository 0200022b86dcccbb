package org.ntkverify.cli;

import java.nio.file.Path;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Architecture;
import picocli.CommandLine.Option;

/** Options that say which network is drawn on which data, how, and which of its kernels is looked at. */
final class SampledNetwork {

    @Option(
            names = "--network",
            paramLabel = "NET",
            required = true,
            description = "phi*L key=value .., for example 'relu*3 wstd=sqrt(2)'.")
    private String network = "";

    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            description = "Inputs: a .npy or .csv file, or a generator such as sphere:16x10.")
    private String data = "";

    @Option(names = "--kind", paramLabel = "K", description = "ntk (default) or nngp.", defaultValue = "ntk")
    private KernelKind kind = KernelKind.NTK;

    @Option(
            names = "--sampler",
            paramLabel = "S",
            description = "conditioned (default) or explicit: one law, and a cost linear or quadratic in the width; "
                    + "averaged: the mean over the readout by formula, same mean and less spread, of sample only.",
            defaultValue = "conditioned")
    private SamplerKind sampler = SamplerKind.CONDITIONED;

    SampledNetwork() {}

    KernelKind kind() {
        return kind;
    }

    SamplerKind sampler() {
        return sampler;
    }

    String network() {
        return network;
    }

    String data() {
        return data;
    }

    /** Returns the network; its width is an option of its own. */
    NetworkDescription description() {
        try {
            NetworkDescription description = NetworkDescription.parse(network);
            if (!description.widths().isEmpty()) {
                throw new UsageException(
                        "widths must not be part of the network, because an option gives them, but were %s"
                                .formatted(description.widths()));
            }
            return description;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the network, which must be of a kind whose infinite width is known, with one output. */
    Architecture architecture() {
        NetworkDescription description = description();
        if (description.outputs() != 1 && description instanceof NetworkDescription.Layered) {
            throw new UsageException("outputs must be 1 but was %s".formatted(description.outputs()));
        }
        try {
            return description.architecture();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    Inputs inputs() {
        try {
            return InputsText.read(data, Path.of(""));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}

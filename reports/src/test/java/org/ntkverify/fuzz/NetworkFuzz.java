package org.ntkverify.fuzz;

import org.ntkverify.numeric.network.NetworkDescription;

/** Networks as typed: {@code relu*3 wstd=sqrt(2)}. */
public final class NetworkFuzz {

    private NetworkFuzz() {}

    /** Throws if the reader breaks its promise on {@code data}. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        Promise.read(text, () -> NetworkDescription.parse(text)).ifPresent(network -> {
            Promise.require(!network.text().isBlank(), "network without text");
            Promise.require(network.hiddenLayers() >= 1, "network of %s layers".formatted(network.hiddenLayers()));
            if (network instanceof NetworkDescription.Layered layered) {
                Promise.require(!layered.architecture().text().isBlank(), "architecture without text");
            }
        });
    }
}

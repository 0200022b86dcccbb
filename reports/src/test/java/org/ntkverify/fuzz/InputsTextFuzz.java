package org.ntkverify.fuzz;

import java.nio.file.Path;
import org.ntkverify.numeric.data.InputsText;

/** Inputs as typed: {@code sphere:16x10,seed=3}, and names of files. */
public final class InputsTextFuzz {

    private static final Path FOLDER = Scratch.folder("inputs");

    private InputsTextFuzz() {}

    /** Throws if the reader breaks its promise on {@code data}. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        Promise.read(text, () -> InputsText.read(text, FOLDER)).ifPresent(inputs -> {
            Promise.require(inputs.count() >= 1 && inputs.dimension() >= 1, "no inputs");
            Promise.require(
                    !inputs.innerProduct(0, inputs.count() - 1).toString().isBlank(), "no product");
            int last = inputs.count() - 1;
            Promise.require(
                    Double.isFinite(inputs.coordinate(last, inputs.dimension() - 1)), "coordinate is not finite");
        });
    }
}

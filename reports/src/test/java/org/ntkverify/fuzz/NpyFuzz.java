package org.ntkverify.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.numeric.data.MatrixFile;
import org.ntkverify.numeric.data.NpyArray;
import org.ntkverify.numeric.data.NpyWriter;

/** {@code .npy} files as arrays, points and matrices; an array that was read is the same after writing and reading once more. */
public final class NpyFuzz {

    private static final Path FOLDER = Scratch.folder("npy");

    private NpyFuzz() {}

    /** Throws if a reader breaks its promise on {@code data}. */
    public static void fuzzerTestOneInput(byte[] data) {
        Path file = Scratch.write(FOLDER.resolve("array.npy"), data);
        String input = new String(data, StandardCharsets.ISO_8859_1);
        Promise.read(input, () -> NpyArray.read(file, "array.npy")).ifPresent(NpyFuzz::check);
        Promise.read(input, () -> InputsText.read("array.npy", FOLDER))
                .ifPresent(points -> Promise.require(points.count() >= 1, "no points"));
        Promise.read(input, () -> MatrixFile.read("array.npy", FOLDER))
                .ifPresent(matrix -> Promise.require(matrix.largestAsymmetry().orElse(1) >= 0, "no matrix"));
    }

    private static void check(NpyArray array) {
        Path copy = FOLDER.resolve("copy.npy");
        try (NpyWriter writer = NpyWriter.create(copy, array.type(), array.shape())) {
            for (int place = 0; place < array.size(); place++) {
                writer.write(array.get(place));
            }
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        NpyArray again = NpyArray.read(copy, "copy.npy");
        Promise.require(
                again.type() == array.type() && again.shape().equals(array.shape()),
                "%s %s was read back as %s %s".formatted(array.type(), array.shape(), again.type(), again.shape()));
        for (int place = 0; place < array.size(); place++) {
            Promise.require(
                    Double.compare(array.get(place), again.get(place)) == 0, "number %s differs".formatted(place));
        }
    }
}

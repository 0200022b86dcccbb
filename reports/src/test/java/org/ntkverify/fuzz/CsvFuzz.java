package org.ntkverify.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.numeric.data.MatrixFile;

/** {@code .csv} files as points and matrices; points that were read are the same after writing and reading once more. */
public final class CsvFuzz {

    private static final Path FOLDER = Scratch.folder("csv");

    private CsvFuzz() {}

    /** Throws if a reader breaks its promise on {@code data}. */
    public static void fuzzerTestOneInput(byte[] data) {
        Scratch.write(FOLDER.resolve("points.csv"), data);
        String input = Promise.text(data);
        Promise.read(input, () -> InputsText.read("points.csv", FOLDER)).ifPresent(CsvFuzz::check);
        Promise.read(input, () -> MatrixFile.read("points.csv", FOLDER))
                .ifPresent(matrix -> Promise.require(matrix.size() >= 1, "no matrix"));
    }

    private static void check(Inputs points) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points.count(); i++) {
            for (int k = 0; k < points.dimension(); k++) {
                text.append(k == 0 ? "" : ",").append(points.coordinate(i, k));
            }
            text.append('\n');
        }
        Scratch.write(FOLDER.resolve("copy.csv"), text.toString().getBytes(StandardCharsets.UTF_8));
        Inputs again = InputsText.read("copy.csv", FOLDER);
        Promise.require(
                again.count() == points.count() && again.dimension() == points.dimension(),
                "%s x %s points were read back as %s x %s"
                        .formatted(points.count(), points.dimension(), again.count(), again.dimension()));
        for (int i = 0; i < points.count(); i++) {
            for (int k = 0; k < points.dimension(); k++) {
                Promise.require(
                        Double.compare(points.coordinate(i, k), again.coordinate(i, k)) == 0,
                        "number %s, %s differs".formatted(i, k));
            }
        }
    }
}

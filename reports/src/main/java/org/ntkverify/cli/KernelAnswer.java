package org.ntkverify.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.BoundKind;
import org.ntkverify.numeric.kernel.BoundedKernel;
import org.ntkverify.numeric.kernel.KernelTask;
import org.ntkverify.numeric.sample.Backend;
import org.ntkverify.report.number.DecimalText;

/**
 * What {@code ntkv kernel} says of the matrix it wrote; the schema of the JSON is {@code kernel.schema.json} beside this class.
 *
 * @param task what was asked for
 * @param kernel the matrix
 * @param data the points of the rows
 * @param others the points of the columns, if they are others
 * @param out where it was written, as typed
 * @param boundsOut where the error bounds were written, if they were
 * @param command as typed
 */
record KernelAnswer(
        KernelTask task,
        BoundedKernel kernel,
        Inputs data,
        Optional<Inputs> others,
        Path out,
        Optional<Path> boundsOut,
        String command) {

    private static final int WIDTH = 80;

    /** Returns the JSON text of one of the written files, ending in a line feed. */
    String json(Path written, String checksum) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", "ntkv/kernel/1");
        root.put("kind", task.kind().name().toLowerCase(Locale.ROOT));
        root.put("rows", kernel.rows());
        root.put("columns", kernel.columns());
        root.put("errorBound", kernel.largestErrorBound());
        root.put("boundKind", kernel.boundKind().name().toLowerCase(Locale.ROOT));
        root.put("network", task.architecture().text());
        root.put("data", data.text());
        others.ifPresent(columns -> root.put("cross", columns.text()));
        if (kernel.hasEigenvalues()) {
            double[] extremes = kernel.extremeEigenvalues();
            ObjectNode lambda = root.putObject("lambda");
            lambda.put("min", extremes[0]);
            lambda.put("max", extremes[1]);
            lambda.put("certified", false);
        }
        root.put("out", written.toString());
        root.put("sha256", checksum);
        root.put("inputHash", InputHash.of(data));
        others.ifPresent(columns -> root.put("crossHash", InputHash.of(columns)));
        root.put("version", Version.number());
        root.put("commit", Version.commit());
        root.put("java", System.getProperty("java.version"));
        root.put("blas", Backend.linearAlgebra());
        root.put("command", command);
        return root.toPrettyString() + "\n";
    }

    /** Returns a few lines for the terminal. */
    String text() {
        StringBuilder text = new StringBuilder(
                Wrapped.text(task.kind().name() + "  ", task.architecture().text(), WIDTH));
        text.append('\n');
        line(text, "data", points(data));
        others.ifPresent(columns -> line(text, "cross", points(columns)));
        line(
                text,
                "matrix",
                "%s x %s%s, largest entry %s"
                        .formatted(
                                kernel.rows(),
                                kernel.columns(),
                                kernel.symmetric() ? ", symmetric" : "",
                                rounded(kernel.largestEntry(), RoundingMode.HALF_EVEN)));
        line(
                text,
                "error",
                (kernel.boundKind() == BoundKind.RIGOROUS
                                ? "at most %s in every entry: rigorous, by interval enclosure"
                                : "about %s or less in every entry: estimated, not proved")
                        .formatted(DecimalText.significant(kernel.largestErrorBound(), 2, RoundingMode.CEILING)));
        if (kernel.hasEigenvalues()) {
            double[] extremes = kernel.extremeEigenvalues();
            line(
                    text,
                    "lambda",
                    "from %s to %s, not certified"
                            .formatted(
                                    rounded(extremes[0], RoundingMode.HALF_EVEN),
                                    rounded(extremes[1], RoundingMode.HALF_EVEN)));
        }
        boundsOut.ifPresent(bounds -> line(text, "bounds", "%s, one for each entry".formatted(bounds)));
        line(text, "written", "%s, and how it was made in %s.json".formatted(out, out.getFileName()));
        return text.toString();
    }

    private static String points(Inputs inputs) {
        return "%s: %s points of dimension %s".formatted(inputs.text(), inputs.count(), inputs.dimension());
    }

    private static String rounded(double value, RoundingMode mode) {
        return DecimalText.significant(value, 4, mode);
    }

    private static void line(StringBuilder text, String label, String content) {
        text.append(Wrapped.text("  %-8s ".formatted(label), Printable.text(content), WIDTH));
    }
}

package org.ntkverify.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.symbolic.AlgebraSystem;
import org.ntkverify.symbolic.ClosedForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Answers of the algebra system that were kept in a folder. Bytes that begin with {@code A} are the third line of a file whose first two are right; others
 * are the whole file. Whatever it holds, the question is answered.
 */
public final class AlgebraCacheFuzz {

    private static final Path FOLDER = Scratch.folder("algebra");

    private static final Expression.Variable X = Expression.variable("x");

    /** The file of the one question that is asked, and its first two lines. */
    private record Kept(AlgebraSystem system, Path file, List<String> lines) {}

    private static final Kept KEPT = kept();

    private AlgebraCacheFuzz() {}

    private static Kept kept() {
        String before = System.getProperty(AlgebraSystem.CACHE, "");
        System.setProperty(AlgebraSystem.CACHE, FOLDER.toString());
        try {
            AlgebraSystem system = AlgebraSystem.load();
            system.antiderivative(X, X);
            try (Stream<Path> files = Files.list(FOLDER)) {
                Path file = files.findFirst().orElseThrow();
                return new Kept(system, file, Files.readAllLines(file).subList(0, 2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.setProperty(AlgebraSystem.CACHE, before);
        }
    }

    /** Starts the algebra system, which takes longer than any input may. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    /** Throws if the reader breaks its promise on {@code data}. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        byte[] file = text.startsWith("A")
                ? (String.join("\n", KEPT.lines()) + "\n" + text.substring(1)).getBytes(StandardCharsets.UTF_8)
                : data;
        Scratch.write(KEPT.file(), file);
        ClosedForm answer = KEPT.system().antiderivative(X, X);
        Promise.require(answer instanceof ClosedForm.Closed, "no answer");
    }
}

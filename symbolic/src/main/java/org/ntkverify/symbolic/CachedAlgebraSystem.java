package org.ntkverify.symbolic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.ExpressionSyntaxException;

/**
 * An algebra system whose closed answers are kept in a folder, one text file each.
 *
 * <p>A file is found by the hash of the system's name and version and of the question, and holds both beside the answer, and
 * a checksum of all three. The question of a file that is damaged, or whose answer does not belong to the grammar, is asked again, and the file replaced.
 * Only answers are kept, never the outcome of a re-check: an answer that was forged with its checksum is a wrong proposal, which
 * the derivation finds out. Failures are not kept.
 */
final class CachedAlgebraSystem implements AlgebraSystem {

    /** System, question, answer and checksum. */
    private static final int LINES = 4;

    /** An answer has a few thousand characters at most; what is larger was written by something else. */
    private static final long MOST_BYTES = 1 << 20;

    private final AlgebraSystem system;
    private final Path folder;

    /** Creates a system that asks {@code system} only what is not in {@code folder}, which is created when needed. */
    CachedAlgebraSystem(AlgebraSystem system, Path folder) {
        this.system = system;
        this.folder = folder;
    }

    @Override
    public String name() {
        return system.name();
    }

    @Override
    public ClosedForm antiderivative(Expression integrand, Expression.Variable variable) {
        String question = "antiderivative in %s of %s".formatted(variable, integrand);
        Path file = folder.resolve(hash(name() + "\n" + question) + ".txt");
        Set<String> variables = new TreeSet<>(integrand.variables());
        variables.add(variable.name());
        Optional<Expression> known = read(file, question, variables);
        if (known.isPresent()) {
            return new ClosedForm.Closed(known.get());
        }
        ClosedForm answer = system.antiderivative(integrand, variable);
        if (answer instanceof ClosedForm.Closed closed) {
            List<String> lines = List.of(name(), question, closed.expression().toString());
            write(
                    file,
                    Stream.concat(lines.stream(), Stream.of(checksum(lines))).toList());
        }
        return answer;
    }

    private Optional<Expression> read(Path file, String question, Set<String> variables) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            boolean mine = lines.size() == LINES
                    && lines.get(0).equals(name())
                    && lines.get(1).equals(question)
                    && lines.get(3).equals(checksum(lines.subList(0, LINES - 1)));
            return mine ? Optional.of(ExpressionParser.parse(lines.get(2), variables)) : Optional.empty();
        } catch (IOException | ExpressionSyntaxException e) {
            // An unreadable file is no answer; the system is asked and the file replaced.
            return Optional.empty();
        }
    }

    /** A folder that cannot be written costs time, not correctness: the next run asks again. */
    private void write(Path file, List<String> lines) {
        try {
            Files.createDirectories(folder);
            Path started = Files.createTempFile(folder, "answer", ".new");
            try {
                Files.write(started, lines, StandardCharsets.UTF_8);
                Files.move(started, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(started);
            }
        } catch (IOException e) {
            return;
        }
    }

    private static String checksum(List<String> lines) {
        return hash(String.join("\n", lines));
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java must have SHA-256 but this one has not", e);
        }
    }
}

package org.ntkverify.numeric.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.ntkverify.symbolic.expression.Quotation;

/**
 * Inputs as a user names them: a {@code .npy} or {@code .csv} file, or a generator.
 *
 * <table>
 * <caption>Generators</caption>
 * <tr><th>text</th><th>points</th></tr>
 * <tr><td>{@code sphere:NxD[,seed=S][,radius=R]}</td><td>N independent uniform points on the sphere of R^D ({@link Inputs#sphere})</td></tr>
 * <tr><td>{@code gaussian:NxD[,seed=S]}</td><td>N independent standard normal points of R^D</td></tr>
 * <tr><td>{@code circle:N[,radius=R]}</td><td>N equispaced points of R^2, the first at (R, 0)</td></tr>
 * <tr><td>{@code cross-polytope:D[,radius=R]}</td><td>the 2D points {@code R e_k}, then {@code -R e_k}, of R^D</td></tr>
 * <tr><td>{@code simplex:D[,radius=R]}</td><td>the D + 1 points of R^D with inner products {@code -R^2/D}</td></tr>
 * </table>
 *
 * <p>Seed 7 and radius 1 are the defaults. Circle, cross-polytope and simplex have exact inner products; points of a file, of a sphere
 * and of a Gaussian are the doubles they are.
 */
public final class InputsText {

    private static final int LONGEST_NAME = 1000;

    private InputsText() {}

    /**
     * Returns the inputs that {@code text} names.
     *
     * @param text as above
     * @param folder what relative file names are relative to
     * @throws IllegalArgumentException if it names none, or the file holds none; the message says where and what was expected
     */
    public static Inputs read(String text, Path folder) {
        String trimmed = text.strip();
        String lower = trimmed.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return CsvPoints.read(file(trimmed, folder), trimmed);
        }
        if (lower.endsWith(".npy")) {
            return NpyPoints.read(file(trimmed, folder), trimmed);
        }
        int colon = trimmed.indexOf(':');
        String word = colon < 0 ? trimmed : trimmed.substring(0, colon);
        if (colon >= 0 && Generator.WORDS.contains(word)) {
            return Generator.inputs(trimmed);
        }
        throw new IllegalArgumentException(
                "data must be a file .npy or .csv, or a generator such as sphere:16x10, but was '%s'%nMaybe %s is meant."
                        .formatted(Quotation.of(trimmed), Generator.example(NearestWord.to(word, Generator.WORDS))));
    }

    /** A name without control characters, short enough to be quoted in messages. */
    static Path file(String name, Path folder) {
        if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "name of a file must have at most %s characters, none of them a control character, but was '%s'"
                            .formatted(LONGEST_NAME, Quotation.of(name)));
        }
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "data must be the name of a file but was '%s'".formatted(Quotation.of(name)), e);
        }
    }
}

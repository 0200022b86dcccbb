package org.ntkverify.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ntkverify.numeric.engine.LedgerException;
import org.ntkverify.symbolic.expression.ExpressionSyntaxException;

/**
 * What every reader promises: a value, or the exception that it documents, with one short paragraph. Other exceptions pass through, and so does everything
 * that is thrown later than the time limit of the fuzzer.
 */
final class Promise {

    /** A paragraph that still fits on a screen. */
    private static final int LONGEST_MESSAGE = 1500;

    /** Cause, place, and hints. */
    private static final int MOST_LINES = 5;

    private static final Set<Class<?>> BAD_INPUT =
            Set.of(IllegalArgumentException.class, ExpressionSyntaxException.class, LedgerException.class);

    /** Words that a message only has by mistake. */
    private static final Set<String> MISTAKES = Set.of("null", "Exception", "org.ntkverify");

    private Promise() {}

    /** Returns what {@code reader} makes of {@code input}, empty if it refuses it as {@code IllegalArgumentException} itself, not a kind of it. */
    static <T> Optional<T> read(String input, Supplier<T> reader) {
        return read(input, BAD_INPUT, reader);
    }

    /**
     * Returns what {@code reader} makes of {@code input}, empty if it refuses it.
     *
     * @param refusals exactly these classes
     */
    static <T> Optional<T> read(String input, Set<Class<?>> refusals, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (RuntimeException e) {
            if (!refusals.contains(e.getClass())) {
                throw e;
            }
            requireParagraph(String.valueOf(e.getMessage()), input);
            return Optional.empty();
        }
    }

    private static void requireParagraph(String message, String input) {
        require(!message.isBlank(), "message is blank");
        require(
                message.length() <= LONGEST_MESSAGE,
                "message has %s characters: %s".formatted(message.length(), message));
        require(
                message.lines().count() <= MOST_LINES && message.lines().noneMatch(String::isBlank),
                "message is no paragraph: " + message);
        for (String mistake : MISTAKES) {
            require(
                    !message.contains(mistake) || input.contains(mistake),
                    "message has the word %s: %s".formatted(mistake, message));
        }
    }

    /** Fails with {@code finding} unless {@code holds}. */
    static void require(boolean holds, String finding) {
        if (!holds) {
            throw new AssertionError(finding);
        }
    }

    /** Returns text for a reader of text; what is no UTF-8 becomes replacement characters. */
    static String text(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }
}

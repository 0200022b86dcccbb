package org.ntkverify.symbolic.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text from strangers: read quickly, or refused quickly with the one exception that callers expect. */
class HostileExpressionTest {

    /** Far above what these inputs need (milliseconds) and far below what an unbounded computation takes. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int MAX_LENGTH = 10_000;
    private static final List<String> TOKENS = List.of(
            "x", "1", "0", "64", "9.5", "^", "^", "*", "/", "+", "-", "(", "(", ")", ")", ",", "Sin(", "Max(", "Sqrt(",
            "Angle(", "Delta(", "Log(", "E", "Pi", ".", "\0", " ", "\u00e9", "\ud83d", "Step(", "ArcCos(");

    static Stream<String> refused() {
        return Stream.of(
                "(".repeat(5000) + "x" + ")".repeat(5000),
                "(".repeat(MAX_LENGTH),
                "Sin(".repeat(2500),
                "Max(x,".repeat(1666),
                "x^".repeat(4999) + "x",
                "2^".repeat(4999) + "2",
                "x^-".repeat(3333),
                "((10^64)^64)^64",
                "((x^64)^64)^64",
                "(".repeat(98) + "x" + "^64)".repeat(98),
                "((x + y)^64)^64",
                "9".repeat(9_000) + "^64",
                "(1/" + "7".repeat(9_000) + ")^-64",
                "x^" + "9".repeat(9_990),
                "x^(1/" + "9".repeat(9_990) + ")",
                "2^0." + "1".repeat(9_000),
                "1/(1-1)",
                "0^-1",
                "0^(-1/2)",
                "(x-x)^-64",
                "1".repeat(MAX_LENGTH + 1),
                ".".repeat(MAX_LENGTH),
                ",".repeat(MAX_LENGTH),
                "Sqrt".repeat(2500),
                "\0".repeat(MAX_LENGTH),
                "x^64*".repeat(1999) + "x");
    }

    static Stream<String> read() {
        return Stream.of(
                "-".repeat(9_999) + "x",
                "x+".repeat(4_999) + "x",
                "9".repeat(MAX_LENGTH),
                "0." + "0".repeat(9_000) + "1",
                "1*2/3*".repeat(1_600) + "x",
                IntStream.range(0, 1_100).mapToObj("Sin(%s)"::formatted).reduce("0", (a, b) -> a + "+" + b),
                IntStream.range(1, 1_000).mapToObj("Sin(%s)"::formatted).reduce("1", (a, b) -> a + "*" + b),
                "Exp(".repeat(99) + "x" + ")".repeat(99),
                "Sqrt(".repeat(99) + "10" + ")".repeat(99),
                "(".repeat(99) + "x" + "+1)*x".repeat(99),
                "1/(1+".repeat(99) + "x" + ")".repeat(99));
    }

    private static boolean isRead(String text) {
        try {
            Expression tree = ExpressionParser.parse(text, Set.of("x", "y"));
            return !tree.toString().isEmpty();
        } catch (ExpressionSyntaxException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text) {
        assertThat(assertTimeoutPreemptively(SOON, () -> isRead(text))).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void read(String text) {
        assertThat(text.length()).isLessThanOrEqualTo(MAX_LENGTH);
        assertThat(assertTimeoutPreemptively(SOON, () -> isRead(text))).isTrue();
    }

    @Test
    void the_message_for_a_hostile_text_stays_short() {
        for (String text : refused().toList()) {
            String message = message(text);
            assertThat(message.length()).as("%.80s", message).isLessThan(400);
        }
    }

    private static String message(String text) {
        try {
            return ExpressionParser.parse(text, Set.of("x", "y")).toString();
        } catch (ExpressionSyntaxException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void random_token_sequences_are_read_or_refused() {
        RandomGenerator random = new Well19937c(5);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.append(TOKENS.get(random.nextInt(TOKENS.size())));
            }
            read += isRead(text.toString()) ? 1 : 0;
        }
        assertThat(read)
                .as("valid texts among 20000, so that both outcomes occur")
                .isBetween(200, 19_000);
    }
}

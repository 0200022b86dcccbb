package org.ntkverify.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names in plain text: {@code K_1}, {@code theta2}, {@code Kdot}, {@code phi'}.
 *
 * <p>In a formula every word is a name or a function; in a sentence only what has a subscript or is a Greek letter is.
 */
final class MathWords {

    private static final Pattern WORD = Pattern.compile("([A-Za-z]+)(?:_?([0-9]+))?(?:\\^([a-z0-9]+))?");

    private static final Set<String> LETTERS = Set.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "theta", "lambda", "mu", "pi", "rho", "sigma", "phi", "psi",
            "omega", "Delta", "Theta", "Sigma", "Pi", "Phi", "Kdot");

    private static final Set<String> FUNCTIONS =
            Set.of("max", "min", "exp", "log", "sin", "cos", "sqrt", "atan2", "erf");

    private MathWords() {}

    /** Text up to the next name, or a name, raised if {@code exponent} is not empty. */
    record Part(String text, boolean name, boolean function, String exponent) {
        private Part(String text) {
            this(text, false, false, "");
        }
    }

    /** Returns {@code text} in parts; {@code sentence} tells whether ordinary words are text. */
    static List<Part> of(String text, boolean sentence) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String letters = matcher.group(1);
            String digits = Optional.ofNullable(matcher.group(2)).orElse("");
            String exponent = Optional.ofNullable(matcher.group(3)).orElse("");
            boolean function = FUNCTIONS.contains(letters + digits);
            boolean name =
                    !function && (!sentence || LETTERS.contains(letters) || !digits.isEmpty() || !exponent.isEmpty());
            parts.add(new Part(text.substring(end, matcher.start())));
            parts.add(
                    name || function
                            ? new Part(spelt(letters) + digits, name, function, exponent)
                            : new Part(matcher.group()));
            end = matcher.end();
        }
        parts.add(new Part(text.substring(end)));
        return parts.stream().filter(part -> !part.text().isEmpty()).toList();
    }

    private static String spelt(String letters) {
        return letters.equals("Pi") ? "pi" : letters;
    }
}

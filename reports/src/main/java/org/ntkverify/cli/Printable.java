package org.ntkverify.cli;

import java.util.stream.Collectors;

/** Makes text from users safe for a terminal: control characters other than line feeds become visible. */
final class Printable {

    private Printable() {}

    static String text(String message) {
        return message.codePoints()
                .mapToObj(point -> Character.isISOControl(point) && point != '\n'
                        ? "\\u%04x".formatted(point)
                        : Character.toString(point))
                .collect(Collectors.joining());
    }
}

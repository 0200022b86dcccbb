package org.ntkverify.cli;

import java.util.stream.Collectors;
import org.ntkverify.report.wording.PlainText;

/**
 * Makes text from users safe for a terminal: control characters other than line feeds, and characters that turn the direction of writing or have no shape,
 * become visible.
 */
final class Printable {

    private Printable() {}

    static String text(String message) {
        return message.codePoints()
                .mapToObj(point ->
                        point == '\n' || PlainText.visible(point) ? Character.toString(point) : PlainText.name(point))
                .collect(Collectors.joining());
    }
}

package org.ntkverify.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Writes HTML that is also well-formed XML: everything opened is closed, attributes have values in quotes. */
final class Html {

    /** Elements that stand inside a line. */
    private static final Set<String> INLINE = Set.of(
            "a", "b", "bdi", "button", "code", "em", "i", "label", "option", "output", "small", "span", "strong", "sub",
            "sup", "time");

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; {@code attributes} are names and values in turn. */
    Html open(String element, String... attributes) {
        begin(element, attributes);
        text.append('>');
        open.push(element);
        return this;
    }

    /** Closes the innermost element. */
    Html close() {
        String element = open.pop();
        text.append("</").append(element).append('>');
        return INLINE.contains(element) ? this : line();
    }

    /** Writes an element that holds only text. */
    Html leaf(String element, String contents, String... attributes) {
        return open(element, attributes).text(contents).close();
    }

    /** Writes an element that has no contents. */
    Html empty(String element, String... attributes) {
        begin(element, attributes);
        text.append("/>");
        return INLINE.contains(element) ? this : line();
    }

    /** Writes text. */
    Html text(String contents) {
        text.append(HtmlText.escape(contents));
        return this;
    }

    /** Writes text exactly as it is, blanks at its ends included; only for words of this package. */
    Html words(String contents) {
        text.append(contents);
        return this;
    }

    /** Writes a sentence of a claim, with its formulas set. */
    Html prose(String contents) {
        text.append(Prose.set(contents));
        return this;
    }

    /** Writes markup that this package made. */
    Html markup(String markup) {
        text.append(markup);
        return this;
    }

    private Html line() {
        text.append('\n');
        return this;
    }

    private void begin(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(HtmlText.escape(attributes[i + 1]))
                    .append('"');
        }
    }

    /** Returns what was written. */
    String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("all elements must be closed but %s are open".formatted(open));
        }
        return text.toString();
    }
}

package org.ntkverify.cli;

import java.util.List;

/** Opens the reader of {@code --widths} to tests of other packages. */
public final class TypedWidths {

    private TypedWidths() {}

    /**
     * Returns the widths that {@code text} names.
     *
     * @throws IllegalArgumentException with the message that the user would read
     */
    public static List<Integer> of(String text) {
        try {
            return WidthsText.parse(text);
        } catch (UsageException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}

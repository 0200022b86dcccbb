package org.ntkverify.check;

import java.util.function.Supplier;

/**
 * A table with its plot that shows what a claim is about, such as a figure of the paper. It decides nothing: verdicts come from the checks.
 *
 * @param name of the table
 * @param table makes it; asked only when the claim is verified
 */
public record Illustration(String name, Supplier<Table> table) {

    /** Returns the table, whose name and plot are checked. */
    public Table drawn() {
        Table made = table.get();
        if (!made.name().equals(name) || made.plot().isEmpty()) {
            throw new IllegalStateException(
                    "illustration %s must be a table of this name with a plot but was %s".formatted(name, made.name()));
        }
        return made;
    }
}

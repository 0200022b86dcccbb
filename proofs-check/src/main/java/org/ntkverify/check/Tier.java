package org.ntkverify.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a run may spend. Tiers differ only in declared margins, widths and draws. */
public enum Tier {
    /** Well under a minute: every kind of evidence, coarse margins. */
    SMOKE,
    /** Minutes: the margins a reader expects. */
    STANDARD,
    /** As much as is worth it: the sharpest margins. */
    FULL;

    /** Returns the word a user types. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the tier written {@code text}. */
    public static Optional<Tier> named(String text) {
        return Arrays.stream(values()).filter(tier -> tier.text().equals(text)).findFirst();
    }

    /** Returns the one of three declared values that belongs to this tier. */
    public <T> T choose(T smoke, T standard, T full) {
        return switch (this) {
            case SMOKE -> smoke;
            case STANDARD -> standard;
            case FULL -> full;
        };
    }
}

package org.ntkverify.check;

import java.util.Locale;

/** How the checks of one claim make up the claim. */
public enum Combination {

    /** The claim says that each of them holds. The weakest verdict counts: nothing is known of a conjunction of which one part is not known. */
    ALL("all of these must hold"),

    /** Each of them is a way of its own to know the whole claim. The strongest verdict counts. */
    ANY("each of these is enough");

    private final String text;

    Combination(String text) {
        this.text = text;
    }

    /** Returns the name as it is written in files: {@code all} or {@code any}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns a few words for readers. */
    public String text() {
        return text;
    }
}

package org.ntkverify.numeric.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The valid word that a mistyped one was probably meant to be, for the second line of an error message. */
public final class NearestWord {

    /** Longer words are no slips of the keyboard, and the distance takes quadratic time. */
    private static final int LONGEST = 40;

    private NearestWord() {}

    /** Returns the word of {@code valid}, which is not empty, with the fewest edits; the first in alphabetical order of equals. */
    public static String to(String typed, Collection<String> valid) {
        String lower = typed.toLowerCase(Locale.ROOT);
        String word = lower.length() > LONGEST ? lower.substring(0, LONGEST) : lower;
        return valid.stream()
                .sorted()
                .min(Comparator.comparingInt(
                        candidate -> LevenshteinDistance.getDefaultInstance().apply(word, candidate)))
                .orElseThrow(() -> new IllegalArgumentException("valid must have a word but was empty"));
    }
}

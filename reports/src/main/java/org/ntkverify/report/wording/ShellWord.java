package org.ntkverify.report.wording;

/** Text as one word of a shell command. */
public final class ShellWord {

    private ShellWord() {}

    /** Returns {@code word}, in quotes where a shell would read it otherwise. */
    public static String of(String word) {
        return word.matches("[A-Za-z0-9_./:,=^+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

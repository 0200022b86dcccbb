package org.ntkverify.symbolic.expression;

import java.util.stream.Collectors;

/** Text of strangers as messages quote it: short, and on one line, so that a message stays one paragraph whatever it is about. */
public final class Quotation {

    /** Characters that are shown; what is wrong is said beside them. */
    private static final int LONGEST = 60;

    private Quotation() {}

    /** Returns the first characters of {@code text}, control characters and ends of lines as spaces, and dots for the rest. */
    public static String of(Object text) {
        String whole = text.toString();
        int shown = whole.codePointCount(0, Math.min(whole.length(), 2 * LONGEST + 1));
        return whole.codePoints()
                .limit(LONGEST)
                .map(point -> breaksLines(point) ? ' ' : point)
                .mapToObj(Character::toString)
                .collect(Collectors.joining("", "", shown > LONGEST ? "..." : ""));
    }

    private static boolean breaksLines(int point) {
        int type = Character.getType(point);
        return Character.isISOControl(point)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}

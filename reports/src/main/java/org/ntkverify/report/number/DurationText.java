package org.ntkverify.report.number;

import java.math.RoundingMode;

/** Durations for people: {@code 0.42 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
public final class DurationText {

    private static final long SECONDS_PER_MINUTE = 60;
    private static final long MINUTES_PER_HOUR = 60;

    private DurationText() {}

    /**
     * Returns the text.
     *
     * @param seconds finite, not negative
     */
    public static String text(double seconds) {
        if (!(seconds >= 0 && Double.isFinite(seconds))) {
            throw new IllegalArgumentException("seconds must be finite and >= 0 but was %s".formatted(seconds));
        }
        long whole = Math.round(seconds);
        if (whole < SECONDS_PER_MINUTE) {
            return DecimalText.significant(seconds, 2, RoundingMode.HALF_EVEN) + " s";
        }
        long minutes = whole / SECONDS_PER_MINUTE;
        if (minutes < MINUTES_PER_HOUR) {
            return "%s min %s s".formatted(minutes, twoDigits(whole % SECONDS_PER_MINUTE));
        }
        return "%s h %s min".formatted(minutes / MINUTES_PER_HOUR, twoDigits(minutes % MINUTES_PER_HOUR));
    }

    private static String twoDigits(long number) {
        return (number < 10 ? "0" : "") + number;
    }
}

package org.ntkverify.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntkverify.symbolic.expression.Quotation;

/** Reads widths: a list such as {@code 64,128,256}, or a geometric range such as {@code 2^7..2^17} or {@code 100..1600}. */
final class WidthsText {

    private static final Pattern RANGE = Pattern.compile("(.+?)\\.\\.(.+)");
    private static final Pattern POWER = Pattern.compile("(\\d{1,9})\\^(\\d{1,2})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    private static final long WIDEST = 1 << 24;
    private static final int MOST = 64;

    private WidthsText() {}

    /**
     * Returns the widths, increasing.
     *
     * @throws UsageException if {@code text} is neither
     */
    static List<Integer> parse(String text) {
        String compact = text.replaceAll("\\s", "");
        Matcher range = RANGE.matcher(compact);
        List<Integer> widths = range.matches() ? range(text, range.group(1), range.group(2)) : list(text, compact);
        for (int i = 1; i < widths.size(); i++) {
            if (!(widths.get(i) > widths.get(i - 1))) {
                throw new UsageException("widths must increase but were '%s'".formatted(Quotation.of(text)));
            }
        }
        return widths;
    }

    private static List<Integer> range(String text, String from, String to) {
        long first = number(text, from);
        long last = number(text, to);
        Matcher power = POWER.matcher(from);
        long factor = power.matches() ? Long.parseLong(power.group(1)) : 2;
        if (!(factor >= 2)) {
            throw malformed(text);
        }
        List<Integer> widths = new ArrayList<>();
        long width = first;
        while (width < last && widths.size() < MOST) {
            widths.add((int) width);
            width *= factor;
        }
        if (width != last) {
            throw new UsageException(
                    "widths must grow from %s by factors of %s to the last one but %s is not reached%nMaybe a list is meant, such as 100,300,1000."
                            .formatted(first, factor, last));
        }
        widths.add((int) last);
        return widths;
    }

    private static List<Integer> list(String text, String compact) {
        List<Integer> widths = new ArrayList<>();
        for (String part : compact.split(",", -1)) {
            widths.add((int) number(text, part));
        }
        if (widths.size() > MOST) {
            throw new UsageException("widths must be at most %s but were %s".formatted(MOST, widths.size()));
        }
        return widths;
    }

    private static long number(String text, String part) {
        Matcher power = POWER.matcher(part);
        double value;
        if (power.matches()) {
            value = Math.pow(Double.parseDouble(power.group(1)), Double.parseDouble(power.group(2)));
        } else if (NUMBER.matcher(part).matches()) {
            value = Double.parseDouble(part);
        } else {
            throw malformed(text);
        }
        if (!(value >= 1 && value <= WIDEST)) {
            throw new UsageException("widths must be in [1, 2^24] but were '%s'".formatted(Quotation.of(text)));
        }
        return (long) value;
    }

    private static UsageException malformed(String text) {
        return new UsageException("widths must be a range such as 2^7..2^17 or a list such as 64,128,256 but were '%s'"
                .formatted(Quotation.of(text)));
    }
}

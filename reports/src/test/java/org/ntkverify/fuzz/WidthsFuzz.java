package org.ntkverify.fuzz;

import java.util.List;
import org.ntkverify.cli.TypedWidths;

/** Grids of widths as typed: {@code 2^7..2^17}. */
public final class WidthsFuzz {

    private WidthsFuzz() {}

    /** Throws if the reader breaks its promise on {@code data}. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        Promise.read(text, () -> TypedWidths.of(text)).ifPresent(WidthsFuzz::check);
    }

    private static void check(List<Integer> widths) {
        Promise.require(!widths.isEmpty() && widths.get(0) >= 1, "widths were %s".formatted(widths));
        for (int i = 1; i < widths.size(); i++) {
            Promise.require(widths.get(i - 1) < widths.get(i), "widths were %s".formatted(widths));
        }
    }
}

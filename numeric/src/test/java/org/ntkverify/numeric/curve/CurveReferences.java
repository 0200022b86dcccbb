package org.ntkverify.numeric.curve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.ntkverify.numeric.arithmetic.Interval;

/** The values of {@code angles.csv}. */
final class CurveReferences {

    /** The map, its implied constant and the slope of that at one angle. */
    record MapRow(double v, BigDecimal angle, BigDecimal constant, BigDecimal slope) {}

    /** psi/n at one angle and depth. */
    record PsiRow(double v, int depth, BigDecimal value) {}

    private CurveReferences() {}

    static List<MapRow> map() {
        return cells("map").stream()
                .map(row -> new MapRow(
                        angle(row[1]), new BigDecimal(row[2]), new BigDecimal(row[3]), new BigDecimal(row[4])))
                .toList();
    }

    static List<PsiRow> psi() {
        return cells("psi").stream()
                .map(row -> new PsiRow(angle(row[1]), Integer.parseInt(row[2]), new BigDecimal(row[3])))
                .toList();
    }

    private static double angle(String text) {
        return text.equals("pi") ? Math.PI : Double.parseDouble(text);
    }

    private static List<String[]> cells(String kind) {
        try (InputStream in = CurveReferences.class.getResourceAsStream("angles.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith(kind + ","))
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean contains(Interval enclosure, BigDecimal value) {
        return new BigDecimal(enclosure.lower()).compareTo(value) <= 0
                && new BigDecimal(enclosure.upper()).compareTo(value) >= 0;
    }
}

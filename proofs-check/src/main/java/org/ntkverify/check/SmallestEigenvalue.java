package org.ntkverify.check;

import java.math.BigDecimal;
import java.util.List;

/** The smallest eigenvalue of each tangent kernel matrix is the printed one, to half a unit of its last digit. */
public record SmallestEigenvalue(String text, List<Entry> entries) implements Statement {

    /** One case with the printed value. */
    public record Entry(KernelCase kernel, BigDecimal printed) {}

    /** Copies the entries. */
    public SmallestEigenvalue {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("entries of '%s' must not be empty".formatted(text));
        }
    }

    @Override
    public Form form() {
        return Form.SMALLEST_EIGENVALUE;
    }

    @Override
    public String passRule() {
        return "certified enclosure inside half a unit of the last printed digit in each of %s cases"
                .formatted(entries.size());
    }
}

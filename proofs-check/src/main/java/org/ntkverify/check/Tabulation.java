package org.ntkverify.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.expression.Expression;

/** A printed table is right to half a unit of its last digit. */
public record Tabulation(String text, List<Entry> entries) implements Statement {

    /**
     * One printed value.
     *
     * @param label where it stands
     * @param printed the value as printed; its scale gives the unit of the last digit
     * @param program makes the program that computes the true value; asked once for each table that shares it
     * @param output the name of the value in the program
     * @param inputs exact inputs of the program
     */
    public record Entry(
            String label,
            BigDecimal printed,
            Supplier<KernelProgram> program,
            String output,
            Map<String, Expression> inputs) {
        /** Copies the inputs. */
        public Entry {
            inputs = Map.copyOf(inputs);
        }

        /** Creates an entry with a program at hand. */
        public Entry(
                String label,
                BigDecimal printed,
                KernelProgram program,
                String output,
                Map<String, Expression> inputs) {
            this(label, printed, () -> program, output, inputs);
        }
    }

    /** Copies the entries. */
    public Tabulation {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("entries of '%s' must not be empty".formatted(text));
        }
    }

    @Override
    public Form form() {
        return Form.TABULATION;
    }

    @Override
    public String passRule() {
        return "%s values, each enclosed with 40 digits inside half a unit of the last printed digit"
                .formatted(entries.size());
    }
}

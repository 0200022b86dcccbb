package org.ntkverify.symbolic;

import java.util.Collections;
import java.util.List;
import org.ntkverify.symbolic.expression.Expression;

/** How each hidden layer is joined to the one before. */
public sealed interface Connection {

    /** Every layer replaces the one before: {@code h^(l+1) = s W phi(h^l) + sigma_b b}. */
    Connection DENSE = new Dense();

    /** Returns the word a user types and one line for reports. */
    String text();

    /** A chain of dense layers. */
    record Dense() implements Connection {
        @Override
        public String text() {
            return "dense";
        }
    }

    /**
     * Every hidden layer but the first is added to the one before, scaled: {@code h^(l+1) = h^l + alpha_l (s W phi(h^l) + sigma_b b)}
     * for l = 1 .. L-1, so that all hidden layers have the same width. The first layer and the readout, which reads
     * {@code phi(h^L)}, are dense. Source: [NMHO24], the residual form with branch multiplier {@code alpha}.
     *
     * @param branchScales {@code alpha_1 .. alpha_(L-1)}, constants
     */
    record Residual(List<Expression> branchScales) implements Connection {

        /** Copies the scales and checks that they are constants. */
        public Residual {
            branchScales = List.copyOf(branchScales);
            for (Expression scale : branchScales) {
                if (!scale.variables().isEmpty()) {
                    throw new IllegalArgumentException("branchScale must be a constant but was %s".formatted(scale));
                }
            }
        }

        @Override
        public String text() {
            boolean equal = Collections.frequency(branchScales, branchScales.get(0)) == branchScales.size();
            return "residual, branch-scale=%s".formatted(equal ? branchScales.get(0) : branchScales);
        }
    }
}

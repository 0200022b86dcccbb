package org.ntkverify.numeric.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.ExpressionSyntaxException;
import org.ntkverify.symbolic.expression.Quotation;

/** The value of one key of a network, as typed: one constant for all layers, or a list {@code [v_1,v_2,..]}. */
record LayerValues(String key, String text) {

    /**
     * Returns {@code count} constants: the one that is typed for all, or those of the list.
     *
     * @param whose for what there are {@code count} of them, in the plural
     */
    List<Expression> constants(int count, String whose) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("[")) {
            return Collections.nCopies(count, constant(trimmed));
        }
        require(trimmed.endsWith("]"), "%s must end with ] but was '%s'".formatted(key, Quotation.of(text)));
        List<String> parts = split(trimmed.substring(1, trimmed.length() - 1));
        require(
                parts.size() == count,
                "%s must have %s entries, for the %s, but was '%s'".formatted(key, count, whose, Quotation.of(text)));
        return parts.stream().map(this::constant).toList();
    }

    /** Returns {@code count} integers from 1 to {@code most}, such as 64 or 2^10. */
    List<Integer> integers(int count, int most, String whose) {
        return constants(count, whose).stream()
                .map(value -> value.rational()
                        .filter(ratio -> ratio.getDenominator().equals(BigInteger.ONE)
                                && ratio.compareTo(BigFraction.ONE) >= 0
                                && ratio.compareTo(new BigFraction(most)) <= 0)
                        .map(BigFraction::intValue)
                        .orElseThrow(
                                () -> new IllegalArgumentException("%s must be whole numbers from 1 to %s but had %s"
                                        .formatted(key, most, Quotation.of(value)))))
                .toList();
    }

    private Expression constant(String value) {
        try {
            return ExpressionParser.parse(value, Set.of());
        } catch (ExpressionSyntaxException e) {
            throw new IllegalArgumentException(
                    "%s must be a constant, such as 0.1 or sqrt(2), but was '%s': %s"
                            .formatted(key, Quotation.of(value.strip()), e.getMessage()),
                    e);
        }
    }

    /** Splits at commas outside brackets. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}

package org.ntkverify.cli;

import java.math.RoundingMode;
import java.util.Set;
import org.ntkverify.numeric.kernel.DualEvaluation;
import org.ntkverify.numeric.kernel.DualValue;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Numbers for both dual activations at the covariance a user types. */
record DualValues(DualValue value, DualValue derivative) {

    static DualValues at(Activation phi, String covariance) {
        String[] parts = covariance.split(",", -1);
        if (parts.length != 3) {
            throw new UsageException(
                    "at must be three numbers a,b,c but was '%s'%nMaybe --at 1,1,1/2 is meant.".formatted(covariance));
        }
        try {
            DualEvaluation.Values values = DualEvaluation.at(phi, number(parts[0]), number(parts[1]), number(parts[2]));
            return new DualValues(values.value(), values.derivative());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (ArithmeticException e) {
            throw new UsageException("at must be a point where the kernels are defined but was '%s': %s"
                    .formatted(covariance, e.getMessage()));
        }
    }

    private static Expression number(String text) {
        return ExpressionParser.parse(text, Set.of());
    }

    /** Returns whether one of the two has no value that a double could hold. */
    boolean blocked() {
        return value instanceof DualValue.Blocked || derivative instanceof DualValue.Blocked;
    }

    String text() {
        return "K     %s%nKdot  %s%n".formatted(line(value), line(derivative));
    }

    private static String line(DualValue value) {
        if (value instanceof DualValue.Enclosed enclosed) {
            String number = DecimalText.shortest(enclosed.value());
            return enclosed.errorBound() == 0
                    ? number + "  (exact)"
                    : "%s  (rigorous, error at most %s)".formatted(number, bound(enclosed.errorBound()));
        }
        if (value instanceof DualValue.Estimated estimated) {
            return "%s  (estimated, by quadrature; error about %s)"
                    .formatted(DecimalText.shortest(estimated.value()), bound(estimated.errorBound()));
        }
        return "BLOCKED: " + ((DualValue.Blocked) value).reason();
    }

    private static String bound(double error) {
        return DecimalText.significant(error, 2, RoundingMode.CEILING);
    }
}

package org.ntkverify.cli;

import java.util.Map;
import java.util.Set;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Enclosures of both dual activations at one covariance. */
record DualValues(Interval value, Interval derivative) {

    static DualValues at(Activation phi, String covariance) {
        String[] parts = covariance.split(",", -1);
        if (parts.length != 3) {
            throw new UsageException(
                    "at must be three numbers a,b,c but was '%s'%nMaybe --at 1,1,1/2 is meant.".formatted(covariance));
        }
        try {
            Expression a = number(parts[0]);
            Expression b = number(parts[1]);
            Expression c = number(parts[2]);
            requireCovariance(a, b, c, covariance);
            DualActivation dual = ClosedForms.of(phi);
            return new DualValues(
                    enclosure(DualActivation.at(dual.value(), a, b, c)),
                    enclosure(DualActivation.at(dual.derivative(), a, b, c)));
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

    private static void requireCovariance(Expression a, Expression b, Expression c, String text) {
        Interval delta = enclosure(a.times(b).minus(c.power(2)));
        if (enclosure(a).lower() < 0 || enclosure(b).lower() < 0 || delta.upper() < 0) {
            throw new UsageException("at must satisfy a, b >= 0 and c^2 <= a b but was '%s'".formatted(text));
        }
    }

    private static Interval enclosure(Expression expression) {
        return expression.evaluate(IntervalArithmetic.INSTANCE, Map.of());
    }

    String text() {
        return "K     %s%nKdot  %s%n".formatted(line(value), line(derivative));
    }

    private static String line(Interval interval) {
        double middle = interval.lower() / 2 + interval.upper() / 2;
        double radius = Math.nextUp(Math.max(middle - interval.lower(), interval.upper() - middle));
        return interval.lower() == interval.upper()
                ? "%s  (exact)".formatted(middle)
                : "%s  (rigorous, error at most %s)".formatted(middle, radius);
    }
}

package org.ntkverify.numeric.kernel;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.quadrature.Estimate;
import org.ntkverify.numeric.quadrature.GaussianExpectation;
import org.ntkverify.numeric.quadrature.ScalarFunction;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.gaussian.NoClosedFormException;
import org.ntkverify.symbolic.gaussian.TractableFunction;

/**
 * Numbers for {@code K} and {@code Kdot} of an activation at one covariance.
 *
 * <p>Where there is a closed form, it is enclosed with as many digits as it takes until the enclosure is at most two doubles
 * wide, or narrower than {@value #RELATIVE} of {@code sqrt(K(a,a,a) K(b,b,b))}. Where there is none, or
 * {@value #MOST_DIGITS} digits are not enough, the expectation is integrated numerically and the error bound is an estimate.
 * At {@code c^2 = a b} and at variance 0 the expectation is one over a line: {@code E[phi(sqrt(a) g) phi(+-sqrt(b) g)]}, with
 * {@code phi'(0) = 0} at a kink in 0, as backpropagation has it.
 */
public final class DualEvaluation {

    private static final int FEWEST_DIGITS = 30;
    private static final int MOST_DIGITS = 1920;
    private static final double RELATIVE = 0x1p-56;
    private static final BigDecimal LARGEST = new BigDecimal(Double.MAX_VALUE);

    /** Activations without closed form are built from Abs and Max at 0 if they have kinks at all. */
    private static final double[] NO_CLOSED_FORM_KINKS = {0};

    private final Expression a;
    private final Expression b;
    private final Expression c;

    private DualEvaluation(Expression a, Expression b, Expression c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /**
     * Both dual activations at one covariance.
     *
     * @param value K
     * @param derivative Kdot, with the almost-everywhere derivative
     */
    public record Values(DualValue value, DualValue derivative) {}

    /**
     * Evaluates at constants {@code a, b >= 0} and {@code c^2 <= a b}.
     *
     * @throws IllegalArgumentException if they are no covariance
     */
    public static Values at(Activation activation, Expression a, Expression b, Expression c) {
        DualEvaluation here = new DualEvaluation(a, b, c);
        here.requireCovariance();
        try {
            TractableFunction phi = TractableFunction.of(activation.phi(), Activation.Z);
            return new Values(here.value(phi, activation.phi()), here.value(phi.derivative(), activation.derivative()));
        } catch (NoClosedFormException e) {
            return new Values(
                    here.integrated(activation.phi(), NO_CLOSED_FORM_KINKS),
                    here.integrated(activation.derivative(), NO_CLOSED_FORM_KINKS));
        }
    }

    private void requireCovariance() {
        boolean covariance = enclosure(a, FEWEST_DIGITS).lower().signum() >= 0
                && enclosure(b, FEWEST_DIGITS).lower().signum() >= 0
                && enclosure(delta(), FEWEST_DIGITS).upper().signum() >= 0;
        if (!covariance) {
            throw new IllegalArgumentException(
                    "covariance must satisfy a, b >= 0 and c^2 <= a b but was %s, %s, %s".formatted(a, b, c));
        }
    }

    private Expression delta() {
        return a.times(b).minus(c.power(2));
    }

    private DualValue value(TractableFunction f, Expression written) {
        Optional<DualValue> divergence = divergence(f);
        if (divergence.isPresent()) {
            return divergence.get();
        }
        try {
            boolean line = enclosure(delta(), FEWEST_DIGITS).lower().signum() <= 0;
            Expression closed = line ? onLine(f) : DualActivation.at(f.expectation(f), a, b, c);
            return enclosed(closed, scale(f)).orElseGet(() -> integrated(written, kinks(f)));
        } catch (NoClosedFormException e) {
            return integrated(written, kinks(f));
        }
    }

    private static double[] kinks(TractableFunction f) {
        return f.kinks().stream()
                .mapToDouble(kink -> kink.evaluate(DoubleArithmetic.INSTANCE, Map.of()))
                .toArray();
    }

    /** The quadrature refuses what does not exist or is not a double, and says which limit is hit. */
    private DualValue integrated(Expression function, double[] kinks) {
        try {
            Estimate estimate =
                    GaussianExpectation.of(ScalarFunction.of(function), kinks).product(number(a), number(b), number(c));
            return new DualValue.Estimated(estimate.value(), estimate.errorBound());
        } catch (ArithmeticException e) {
            return new DualValue.Blocked(String.valueOf(e.getMessage()));
        }
    }

    private static double number(Expression constant) {
        return constant.evaluate(DoubleArithmetic.INSTANCE, Map.of());
    }

    private Expression onLine(TractableFunction f) {
        Expression second =
                enclosure(c, FEWEST_DIGITS).lower().signum() < 0 ? b.sqrt().negate() : b.sqrt();
        return f.onLine(a.sqrt(), f, second).substitute(Map.of("a", Expression.ONE));
    }

    /** {@code sqrt(K(a,a,a) K(b,b,b))} to a few digits, 0 if it is not known. */
    private double scale(TractableFunction f) {
        Expression diagonal = f.diagonal(f);
        return Math.sqrt(size(diagonal, a) * size(diagonal, b));
    }

    private static double size(Expression diagonal, Expression variance) {
        try {
            return enclosure(diagonal.substitute(Map.of("a", variance)), FEWEST_DIGITS)
                    .mignitude()
                    .doubleValue();
        } catch (ArithmeticException e) {
            return 0;
        }
    }

    private Optional<DualValue> divergence(TractableFunction f) {
        for (Expression condition : f.finiteWhilePositive(f)) {
            DecimalInterval here = enclosure(DualActivation.at(condition, a, b, c), FEWEST_DIGITS);
            if (here.lower().signum() <= 0) {
                return Optional.of(new DualValue.Blocked("the expectation is infinite: %s must be > 0 but is %s"
                        .formatted(condition, here.upper().doubleValue())));
            }
        }
        return Optional.empty();
    }

    private static Optional<DualValue> enclosed(Expression closed, double scale) {
        for (int digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits *= 2) {
            Optional<DecimalInterval> enclosure = tried(closed, digits);
            if (enclosure.isPresent() && enclosure.get().magnitude().compareTo(LARGEST) > 0) {
                if (narrow(enclosure.get())) {
                    return Optional.of(tooLarge(enclosure.get()));
                }
            } else if (enclosure.isPresent()) {
                Interval doubles = enclosure.get().toInterval();
                if (Math.nextUp(Math.nextUp(doubles.lower())) >= doubles.upper()
                        || doubles.upper() - doubles.lower() <= RELATIVE * scale) {
                    return Optional.of(new DualValue.Enclosed(doubles));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean narrow(DecimalInterval enclosure) {
        return !enclosure.containsZero()
                && enclosure.width().compareTo(enclosure.mignitude().scaleByPowerOfTen(-1)) <= 0;
    }

    private static DualValue tooLarge(DecimalInterval enclosure) {
        BigDecimal size = enclosure.magnitude();
        return new DualValue.Blocked("the value must be at most 1.8e308, the largest double, but is about %s1e%s"
                .formatted(enclosure.lower().signum() < 0 ? "-" : "", size.precision() - size.scale() - 1));
    }

    /** Few digits may leave a root or a quotient undefined that more digits settle. */
    private static Optional<DecimalInterval> tried(Expression closed, int digits) {
        try {
            return Optional.of(enclosure(closed, digits));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static DecimalInterval enclosure(Expression constant, int digits) {
        return constant.evaluate(DecimalIntervalArithmetic.ofDigits(digits), Map.of());
    }
}

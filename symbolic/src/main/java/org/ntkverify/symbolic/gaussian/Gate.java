package org.ntkverify.symbolic.gaussian;

import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** What an atom is multiplied with besides its smooth part. */
sealed interface Gate {

    /** The factor 1. */
    record Open() implements Gate {
        static final Open GATE = new Open();

        @Override
        public Expression at(Expression z) {
            return Expression.ONE;
        }
    }

    /** {@code 1{z > threshold}}. */
    record Kink(Expression threshold) implements Gate {
        @Override
        public Expression at(Expression z) {
            return Expression.call(Function.STEP, z.minus(threshold));
        }
    }

    /** {@code 1{z < threshold}}; it occurs only while an expectation is taken, see {@link AtomSum#oriented}. */
    record Below(Expression threshold) implements Gate {
        @Override
        public Expression at(Expression z) {
            return Expression.call(Function.STEP, threshold.minus(z));
        }
    }

    /** {@code Phi(slope z + offset)}, which is {@code P(slope z - g > -offset)} for a standard normal {@code g}. */
    record Probit(Expression slope, Expression offset) implements Gate {
        @Override
        public Expression at(Expression z) {
            return Expression.call(Function.PHI, slope.times(z).plus(offset));
        }
    }

    /** The point mass {@code delta(z - point)}; it occurs only in derivatives in the sense of distributions. */
    record Impulse(Expression point) implements Gate {
        @Override
        public Expression at(Expression z) {
            throw new UnsupportedOperationException("a point mass must be integrated but was asked for its value");
        }
    }

    /** Returns the gate as a function of {@code z}. */
    Expression at(Expression z);

    /** Returns the product with {@code other} as one gate. */
    default Gate times(Gate other) {
        if (this instanceof Open) {
            return other;
        }
        if (other instanceof Open) {
            return this;
        }
        if (this instanceof Kink mine && other instanceof Kink theirs) {
            return ConstantOrder.compare(mine.threshold(), theirs.threshold()) >= 0 ? this : other;
        }
        throw new NoClosedFormException(
                "a product must contain at most one kink or distribution function but contains two: %s and %s"
                        .formatted(at(Expression.variable("z")), other.at(Expression.variable("z"))));
    }
}

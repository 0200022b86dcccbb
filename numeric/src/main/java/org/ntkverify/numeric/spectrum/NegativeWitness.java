package org.ntkverify.numeric.spectrum;

import java.util.Arrays;
import java.util.Optional;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/** A vector that shows that no matrix of a set is positive semidefinite: {@code x^T K x <= form.upper() < 0} for all of them. */
public final class NegativeWitness {

    private final double[] vector;
    private final Interval form;

    private NegativeWitness(double[] vector, Interval form) {
        this.vector = vector;
        this.form = form;
    }

    /** Returns x as a witness if the enclosure of {@code x^T K x} is negative; it need not come from anywhere trusted. */
    public static Optional<NegativeWitness> of(IntervalMatrix matrix, double[] x) {
        Interval form = matrix.quadraticForm(x);
        return form.upper() < 0 ? Optional.of(new NegativeWitness(x.clone(), form)) : Optional.empty();
    }

    /** Returns a copy of x. */
    public double[] vector() {
        return vector.clone();
    }

    /** Returns the enclosure of {@code x^T K x}, entirely negative. */
    public Interval form() {
        return form;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NegativeWitness witness
                && Arrays.equals(vector, witness.vector)
                && form.equals(witness.form);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(vector) + form.hashCode();
    }

    @Override
    public String toString() {
        return "x of length %s with x^T K x in %s".formatted(vector.length, form);
    }
}

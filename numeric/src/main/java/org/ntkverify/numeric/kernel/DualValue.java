package org.ntkverify.numeric.kernel;

import org.ntkverify.numeric.arithmetic.Interval;

/** What is known of {@code K(a, b, c)} or {@code Kdot(a, b, c)} at one covariance. */
public sealed interface DualValue {

    /** The value lies in {@code enclosure}: rigorous. */
    record Enclosed(Interval enclosure) implements DualValue {

        /** Returns the middle of the enclosure. */
        public double value() {
            return enclosure.lower() / 2 + enclosure.upper() / 2;
        }

        /** Returns a bound of {@code |value() - true value|}; 0 if the enclosure is one double. */
        public double errorBound() {
            double middle = value();
            double radius = Math.max(middle - enclosure.lower(), enclosure.upper() - middle);
            // The differences above are rounded; one step outward keeps the bound rigorous.
            return radius == 0 ? 0 : Math.nextUp(radius);
        }
    }

    /** The value by quadrature, with an error bound that is estimated from two rules, not proved. */
    record Estimated(double value, double errorBound) implements DualValue {}

    /** There is no value that a double could hold: the expectation diverges, or is too large. */
    record Blocked(String reason) implements DualValue {}
}

package org.ntkverify.check;

/** The size of effect a falsifier expects, so that being refuted for a side issue does not count. */
public sealed interface EffectSize {

    /** Returns whether {@code effect} is the expected one. */
    boolean matches(double effect);

    /** Returns the expectation in words. */
    String text();

    /** At least {@code minimum} in size. */
    record AtLeast(double minimum) implements EffectSize {
        @Override
        public boolean matches(double effect) {
            return Math.abs(effect) >= minimum;
        }

        @Override
        public String text() {
            return "at least %s".formatted(minimum);
        }
    }

    /** Within {@code tolerance} of {@code value}, both in the unit of the reason code. */
    record Near(double value, double tolerance) implements EffectSize {
        @Override
        public boolean matches(double effect) {
            return Math.abs(effect - value) <= tolerance;
        }

        @Override
        public String text() {
            return "%s within %s".formatted(value, tolerance);
        }
    }
}

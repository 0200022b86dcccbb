package org.ntkverify.numeric.train;

/** The loss of one output f against its target y. */
public enum Loss {
    /** {@code (f - y)^2 / 2}. */
    SQUARED {
        @Override
        public double value(double f, double y) {
            return (f - y) * (f - y) / 2;
        }

        @Override
        public double slope(double f, double y) {
            return f - y;
        }

        @Override
        public double curvature(double f, double y) {
            return 1;
        }
    },

    /** {@code log(1 + e^(-y f))} with labels {@code y = -1, 1}; its curvature in f is {@code 1/(2 + e^f + e^(-f))}, 1/4 at 0. */
    LOGISTIC {
        @Override
        public double value(double f, double y) {
            double margin = y * f;
            // log1p of a number at most 1, whatever the sign of the margin.
            return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
        }

        @Override
        public double slope(double f, double y) {
            return -y / (1 + Math.exp(y * f));
        }

        @Override
        public double curvature(double f, double y) {
            return y * y / (2 + Math.exp(f * y) + Math.exp(-f * y));
        }
    };

    /** Returns the loss. */
    public abstract double value(double f, double y);

    /** Returns the derivative by f. */
    public abstract double slope(double f, double y);

    /** Returns the second derivative by f. */
    public abstract double curvature(double f, double y);
}

package org.ntkverify.numeric.lazy;

/** Which network is trained on which points. Its kernels are those of the limit of infinite width. */
public enum LazyTask {
    /** The ReLU network with one hidden layer, {@code Theta = 2 (k + kdot <x,x'>)}; the other kernel is that of degree 2. */
    PRODUCT_ONE {
        @Override
        SmallModel model(int width) {
            return new ProductModel(1, width, CIRCLE);
        }

        @Override
        double kernel(int i, int j) {
            return product(1, i, j);
        }

        @Override
        double otherKernel(int i, int j) {
            return product(2, i, j);
        }
    },
    /** The product network of degree 2, {@code Theta = 2 (k^2 + 2 kdot k <x,x'>)}; the other kernel is that of degree 1. */
    PRODUCT_TWO {
        @Override
        SmallModel model(int width) {
            return new ProductModel(2, width, CIRCLE);
        }

        @Override
        double kernel(int i, int j) {
            return product(2, i, j);
        }

        @Override
        double otherKernel(int i, int j) {
            return product(1, i, j);
        }
    },
    /**
     * The real part of a complex network with split ReLU, whose kernel {@code (k + kdot <s,s'>)/2} is the real one on stacked inputs
     * {@code s = (Re x, Im x)}; the other kernel is that on {@code Re x}.
     */
    COMPLEX {
        @Override
        SmallModel model(int width) {
            return new SplitComplexModel(width, STACKED);
        }

        @Override
        double kernel(int i, int j) {
            return real(STACKED, i, j);
        }

        @Override
        double otherKernel(int i, int j) {
            return real(REAL_PARTS, i, j);
        }
    };

    /** Points on the circle: 8 trained on, then 8 between them. */
    private static final Rows CIRCLE = circle();

    /** The complex points {@code (cos b, e^(i c) sin b)}, stacked: 5 trained on, then 5 more. */
    private static final Rows STACKED = stacked();

    /** Their real parts. */
    private static final Rows REAL_PARTS = realParts();

    private static Rows circle() {
        double[][] rows = new double[16][];
        for (int i = 0; i < rows.length; i++) {
            double angle = Math.PI * (i % 8) / 4 + (i < 8 ? 0 : Math.PI / 8);
            rows[i] = new double[] {Math.cos(angle), Math.sin(angle)};
        }
        return new Rows(rows);
    }

    private static Rows stacked() {
        double[][] rows = new double[10][];
        for (int i = 0; i < rows.length; i++) {
            double b = 0.3 + 0.25 * i;
            double c = 2.4 * i;
            double turn = 1.1 * i;
            rows[i] = new double[] {
                Math.cos(b) * Math.cos(turn),
                Math.sin(b) * Math.cos(c),
                Math.cos(b) * Math.sin(turn),
                Math.sin(b) * Math.sin(c)
            };
        }
        return new Rows(rows);
    }

    private static Rows realParts() {
        double[][] rows = new double[STACKED.count()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {STACKED.at(i, 0), STACKED.at(i, 1)};
        }
        return new Rows(rows);
    }

    private static double product(int degree, int i, int j) {
        double k = CIRCLE.rectified(i, j);
        double slope = CIRCLE.bothPositive(i, j);
        return 2 * (Math.pow(k, degree) + degree * slope * Math.pow(k, degree - 1) * CIRCLE.product(i, j));
    }

    private static double real(Rows rows, int i, int j) {
        return (rows.rectified(i, j) + rows.bothPositive(i, j) * rows.product(i, j)) / 2;
    }

    /** Returns the network of {@code width} on all points. */
    abstract SmallModel model(int width);

    /** Returns its kernel at infinite width. */
    abstract double kernel(int i, int j);

    /** Returns the kernel of another network. */
    abstract double otherKernel(int i, int j);

    /** Returns the number of points, trained on and others. */
    int points() {
        return this == COMPLEX ? STACKED.count() : CIRCLE.count();
    }

    /** Returns the labels of the points trained on: {@code cos 2a + (1/2) sin 3a} at angle a of the circle, alternating signs for complex points. */
    double[] labels() {
        double[] labels = new double[points() / 2];
        for (int i = 0; i < labels.length; i++) {
            double angle = Math.PI * i / 4;
            labels[i] = this == COMPLEX ? 1 - 2 * (i % 2) : Math.cos(2 * angle) + Math.sin(3 * angle) / 2;
        }
        return labels;
    }

    /** Returns the learning rate, below {@code 2/lambda_max} of the kernel. */
    double rate() {
        return this == COMPLEX ? 0.8 : 0.25;
    }
}

package org.ntkverify.numeric.arithmetic;

/**
 * Arithmetic rounded in one direction, built on round-to-nearest: the residual of an operation says on which side of the
 * rounded result the exact one lies, and only then is a step taken.
 *
 * <p>The residual of a sum is exact always (Knuth's TwoSum), that of a product, quotient or root as long as it does not
 * underflow; below {@link #SAFE} a step is taken in any case.
 */
final class Directed {

    /**
     * A product {@code p = a b} has its last bit at or above {@code 2^-106 |p|}. At {@code |p| >= 2^-960} this is at least
     * 2^-1066, so the residual is a multiple of 2^-1074 and thus exact.
     */
    private static final double SAFE = 0x1p-960;

    private Directed() {}

    static double addDown(double x, double y) {
        double sum = x + y;
        return sumError(x, y, sum) < 0 ? Math.nextDown(sum) : sum;
    }

    static double addUp(double x, double y) {
        double sum = x + y;
        return sumError(x, y, sum) > 0 ? Math.nextUp(sum) : sum;
    }

    private static double sumError(double x, double y, double sum) {
        double ofY = sum - x;
        double ofX = sum - ofY;
        return (x - ofX) + (y - ofY);
    }

    static double multiplyDown(double x, double y) {
        double product = x * y;
        if (Math.abs(product) >= SAFE) {
            return Math.fma(x, y, -product) < 0 ? Math.nextDown(product) : product;
        }
        return x == 0 || y == 0 ? 0 : Math.nextDown(product);
    }

    static double multiplyUp(double x, double y) {
        return -multiplyDown(-x, y);
    }

    static double divideDown(double x, double y) {
        double quotient = x / y;
        if (Math.abs(x) >= SAFE && Math.abs(quotient) >= SAFE) {
            double residual = Math.fma(-quotient, y, x);
            boolean exactIsBelow = residual != 0 && (residual < 0) == (y > 0);
            return exactIsBelow ? Math.nextDown(quotient) : quotient;
        }
        return x == 0 ? 0 : Math.nextDown(quotient);
    }

    static double divideUp(double x, double y) {
        return -divideDown(-x, y);
    }

    static double sqrtDown(double x) {
        double root = Math.sqrt(x);
        if (x >= SAFE) {
            return Math.fma(-root, root, x) < 0 ? Math.nextDown(root) : root;
        }
        return x == 0 ? 0 : Math.nextDown(root);
    }

    static double sqrtUp(double x) {
        double root = Math.sqrt(x);
        if (x >= SAFE) {
            return Math.fma(-root, root, x) > 0 ? Math.nextUp(root) : root;
        }
        return x == 0 ? 0 : Math.nextUp(root);
    }

    /**
     * {@code a b - c^2} for {@code a, b >= 0}. Kahan's form errs by at most 1.5 ulp, hence 3 neighbours (below a power of two
     * a neighbour is half an ulp away); where it may underflow, directed products.
     */
    static double deltaDown(double a, double b, double c) {
        double square = c * c;
        double product = a * b;
        if (product >= SAFE && square >= SAFE) {
            double value = kahan(a, b, c, square);
            return value == 0 ? 0 : below(value, 3);
        }
        return addDown(multiplyDown(a, b), -multiplyUp(c, c));
    }

    static double deltaUp(double a, double b, double c) {
        double square = c * c;
        double product = a * b;
        if (product >= SAFE && square >= SAFE) {
            double value = kahan(a, b, c, square);
            return value == 0 ? 0 : above(value, 3);
        }
        return addUp(multiplyUp(a, b), -multiplyDown(c, c));
    }

    /**
     * The result 0 is exact: it means {@code fl(a b - square) = -error} with {@code |error| <= ulp(square)/2}, and a
     * difference that small has at most 53 bits down to the last bit of {@code a b}, so that it was not rounded.
     */
    private static double kahan(double a, double b, double c, double square) {
        return Math.fma(a, b, -square) + Math.fma(-c, c, square);
    }

    /** The double {@code steps} neighbours below {@code x}. */
    static double below(double x, int steps) {
        double result = x;
        for (int i = 0; i < steps; i++) {
            result = Math.nextDown(result);
        }
        return result;
    }

    /** The double {@code steps} neighbours above {@code x}. */
    static double above(double x, int steps) {
        return -below(-x, steps);
    }
}

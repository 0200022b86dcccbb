package org.ntkverify.numeric.arithmetic;

/**
 * Sums along rows of flat matrices with rigorous bounds of their rounding errors, by few operations an entry.
 *
 * <p>With {@code u = 2^-53}, a sum of products is taken in twice the working precision [Ogita, Rump, Oishi 2005]: every product is
 * {@code h + e} by a fused multiply-add, every sum of two doubles {@code t + f} by Knuth's TwoSum, both exactly. So
 * {@code sum m_j x_j = s + sum (e + f)} exactly, s the rounded sum, and only the sum of the corrections is rounded. With
 * {@code H = sum |m_j x_j|}, {@code |e_j| <= u |h_j|} and {@code |f_k| <= u |t_k|}, where every partial sum {@code t_k} is at most
 * {@code (1 + 2 (n+4) u) H}, the n + n + 3 corrections have absolute sum at most {@code (n+4) u (1 + 4 (n+4) u) H}, and their rounded sum
 * errs by at most {@code gamma_(2n+4)} of it. For {@code (n+4) u <= 2^-30} the product is below {@code 3 (n+4)^2 u^2 H}, and
 * {@code H <= max|m| sum|x|}; the code takes 4 instead of 3. Every product that underflows adds at most 2^-1074.
 */
final class RowSums {

    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private final double[] x;
    private final double[] sizes;
    private final double rounding;
    private final double underflow;
    private final double inflation;

    private RowSums(double[] x, double[] sizes, double rounding) {
        this.x = x;
        this.sizes = sizes;
        this.rounding = rounding;
        // Those of the sum itself and those of the spread.
        this.underflow = 2 * x.length * Double.MIN_VALUE;
        this.inflation = inflation(x.length);
    }

    /** Prepares sums {@code sum_j m_ij x_j} over rows of {@code matrix}, as many columns as {@code x} has places. */
    static RowSums with(double[] x, double[] matrix) {
        double[] sizes = new double[x.length];
        double length = 0;
        for (int j = 0; j < x.length; j++) {
            sizes[j] = Math.abs(x[j]);
            length = Directed.addUp(length, sizes[j]);
        }
        double largest = 0;
        for (double entry : matrix) {
            largest = Math.max(largest, Math.abs(entry));
        }
        // Exact: n + 4 has fewer than 17 bits.
        double factor = 4 * (x.length + 4.0) * (x.length + 4.0) * (UNIT_ROUNDOFF * UNIT_ROUNDOFF);
        return new RowSums(x, sizes, Directed.multiplyUp(factor, Directed.multiplyUp(length, largest)));
    }

    /** {@code 1 + 2 (n+2) u}: more than {@code 1/(1 - gamma_(n+1))}, which a rounded sum of n products >= 0 may lack. */
    private static double inflation(int n) {
        return 1 + 2 * (n + 2.0) * UNIT_ROUNDOFF;
    }

    /** An enclosure of {@code sum_j K_j x_j}, {@code |K_j - m_j| <= r_j}, both from place {@code from} on. */
    Interval row(double[] midpoints, double[] radii, int from) {
        double spread = Directed.multiplyUp(spread(radii, from), inflation);
        double error = Directed.addUp(Directed.addUp(rounding, underflow), spread);
        return compensated(midpoints, from).plus(new Interval(-error, error));
    }

    /** Rounded sum plus rounded corrections; four chains of additions, so that none waits for the other. */
    private Interval compensated(double[] m, int from) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double c0 = 0;
        double c1 = 0;
        double c2 = 0;
        double c3 = 0;
        int n = x.length;
        int j = 0;
        for (; j + 3 < n; j += 4) {
            double h0 = m[from + j] * x[j];
            double h1 = m[from + j + 1] * x[j + 1];
            double h2 = m[from + j + 2] * x[j + 2];
            double h3 = m[from + j + 3] * x[j + 3];
            double t0 = s0 + h0;
            double t1 = s1 + h1;
            double t2 = s2 + h2;
            double t3 = s3 + h3;
            c0 += sumError(s0, h0, t0) + Math.fma(m[from + j], x[j], -h0);
            c1 += sumError(s1, h1, t1) + Math.fma(m[from + j + 1], x[j + 1], -h1);
            c2 += sumError(s2, h2, t2) + Math.fma(m[from + j + 2], x[j + 2], -h2);
            c3 += sumError(s3, h3, t3) + Math.fma(m[from + j + 3], x[j + 3], -h3);
            s0 = t0;
            s1 = t1;
            s2 = t2;
            s3 = t3;
        }
        for (; j < n; j++) {
            double h = m[from + j] * x[j];
            double t = s0 + h;
            c0 += sumError(s0, h, t) + Math.fma(m[from + j], x[j], -h);
            s0 = t;
        }
        double left = s0 + s1;
        double right = s2 + s3;
        double sum = left + right;
        double corrections = sumError(s0, s1, left) + sumError(s2, s3, right) + sumError(left, right, sum);
        return Interval.of(sum).plus(Interval.of(corrections + ((c0 + c1) + (c2 + c3))));
    }

    private static double sumError(double a, double b, double sum) {
        double ofB = sum - a;
        double ofA = sum - ofB;
        return (a - ofA) + (b - ofB);
    }

    private double spread(double[] radii, int from) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int n = x.length;
        int j = 0;
        for (; j + 3 < n; j += 4) {
            first += radii[from + j] * sizes[j];
            second += radii[from + j + 1] * sizes[j + 1];
            third += radii[from + j + 2] * sizes[j + 2];
            fourth += radii[from + j + 3] * sizes[j + 3];
        }
        for (; j < n; j++) {
            first += radii[from + j] * sizes[j];
        }
        return (first + second) + (third + fourth);
    }

    /** {@code sum_j |m_j|} over {@code count} places from {@code from} on, rounded up. */
    static double absolute(double[] m, int from, int count) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 3 < count; j += 4) {
            first += Math.abs(m[from + j]);
            second += Math.abs(m[from + j + 1]);
            third += Math.abs(m[from + j + 2]);
            fourth += Math.abs(m[from + j + 3]);
        }
        for (; j < count; j++) {
            first += Math.abs(m[from + j]);
        }
        double sum = (first + second) + (third + fourth);
        // Additions do not underflow; a sum of one term, or of exact zeros, is exact.
        return count == 1 ? sum : Directed.multiplyUp(sum, inflation(count));
    }
}

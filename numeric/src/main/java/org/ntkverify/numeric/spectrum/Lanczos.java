package org.ntkverify.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;

/**
 * Both ends of the spectrum of a symmetric operator by Lanczos iteration with full reorthogonalisation.
 *
 * <p>Power iteration finds the eigenvalue of largest modulus, which for Hessians near initialisation may be the negative end; this finds both.
 *
 * <p><i>Accuracy:</i> for each end some eigenvalue lies within {@code residual} of the value returned, {@code |A y - value y| = beta_k |s_k|} for the
 * Ritz vector y; that it is the outermost one holds unless the start vector is orthogonal to its eigenvector up to rounding. Iteration stops when
 * {@code residual^2 / gap <= tolerance |A|}, the error of a Ritz value whose distance to the next one is gap, or when the Krylov space is exhausted.
 *
 * @param largest the upper end
 * @param smallest the lower end
 * @param residual the larger of both residuals
 * @param products how often the operator was applied
 * @param converged whether the tolerance was met
 */
public record Lanczos(double largest, double smallest, double residual, int products, boolean converged) {

    /**
     * Runs the iteration.
     *
     * @param operator of size at least 1
     * @param start a vector that is not 0; its direction decides the digits beyond the tolerance
     * @param tolerance relative to the norm of the operator, in (0, 1)
     * @param limit most products, at least 1
     * @throws ArithmeticException if a product is not finite
     */
    public static Lanczos extremes(SymmetricOperator operator, double[] start, double tolerance, int limit) {
        List<double[]> basis = new ArrayList<>();
        List<Double> alpha = new ArrayList<>();
        List<Double> beta = new ArrayList<>();
        double[] q = scaled(start, 1 / norm(start));
        int most = Math.min(limit, operator.size());
        while (true) {
            basis.add(q);
            double[] w = operator.times(q);
            double a = dot(w, q);
            if (!Double.isFinite(a)) {
                throw new ArithmeticException("products must be finite but were not");
            }
            alpha.add(a);
            // Twice is enough: one pass leaves a part of the order of rounding times the cancelled size.
            for (int pass = 0; pass < 2; pass++) {
                for (double[] earlier : basis) {
                    add(w, -dot(w, earlier), earlier);
                }
            }
            double b = norm(w);
            Ends ends = Ends.of(alpha, beta, b);
            double size = Math.max(Math.abs(ends.largest), Math.abs(ends.smallest));
            boolean exhausted = !(b > 1e-14 * size);
            boolean met = ends.error <= tolerance * size && basis.size() > 1;
            if (exhausted || met || basis.size() == most) {
                boolean whole = basis.size() == operator.size();
                return new Lanczos(ends.largest, ends.smallest, ends.residual, basis.size(), exhausted || met || whole);
            }
            beta.add(b);
            q = scaled(w, 1 / b);
        }
    }

    /** The outermost Ritz values, and what is known of their errors. */
    private record Ends(double largest, double smallest, double residual, double error) {

        static Ends of(List<Double> alpha, List<Double> beta, double last) {
            int k = alpha.size();
            double[][] tridiagonal = new double[k][k];
            for (int i = 0; i < k; i++) {
                tridiagonal[i][i] = alpha.get(i);
                if (i + 1 < k) {
                    tridiagonal[i][i + 1] = beta.get(i);
                    tridiagonal[i + 1][i] = beta.get(i);
                }
            }
            EigenDecompositionSymmetric eigen =
                    new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(tridiagonal));
            double top = residual(eigen, 0, last);
            double bottom = residual(eigen, k - 1, last);
            double largest = eigen.getEigenvalue(0);
            double smallest = eigen.getEigenvalue(k - 1);
            double error = Double.POSITIVE_INFINITY;
            if (k > 1) {
                error = Math.max(
                        error(top, largest - eigen.getEigenvalue(1)),
                        error(bottom, eigen.getEigenvalue(k - 2) - smallest));
            }
            return new Ends(largest, smallest, Math.max(top, bottom), error);
        }

        private static double residual(EigenDecompositionSymmetric eigen, int index, double last) {
            RealVector vector = eigen.getEigenvector(index);
            return last * Math.abs(vector.getEntry(vector.getDimension() - 1));
        }

        private static double error(double residual, double gap) {
            return gap > residual ? residual * residual / gap : residual;
        }
    }

    private static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static void add(double[] target, double factor, double[] term) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * term[i];
        }
    }

    private static double[] scaled(double[] v, double factor) {
        if (!Double.isFinite(factor)) {
            throw new IllegalArgumentException("start must not be 0 and must be finite but was not");
        }
        double[] result = v.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return result;
    }
}

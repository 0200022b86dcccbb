package org.ntkverify.numeric.adversarial;

import org.ntkverify.numeric.arithmetic.StableFunctions;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.internal.blas.LinearAlgebra.Shape;

/**
 * The tangent kernel of {@code f = m^(-1/2) sum_r a_r relu(w_r.x)} in the limit of infinite width, both layers trained, between many inputs x and many
 * inputs b, with its gradient by x:
 *
 * <pre>Theta(x,b) = |x||b| kappa1(theta) + &lt;x,b&gt; kappa0(theta) = (s + 2 &lt;x,b&gt; (pi - theta)) / (2 pi),   s = |x||b| sin theta
 * grad_x Theta = b (2 kappa0(theta) + cot(theta) / (2 pi)) + x (s - &lt;x,b&gt;^2/s) / (2 pi |x|^2)</pre>
 *
 * ([TK22], the kernel of its shallow network without bias; the gradient is derived in {@code docs/theory/tsilivis2022.md}).
 *
 * <p><i>Domain:</i> no gradient where x and b are collinear; there, terms with s in the denominator are left out, which is the mean of the one-sided
 * derivatives. <i>Accuracy:</i> values to a few ulp of {@code |x||b|}, gradients to that over {@code sin theta}. Immutable.
 */
public final class ShallowReluKernel {

    private static final double TWO_PI = 2 * Math.PI;

    private final LinearAlgebra algebra = LinearAlgebra.get();
    private final int dimension;
    private final int count;
    private final double[] centres;
    private final double[] squaredNorms;

    /**
     * Prepares the kernel against {@code centres}.
     *
     * @param dimension d
     * @param centres the inputs b, d x n, column-major; copied
     */
    public ShallowReluKernel(int dimension, double[] centres) {
        if (!(dimension >= 1 && centres.length % dimension == 0 && centres.length > 0)) {
            throw new IllegalArgumentException(
                    "centres must be columns of %s numbers but were %s numbers".formatted(dimension, centres.length));
        }
        this.dimension = dimension;
        this.count = centres.length / dimension;
        this.centres = centres.clone();
        this.squaredNorms = squaredNorms(dimension, centres);
    }

    private static double[] squaredNorms(int dimension, double[] points) {
        double[] norms = new double[points.length / dimension];
        for (int at = 0; at < points.length; at++) {
            norms[at / dimension] += points[at] * points[at];
        }
        return norms;
    }

    /** Returns d. */
    public int dimension() {
        return dimension;
    }

    /** Returns n, the number of centres. */
    public int count() {
        return count;
    }

    /** Returns {@code Theta(b_j, x_i)} at index {@code j + i n}; n x N. */
    public double[] matrix(double[] points) {
        double[] matrix = products(points);
        double[] norms = squaredNorms(dimension, points);
        for (int i = 0; i < norms.length; i++) {
            for (int j = 0; j < count; j++) {
                double xy = matrix[j + i * count];
                double s = Math.sqrt(StableFunctions.delta(norms[i], squaredNorms[j], xy));
                matrix[j + i * count] = (s + 2 * xy * (Math.PI - Math.atan2(s, xy))) / TWO_PI;
            }
        }
        return matrix;
    }

    private double[] products(double[] points) {
        int inputs = points.length / dimension;
        double[] products = new double[count * inputs];
        algebra.multiply(
                Shape.TRANSPOSED,
                count,
                inputs,
                dimension,
                centres,
                0,
                dimension,
                points,
                0,
                dimension,
                0,
                products,
                0,
                count);
        return products;
    }

    /** Returns the derivatives of the kernel at {@code points}, d x N, for any number of predictors. */
    public Section at(double[] points) {
        return new Section(points.clone());
    }

    /** Derivatives of the kernel between the centres and some inputs. */
    public final class Section {

        private final double[] points;
        private final int inputs;
        private final double[] products;

        /** {@code d Theta / d <x,b>}, n x N. */
        private final double[] byProduct;

        /** {@code 2 d Theta / d |x|^2}, n x N. */
        private final double[] byNorm;

        private Section(double[] points) {
            this.points = points;
            this.inputs = points.length / dimension;
            this.products = products(points);
            this.byProduct = new double[products.length];
            this.byNorm = new double[products.length];
            double[] norms = squaredNorms(dimension, points);
            for (int i = 0; i < inputs; i++) {
                for (int j = 0; j < count; j++) {
                    fill(j + i * count, norms[i], squaredNorms[j]);
                }
            }
        }

        private void fill(int at, double xx, double bb) {
            double xy = products[at];
            double s = Math.sqrt(StableFunctions.delta(xx, bb, xy));
            double twiceKappa = 2 * (Math.PI - Math.atan2(s, xy));
            byProduct[at] = (twiceKappa + (s > 0 ? xy / s : 0)) / TWO_PI;
            byNorm[at] = s > 0 ? (s - xy * xy / s) / (TWO_PI * xx) : 0;
        }

        private double[] combined(double[] matrix, double[] weights) {
            double[] result = new double[inputs];
            for (int i = 0; i < inputs; i++) {
                double sum = 0;
                for (int j = 0; j < count; j++) {
                    sum += weights[j] * matrix[j + i * count];
                }
                result[i] = sum;
            }
            return result;
        }

        /** Returns the gradient of {@code f(x) = sum_j w_j Theta(x, b_j)} at {@code x_i} in column i, d x N. */
        public double[] gradients(double[] weights) {
            double[] weighted = new double[byProduct.length];
            for (int at = 0; at < weighted.length; at++) {
                weighted[at] = weights[at % count] * byProduct[at];
            }
            double[] gradients = new double[points.length];
            algebra.multiply(
                    Shape.PLAIN,
                    dimension,
                    inputs,
                    count,
                    centres,
                    0,
                    dimension,
                    weighted,
                    0,
                    count,
                    0,
                    gradients,
                    0,
                    dimension);
            double[] radial = combined(byNorm, weights);
            for (int at = 0; at < points.length; at++) {
                gradients[at] += radial[at / dimension] * points[at];
            }
            return gradients;
        }
    }
}

package org.ntkverify.check.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Weighted least squares with known errors: every coefficient as a linear combination of the data.
 *
 * <p>With {@code W = diag(1/error^2)} the coefficients are {@code L y}, {@code L = (X^T W X)^-1 X^T W}, and their
 * covariance is {@code (X^T W X)^-1}. L comes from a QR decomposition of {@code W^(1/2) X}, which does not square the
 * condition number. Errors are those of sampling, never estimated from the scatter around the fit.
 */
final class WeightedRegression {

    private final double[][] design;
    private final double[] errors;
    private final RealMatrix functionals;

    /**
     * Sets up the regression.
     *
     * @param design X, one row for each datum, columns of similar size
     * @param errors one standard error for each datum, positive
     */
    WeightedRegression(double[][] design, double[] errors) {
        this.design = design;
        this.errors = errors;
        double[][] scaled = new double[design.length][];
        for (int i = 0; i < design.length; i++) {
            scaled[i] = design[i].clone();
            for (int k = 0; k < scaled[i].length; k++) {
                scaled[i][k] /= errors[i];
            }
        }
        functionals = new QRDecomposition(new Array2DRowRealMatrix(scaled, false))
                .getSolver()
                .getInverse();
        for (int i = 0; i < errors.length; i++) {
            for (int k = 0; k < functionals.getRowDimension(); k++) {
                functionals.multiplyEntry(k, i, 1 / errors[i]);
            }
        }
    }

    /** Returns row k of L: the coefficient is its inner product with the data. */
    double[] functional(int k) {
        return functionals.getRow(k);
    }

    /** Returns coefficient k for the data y. */
    double coefficient(int k, double[] y) {
        return dot(functional(k), y);
    }

    /** Returns the sum of squared residuals of y, each over its error: chi-square with N - p degrees of freedom. */
    double chiSquare(double[] y) {
        double[] coefficients = functionals.operate(y);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double residual = (y[i] - dot(design[i], coefficients)) / errors[i];
            sum += residual * residual;
        }
        return sum;
    }

    /** Returns {@code 1 - h_i} for each datum, h_i its leverage: the fraction of its variance left in its residual. */
    double[] freedom() {
        double[] freedom = new double[errors.length];
        for (int i = 0; i < freedom.length; i++) {
            freedom[i] = 1 - dot(design[i], functionals.getColumn(i));
        }
        return freedom;
    }

    /** Returns N - p. */
    int degreesOfFreedom() {
        return design.length - design[0].length;
    }

    /** Returns the probability of a larger chi-square. */
    double pValue(double chiSquare) {
        return ChiSquaredDistribution.of(degreesOfFreedom()).survivalProbability(chiSquare);
    }

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}

package org.ntkverify.check.statistics;

/**
 * The chi-square test of a fit whose errors are known.
 *
 * @param chiSquare sum of squared residuals, each over its standard error
 * @param degreesOfFreedom number of data minus number of parameters
 * @param pValue probability of a larger chi-square if the model holds
 */
public record LackOfFit(double chiSquare, int degreesOfFreedom, double pValue) {

    static LackOfFit of(WeightedRegression regression, double[] data) {
        double chiSquare = regression.chiSquare(data);
        return new LackOfFit(chiSquare, regression.degreesOfFreedom(), regression.pValue(chiSquare));
    }
}

package org.ntkverify.numeric.experiment;

import java.util.Map;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * The tangent kernel of the hidden layer of {@code f = m^(-1/2) sum_r a_r relu(w_r.x)} with frozen signs {@code a_r = +-1}, in expectation over
 * {@code w_r ~ N(0, I)} [DZPS19, Assumption 3.1]:
 *
 * <pre>H_ij = &lt;x_i, x_j&gt; P(w.x_i &gt;= 0, w.x_j &gt;= 0) = &lt;x_i, x_j&gt; (pi - theta_ij) / (2 pi)</pre>
 *
 * with theta the angle between both inputs. The signs drop out because {@code a_r^2 = 1}. Everything here is enclosed.
 *
 * @param inputs n points of R^d, none of them 0
 * @param limit encloses H
 * @param smallest encloses {@code lambda_0 = lambda_min(H)}
 * @param squaredNorm encloses {@code |X|^2}, the largest eigenvalue of the Gram matrix
 */
public record GateKernel(Inputs inputs, IntervalMatrix limit, Interval smallest, Interval squaredNorm) {

    /** Encloses the kernel at {@code inputs}. */
    public static GateKernel of(Inputs inputs) {
        int n = inputs.count();
        IntervalMatrix limit = IntervalMatrix.ofLowerTriangle(n, i -> row(inputs, i));
        IntervalMatrix negatedGram = IntervalMatrix.ofLowerTriangle(n, i -> negatedProducts(inputs, i));
        return new GateKernel(
                inputs,
                limit,
                CertifiedEigenvalue.lambdaMin(limit),
                CertifiedEigenvalue.lambdaMin(negatedGram).negate());
    }

    private static Interval[] row(Inputs inputs, int i) {
        Interval[] row = new Interval[i + 1];
        for (int j = 0; j < i; j++) {
            row[j] = enclosed(entry(inputs, i, j));
        }
        row[i] = enclosed(inputs.innerProduct(i, i).over(2));
        return row;
    }

    private static Expression entry(Inputs inputs, int i, int j) {
        Expression product = inputs.innerProduct(i, j);
        Expression norms = inputs.innerProduct(i, i).times(inputs.innerProduct(j, j));
        Expression angle = Expression.call(Function.ARC_COS, product.over(norms.sqrt()));
        return product.times(Expression.PI.minus(angle)).over(Expression.PI.times(2));
    }

    private static Interval[] negatedProducts(Inputs inputs, int i) {
        Interval[] row = new Interval[i + 1];
        for (int j = 0; j <= i; j++) {
            row[j] = enclosed(inputs.innerProduct(i, j).negate());
        }
        return row;
    }

    private static Interval enclosed(Expression constant) {
        return constant.evaluate(IntervalArithmetic.INSTANCE, Map.of());
    }

    /** Encloses the root mean square of {@code |H(0) - H|_F} at width m: entries are multiples of binomial frequencies. */
    public Interval rootMeanSquareError(int width) {
        Interval sum = Interval.ZERO;
        for (int i = 0; i < inputs.count(); i++) {
            for (int j = 0; j < inputs.count(); j++) {
                Interval mean = limit.entry(i, j);
                sum = sum.plus(mean.times(enclosed(inputs.innerProduct(i, j)).minus(mean)));
            }
        }
        return sum.over(Interval.of(width)).sqrt();
    }
}

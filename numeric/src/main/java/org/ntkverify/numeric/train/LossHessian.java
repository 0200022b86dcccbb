package org.ntkverify.numeric.train;

import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.spectrum.SymmetricOperator;

/**
 * The Hessian of the training loss by the parameters, as products with vectors, at one point:
 *
 * <pre>H = G + R,   G = J^T diag(d^2 C / d f^2) J  (Gauss-Newton, positive semidefinite),   R = sum_i (d C / d f_i) d^2 f_i / d theta^2</pre>
 *
 * For squared loss with factor c, G has the nonzero eigenvalues of c times the tangent kernel. Source: our reading of [NMHO24]; the identity is the chain
 * rule. A product costs about three evaluations of the network. Immutable.
 */
public final class LossHessian implements SymmetricOperator {

    private final ForwardPass pass;
    private final int size;
    private final double[] slopes;
    private final double[] curvatures;

    /** Evaluates the network at {@code parameters}. */
    public LossHessian(NetworkFunction function, Objective objective, double[] parameters) {
        this.pass = function.at(parameters);
        this.size = function.layout().size();
        double[] outputs = pass.outputs();
        this.slopes = new double[objective.size()];
        this.curvatures = new double[objective.size()];
        objective.slopes(outputs, slopes);
        objective.curvatures(outputs, curvatures);
    }

    @Override
    public int size() {
        return size;
    }

    /** Returns {@code H v}. */
    @Override
    public double[] times(double[] v) {
        double[] product = gaussNewton(v);
        double[] residual = residual(v);
        for (int i = 0; i < size; i++) {
            product[i] += residual[i];
        }
        return product;
    }

    /** Returns {@code G v}. */
    public double[] gaussNewton(double[] v) {
        double[] moved = pass.pushForward(v);
        for (int i = 0; i < moved.length; i++) {
            moved[i] *= curvatures[i];
        }
        return pass.pullBack(moved);
    }

    /** Returns {@code R v}. */
    public double[] residual(double[] v) {
        return pass.hessianProduct(slopes, v);
    }
}

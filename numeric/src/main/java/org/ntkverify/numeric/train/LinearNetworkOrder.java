package org.ntkverify.numeric.train;

/**
 * The closed system of order parameters of a linear network with one hidden layer under gradient descent [NMHO24, our reading; derived].
 *
 * <p>{@code f(x) = w.x}, {@code w = E V / (gamma sqrt(N D))} with E of shape D x N and V of N standard normal entries, whitened data, so
 * {@code C = |w - w*|^2 / 2}, learning rate {@code eta = eta_0 gamma^2}. With {@code Ehat = E E^T/(N D)}, {@code vhat = |V|^2/(N D)},
 * {@code r = w - w*}, {@code kappa = gamma^2/(N D)}:
 *
 * <pre>w    &lt;- w - eta_0 (Ehat + vhat) r + eta_0^2 kappa (w.r) r
 * Ehat &lt;- Ehat - eta_0 kappa (r w^T + w r^T) + eta_0^2 kappa vhat r r^T
 * vhat &lt;- vhat - 2 eta_0 kappa (w.r) + eta_0^2 kappa r^T Ehat r</pre>
 *
 * exactly, at every width. The Gauss-Newton part of the Hessian has largest eigenvalue {@code (vhat + lambda_max(Ehat))/gamma^2}. Mutable; one run.
 */
public final class LinearNetworkOrder {

    private final double rate;
    private final double kappa;
    private final double[] target;
    private final double[] w;
    private final double[] e;
    private double v;

    /**
     * Starts from given order parameters.
     *
     * @param rate eta_0
     * @param kappa gamma^2/(N D): 1/D in maximal update at every width, 1/(N D) in NTK parameterisation
     * @param target w*, D numbers
     * @param w D numbers
     * @param e Ehat, D x D, symmetric
     * @param v vhat
     */
    public LinearNetworkOrder(double rate, double kappa, double[] target, double[] w, double[] e, double v) {
        int d = target.length;
        if (w.length != d || e.length != d * d) {
            throw new IllegalArgumentException(
                    "w and Ehat must have %s and %s entries but had %s and %s".formatted(d, d * d, w.length, e.length));
        }
        this.rate = rate;
        this.kappa = kappa;
        this.target = target.clone();
        this.w = w.clone();
        this.e = e.clone();
        this.v = v;
    }

    /** Returns the limit of infinite width at initialisation, {@code w = 0}, {@code Ehat = I/D}, {@code vhat = 1/D}. */
    public static LinearNetworkOrder limit(double rate, double kappa, double[] target) {
        int d = target.length;
        double[] e = new double[d * d];
        for (int i = 0; i < d; i++) {
            e[i * (d + 1)] = 1.0 / d;
        }
        return new LinearNetworkOrder(rate, kappa, target, new double[d], e, 1.0 / d);
    }

    /** Makes one step of gradient descent. */
    public void step() {
        int d = target.length;
        double[] r = residual();
        double[] er = new double[d];
        double wr = 0;
        double rer = 0;
        for (int j = 0; j < d; j++) {
            wr += w[j] * r[j];
            for (int i = 0; i < d; i++) {
                er[i] += e[i + j * d] * r[j];
            }
        }
        for (int i = 0; i < d; i++) {
            rer += r[i] * er[i];
        }
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < d; i++) {
                e[i + j * d] += kappa * rate * (rate * v * r[i] * r[j] - r[i] * w[j] - w[i] * r[j]);
            }
        }
        for (int i = 0; i < d; i++) {
            w[i] += rate * (rate * kappa * wr * r[i] - er[i] - v * r[i]);
        }
        v += kappa * rate * (rate * rer - 2 * wr);
    }

    private double[] residual() {
        double[] r = new double[target.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = w[i] - target[i];
        }
        return r;
    }

    /** Returns C. */
    public double loss() {
        double sum = 0;
        for (double r : residual()) {
            sum += r * r;
        }
        return sum / 2;
    }

    /** Returns w. */
    public double[] w() {
        return w.clone();
    }

    /** Returns Ehat, D x D. */
    public double[] e() {
        return e.clone();
    }

    /** Returns vhat. */
    public double v() {
        return v;
    }
}

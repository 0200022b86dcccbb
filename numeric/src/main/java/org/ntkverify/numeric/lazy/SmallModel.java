package org.ntkverify.numeric.lazy;

import org.ntkverify.numeric.sample.RandomStreams;

/** A network with one hidden layer of width n, of real output, on fixed points, with its gradient written out. */
interface SmallModel {

    /** Returns P, the number of parameters. */
    int size();

    /** Returns standard normal parameters, the start of training. */
    double[] start(RandomStreams streams, long draw);

    /** Writes {@code f(x_i)} for all points. */
    void outputs(double[] parameters, double[] target);

    /**
     * Adds {@code factor} times {@code sum_i g_i grad f(x_i)}, the gradient at {@code parameters}, to {@code target}, another array.
     *
     * @param cotangent g, for the first points; the others have none
     */
    void addGradient(double[] parameters, double[] cotangent, double factor, double[] target);
}

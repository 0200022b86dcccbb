package org.ntkverify.numeric.network;

import java.util.OptionalInt;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The outputs of a layered network on its inputs as a function of the trained variables, with derivatives.
 *
 * <p>Immutable; serves any number of threads.
 */
public final class NetworkFunction {

    private final FiniteNetwork network;
    private final ParameterLayout layout;
    private final ActivationCode slope;

    /** Describes the function of {@code network}. */
    public NetworkFunction(FiniteNetwork network) {
        this.network = network;
        this.layout = new ParameterLayout(network);
        Activation phi = network.architecture().activation();
        Expression derivative = phi.derivative();
        this.slope = ActivationCode.of(new Activation("derivative of " + phi.name(), derivative, OptionalInt.empty()));
    }

    /** Returns the network. */
    public FiniteNetwork network() {
        return network;
    }

    /** Returns where the trained variables lie. */
    public ParameterLayout layout() {
        return layout;
    }

    /**
     * Evaluates the network.
     *
     * @param parameters the trained variables, P finite numbers, as {@link #layout} says; copied
     * @throws IllegalArgumentException if there are not P of them or one is not finite
     */
    public ForwardPass at(double[] parameters) {
        layout.require(parameters, "parameters");
        return new ForwardPass(network, layout, slope, parameters.clone());
    }
}

package org.ntkverify.numeric.network;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;

/** A network at given hidden widths on given inputs: everything but its random weights. Instances are immutable. */
public sealed interface RandomNetwork permits FiniteNetwork, ProductNetwork, ComplexNetwork {

    /** Returns the inputs. */
    Inputs inputs();

    /** Returns the widths of the hidden layers. */
    List<Integer> widths();

    /** Returns k, the number of real outputs. */
    int outputCount();

    /** Returns N. */
    default int inputCount() {
        return inputs().count();
    }

    /** Returns what {@code cases} says about this kind of network. */
    <R> R accept(Cases<R> cases);

    /**
     * One method for each kind of network.
     *
     * @param <R> the result
     */
    interface Cases<R> {

        /** Returns the result for a dense or residual network. */
        R layered(FiniteNetwork network);

        /** Returns the result for a network of products. */
        R product(ProductNetwork network);

        /** Returns the result for a complex network. */
        R complex(ComplexNetwork network);
    }
}

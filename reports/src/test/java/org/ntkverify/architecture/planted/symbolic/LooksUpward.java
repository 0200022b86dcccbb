package org.ntkverify.architecture.planted.symbolic;

import java.util.List;
import org.ntkverify.architecture.planted.numeric.Quantity;

/** Depends on the layer above. */
public record LooksUpward(List<Quantity> quantities) {
    /** Returns the first quantity. */
    public Quantity first() {
        return quantities.get(0);
    }
}

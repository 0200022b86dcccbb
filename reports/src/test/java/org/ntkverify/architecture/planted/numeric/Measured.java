package org.ntkverify.architecture.planted.numeric;

import org.ntkverify.architecture.planted.numeric.internal.Hidden;

/** Uses what is internal to its own layer, as it may. */
public record Measured(Hidden hidden) {}

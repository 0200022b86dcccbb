package org.ntkverify.architecture.planted.numeric;

import org.ntkverify.architecture.planted.symbolic.LooksUpward;

/** Depends on the layer below, as it may; together with {@code LooksUpward} that is a cycle. */
public record Quantity(LooksUpward source) {}

package org.ntkverify.architecture.planted.check;

import org.ntkverify.architecture.planted.numeric.internal.Hidden;

/** Uses what is internal to another layer. */
public record ReachesInside(Hidden hidden) {}

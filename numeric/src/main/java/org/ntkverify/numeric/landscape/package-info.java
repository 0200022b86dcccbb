/** Experiments on the curvature of the training loss: sharpness along trajectories, its dependence on width and depth, and learning rates. */
@NullMarked
package org.ntkverify.numeric.landscape;

import org.jspecify.annotations.NullMarked;

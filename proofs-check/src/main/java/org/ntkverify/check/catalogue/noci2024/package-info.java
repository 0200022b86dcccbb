/** Claims of [NMHO24] on the loss landscape along training: sharpness, its dependence on width and depth, learning-rate transfer. */
@NullMarked
package org.ntkverify.check.catalogue.noci2024;

import org.jspecify.annotations.NullMarked;

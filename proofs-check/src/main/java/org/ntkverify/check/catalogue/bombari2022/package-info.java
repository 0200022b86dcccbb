/** Claims of [BAM22] on minimum over-parameterisation. */
@NullMarked
package org.ntkverify.check.catalogue.bombari2022;

import org.jspecify.annotations.NullMarked;

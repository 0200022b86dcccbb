/** Claims of [OS19] on moderate over-parameterisation. */
@NullMarked
package org.ntkverify.check.catalogue.oymak2019;

import org.jspecify.annotations.NullMarked;

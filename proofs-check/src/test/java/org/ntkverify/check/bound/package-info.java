/** Tests of theorem bounds. */
@NullMarked
package org.ntkverify.check.bound;

import org.jspecify.annotations.NullMarked;
